/// Writes values as JSON text: what Foundation's encoder writes with sorted keys and without escaped slashes.
///
/// That one builds a tree of objects first; for the small values that are kept by the thousand this takes about half the
/// time. Instants are seconds since 2001-01-01 UTC, as there; `Data`, `URL` and `Decimal`, which Foundation writes in ways of
/// its own, are for others.
package enum JSONText {
    /// The text of a value, with members in alphabetical order, so that equal values are written alike.
    ///
    /// - Throws: `EncodingError` for a number that JSON cannot write, and what the value itself throws.
    package static func of(_ value: some Encodable) throws -> String {
        let out = JSONTextBuffer()
        try out.write(value)
        return out.text
    }
}

/// The text so far, and the objects and arrays in it that are still open.
private final class JSONTextBuffer {
    private struct Frame {
        let isObject: Bool
        /// Where its text begins.
        let start: Int
        /// The place of its first member among all that are open.
        let firstMember: Int
        var isEmpty = true
    }

    // One value is written at a time, and each call is done with them before the next: checking that costs more than it.
    @exclusivity(unchecked) private var bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 2048, alignment: 1)
    @exclusivity(unchecked) private var count = 0
    @exclusivity(unchecked) private var frames: [Frame] = []
    /// The members of the open objects: where each begins, and how long its key is with quotes.
    @exclusivity(unchecked) private var members: [(start: Int, key: Int)] = []

    init() {
        frames.reserveCapacity(8)
        members.reserveCapacity(32)
    }

    deinit { bytes.deallocate() }

    var text: String { String(decoding: bytes[..<count], as: UTF8.self) }

    private func append(_ more: UnsafeRawBufferPointer) {
        if count + more.count > bytes.count {
            let roomier = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * (count + more.count), alignment: 1)
            roomier.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
            bytes.deallocate()
            bytes = roomier
        }
        UnsafeMutableRawBufferPointer(rebasing: bytes[count..<bytes.count]).copyMemory(from: more)
        count += more.count
    }

    private func append(_ byte: Unicode.Scalar) {
        withUnsafeBytes(of: UInt8(ascii: byte)) { append($0) }
    }

    /// Appends any value, and closes what it opened.
    func write(_ value: some Encodable) throws {
        let depth = frames.count
        let start = count
        try value.encode(to: JSONTextEncoder(out: self, depth: depth))
        close(to: depth)
        if count == start { append("{}") }
    }

    func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func write(plain text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    func write(text: String) {
        var text = text
        append("\"" as Unicode.Scalar)
        text.withUTF8 { utf8 in
            let utf8 = UnsafeRawBufferPointer(utf8)
            var written = 0
            for place in utf8.indices where Self.isEscaped(utf8[place]) {
                append(UnsafeRawBufferPointer(rebasing: utf8[written..<place]))
                escape(utf8[place])
                written = place + 1
            }
            append(UnsafeRawBufferPointer(rebasing: utf8[written...]))
        }
        append("\"" as Unicode.Scalar)
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x08: append("\\b")
        case 0x0C: append("\\f")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        default:
            append(byte < 0x10 ? "\\u000" : "\\u00")
            write(plain: String(byte, radix: 16))
        }
    }

    /// Opens an object or an array in the place at a depth, or goes on with the one that is open there.
    func open(isObject: Bool, at depth: Int) {
        if frames.count > depth, frames[depth].isObject == isObject { return close(to: depth + 1) }
        close(to: depth)
        frames.append(Frame(isObject: isObject, start: count, firstMember: members.count))
        append(isObject ? "{" : "[" as Unicode.Scalar)
    }

    /// Begins the next element of the array that is open at a depth.
    func element(at depth: Int) {
        close(to: depth + 1)
        if !frames[depth].isEmpty { append("," as Unicode.Scalar) }
        frames[depth].isEmpty = false
    }

    /// Begins the next member of the object that is open at a depth.
    func member(_ key: some CodingKey, at depth: Int) {
        element(at: depth)
        let start = count
        write(text: key.stringValue)
        members.append((start, count - start))
        append(":" as Unicode.Scalar)
    }

    /// Closes what is open beyond a depth.
    private func close(to depth: Int) {
        while frames.count > depth {
            let frame = frames.removeLast()
            if frame.isObject { sortMembers(of: frame) }
            members.removeLast(members.count - frame.firstMember)
            append(frame.isObject ? "}" : "]" as Unicode.Scalar)
        }
    }

    private func sortMembers(of frame: Frame) {
        let places = frame.firstMember..<members.count
        let sorted = places.sorted { key(of: $0).lexicographicallyPrecedes(key(of: $1)) }
        guard !sorted.elementsEqual(places) else { return }
        let start = frame.start + 1
        Array(bytes[start..<count]).withUnsafeBytes { unsorted in
            let end = count
            count = start
            for place in sorted {
                if count > start { append("," as Unicode.Scalar) }
                let next = place + 1 < members.count ? members[place + 1].start - 1 : end
                append(UnsafeRawBufferPointer(rebasing: unsorted[(members[place].start - start)..<(next - start)]))
            }
        }
    }

    /// A member's key, without quotes, so that a key comes before those that it begins.
    private func key(of member: Int) -> Slice<UnsafeMutableRawBufferPointer> {
        let start = members[member].start
        return bytes[(start + 1)..<(start + members[member].key - 1)]
    }
}

extension JSONTextBuffer {
    func write(_ number: some BinaryFloatingPoint & LosslessStringConvertible) throws {
        guard number.isFinite else {
            let context = EncodingError.Context(codingPath: [], debugDescription: "JSON has no way to write \(number).")
            throw EncodingError.invalidValue(number, context)
        }
        let text = number.description
        write(plain: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }
}

/// Where one value is to be written.
private struct JSONTextEncoder: Encoder {
    let out: JSONTextBuffer
    /// How many objects and arrays are open around it.
    let depth: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        out.open(isObject: true, at: depth)
        return KeyedEncodingContainer(JSONTextObject(out: out, depth: depth))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        out.open(isObject: false, at: depth)
        return JSONTextArray(out: out, depth: depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONTextValue(out: out) }
}

private struct JSONTextObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let out: JSONTextBuffer
    let depth: Int

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) {
        out.member(key, at: depth)
        out.append("null")
    }

    func encode(_ value: Bool, forKey key: Key) {
        out.member(key, at: depth)
        out.append(value ? "true" : "false")
    }

    func encode(_ value: String, forKey key: Key) {
        out.member(key, at: depth)
        out.write(text: value)
    }

    func encode<Number: Encodable & FixedWidthInteger>(_ value: Number, forKey key: Key) {
        out.member(key, at: depth)
        out.write(plain: String(value))
    }

    func encode(_ value: Double, forKey key: Key) throws {
        out.member(key, at: depth)
        try out.write(value)
    }

    func encode(_ value: Float, forKey key: Key) throws {
        out.member(key, at: depth)
        try out.write(value)
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        out.member(key, at: depth)
        try out.write(value)
    }

    func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key) -> KeyedEncodingContainer<Inner> {
        out.member(key, at: depth)
        return JSONTextEncoder(out: out, depth: depth + 1).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        out.member(key, at: depth)
        return JSONTextEncoder(out: out, depth: depth + 1).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        preconditionFailure("a value that is kept has no superclass")
    }

    func superEncoder(forKey key: Key) -> any Encoder { superEncoder() }
}

private struct JSONTextArray: UnkeyedEncodingContainer {
    let out: JSONTextBuffer
    let depth: Int
    private(set) var count = 0

    init(out: JSONTextBuffer, depth: Int) {
        self.out = out
        self.depth = depth
    }

    var codingPath: [any CodingKey] { [] }

    private mutating func next() {
        out.element(at: depth)
        count += 1
    }

    mutating func encodeNil() {
        next()
        out.append("null")
    }

    mutating func encode(_ value: Bool) {
        next()
        out.append(value ? "true" : "false")
    }

    mutating func encode(_ value: String) {
        next()
        out.write(text: value)
    }

    mutating func encode<Number: Encodable & FixedWidthInteger>(_ value: Number) {
        next()
        out.write(plain: String(value))
    }

    mutating func encode(_ value: Double) throws {
        next()
        try out.write(value)
    }

    mutating func encode(_ value: Float) throws {
        next()
        try out.write(value)
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        next()
        try out.write(value)
    }

    mutating func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
        next()
        return JSONTextEncoder(out: out, depth: depth + 1).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        next()
        return JSONTextEncoder(out: out, depth: depth + 1).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        preconditionFailure("a value that is kept has no superclass")
    }
}

private struct JSONTextValue: SingleValueEncodingContainer {
    let out: JSONTextBuffer

    var codingPath: [any CodingKey] { [] }

    func encodeNil() { out.append("null") }
    func encode(_ value: Bool) { out.append(value ? "true" : "false") }
    func encode(_ value: String) { out.write(text: value) }
    func encode<Number: Encodable & FixedWidthInteger>(_ value: Number) { out.write(plain: String(value)) }
    func encode(_ value: Double) throws { try out.write(value) }
    func encode(_ value: Float) throws { try out.write(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try out.write(value) }
}
