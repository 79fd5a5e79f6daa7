/// Reads one JSON document from its bytes, value by value, without building what nobody asks for.
///
/// The reader is strict (RFC 8259, no duplicate members, bounded nesting) and keeps the path of where it is, so
/// that every error names its place. Members that are skipped are still checked for grammar, not for duplicates.
package struct JSONReader: ~Copyable {
    /// Nesting that is read at most; Terraform's documents stay far below it.
    package static let depthLimit = 512

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    var path: [JSONPath.Step] = []
    var depth = 0
    /// The texts that were read lately.
    var texts = TextCache()
    /// The members of the objects that are being read, the outermost first.
    private var pending: [(start: Int, name: String, value: JSON)] = []

    /// A reader over bytes that outlive it.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Lends a reader over the bytes of a document, and checks that nothing follows the value that was read.
    package static func read<Bytes: Sequence<UInt8>, Result>(
        _ bytes: Bytes,
        _ body: (inout JSONReader) throws(JSONError) -> Result
    ) throws(JSONError) -> Result {
        func run(_ buffer: UnsafeBufferPointer<UInt8>) throws(JSONError) -> Result {
            var reader = JSONReader(buffer)
            reader.skipByteOrderMark()
            let result = try body(&reader)
            try reader.finish()
            return result
        }
        var outcome: Swift.Result<Result, JSONError>?
        let stored: Void? = bytes.withContiguousStorageIfAvailable { buffer in
            do throws(JSONError) { outcome = .success(try run(buffer)) } catch { outcome = .failure(error) }
        }
        if stored == nil {
            Array(bytes).withUnsafeBufferPointer { buffer in
                do throws(JSONError) { outcome = .success(try run(buffer)) } catch { outcome = .failure(error) }
            }
        }
        guard let outcome else { throw JSONError(.truncated, "the document could not be read") }
        return try outcome.get()
    }

    /// Reads the next value into a tree.
    package mutating func value() throws(JSONError) -> JSON {
        switch try peek() {
        case UInt8(ascii: "{"):
            return .object(try members())
        case UInt8(ascii: "["):
            var elements: [JSON] = []
            try array { (_, reader) throws(JSONError) in elements.append(try reader.value()) }
            return .array(elements)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try literal("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try literal("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        default: return .number(try number())
        }
    }

    /// Reads an object into a dictionary of just its size, which also tells a member that stands twice.
    private mutating func members() throws(JSONError) -> [String: JSON] {
        try open(UInt8(ascii: "{"), "an object")
        if try close(UInt8(ascii: "}")) { return [:] }
        let first = pending.count
        repeat {
            if pending.count > first { try comma("\",\" or \"}\"") }
            guard try peek() == UInt8(ascii: "\"") else { throw unexpected("a member name in quotes") }
            let start = position
            let name = try string()
            path.append(.member(name))
            guard try peek() == UInt8(ascii: ":") else { throw unexpected("\":\" after a member name") }
            position += 1
            pending.append((start, name, try value()))
            path.removeLast()
        } while try !close(UInt8(ascii: "}"))
        defer { pending.removeSubrange(first...) }
        var members = Dictionary<String, JSON>(minimumCapacity: pending.count - first)
        for (start, name, value) in pending[first...] {
            guard members.updateValue(value, forKey: name) == nil else {
                path.append(.member(name))
                throw error(.duplicateKey, at: start, "the member \"\(name)\" stands twice in one object")
            }
        }
        return members
    }

    /// Reads an object, handing each member's name to `body`, which must read or skip the value.
    package mutating func object(
        _ body: (String, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try open(UInt8(ascii: "{"), "an object")
        var seen = SeenNames()
        if try close(UInt8(ascii: "}")) { return }
        while true {
            guard try peek() == UInt8(ascii: "\"") else { throw unexpected("a member name in quotes") }
            let start = position
            let name = try string()
            path.append(.member(name))
            guard seen.insert(name) else {
                throw error(.duplicateKey, at: start, "the member \"\(name)\" stands twice in one object")
            }
            guard try peek() == UInt8(ascii: ":") else { throw unexpected("\":\" after a member name") }
            position += 1
            try body(name, &self)
            path.removeLast()
            if try close(UInt8(ascii: "}")) { return }
            try comma("\",\" or \"}\"")
        }
    }

    /// Reads an array, handing each element's position to `body`, which must read or skip the element.
    package mutating func array(_ body: (Int, inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
        try open(UInt8(ascii: "["), "an array")
        if try close(UInt8(ascii: "]")) { return }
        var index = 0
        while true {
            path.append(.index(index))
            try body(index, &self)
            path.removeLast()
            index += 1
            if try close(UInt8(ascii: "]")) { return }
            try comma("\",\" or \"]\"")
        }
    }

    /// Whether the next value is `null`, which is then consumed.
    package mutating func null() throws(JSONError) -> Bool {
        guard try peek() == UInt8(ascii: "n") else { return false }
        try literal("null")
        return true
    }

    /// Reads a string, or says that something else stands there.
    package mutating func text() throws(JSONError) -> String {
        guard try peek() == UInt8(ascii: "\"") else { throw wrongType("a string") }
        return try string()
    }

    /// Reads a boolean, or says that something else stands there.
    package mutating func flag() throws(JSONError) -> Bool {
        switch try peek() {
        case UInt8(ascii: "t"):
            try literal("true")
            return true
        case UInt8(ascii: "f"):
            try literal("false")
            return false
        default: throw wrongType("true or false")
        }
    }

    /// An error of the given code at the present place.
    package func error(_ code: JSONError.Code, at offset: Int? = nil, _ detail: String) -> JSONError {
        let offset = offset ?? position
        let line = 1 + bytes.prefix(min(offset, bytes.count)).reduce(into: 0) { $0 += $1 == 10 ? 1 : 0 }
        return JSONError(code, at: JSONPath(path), offset: offset, line: line, detail)
    }

    /// The error that the value here is of another kind than expected.
    package func wrongType(_ expected: String) -> JSONError {
        error(.wrongType, "expected \(expected), found \(found)")
    }

    /// The error that the character here cannot stand here.
    func unexpected(_ expected: String) -> JSONError {
        error(.unexpectedCharacter, "expected \(expected), found \(found)")
    }

    /// What stands here, as error messages say it.
    private var found: String {
        guard position < bytes.count else { return "the end of the document" }
        return switch bytes[position] {
        case UInt8(ascii: "{"): "an object"
        case UInt8(ascii: "["): "an array"
        case UInt8(ascii: "\""): "a string"
        case UInt8(ascii: "t"), UInt8(ascii: "f"): "a boolean"
        case UInt8(ascii: "n"): "null"
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): "a number"
        case 0x21...0x7E: "\"\(Character(UnicodeScalar(bytes[position])))\""
        default: "byte \(bytes[position])"
        }
    }
}

extension JSONReader {
    /// Where a value stands that was passed over.
    package struct Bookmark: Hashable, Sendable {
        fileprivate var position: Int
    }

    /// Passes over the next value and returns its text as it stands in the document.
    package mutating func source() throws(JSONError) -> [UInt8] {
        _ = try peek()
        let start = position
        try skip()
        return Array(bytes[start..<position])
    }

    /// Reads the next value if the literal `true` may stand in it; otherwise passes over it.
    package mutating func valueHoldingTrue() throws(JSONError) -> JSON? {
        let bookmark = try skipMarking()
        var rest = bytes[bookmark.position..<position]
        while let start = rest.firstIndex(of: UInt8(ascii: "t")) {
            rest = rest[start...]
            if rest.starts(with: [0x74, 0x72, 0x75, 0x65]) { return try value(at: bookmark) }
            rest = rest.dropFirst()
        }
        return nil
    }

    /// Passes over the next value and remembers where it stands.
    package mutating func skipMarking() throws(JSONError) -> Bookmark {
        _ = try peek()
        let bookmark = Bookmark(position: position)
        try skip()
        return bookmark
    }

    /// Reads a value that was passed over, and stays where it is.
    package mutating func value(at bookmark: Bookmark) throws(JSONError) -> JSON {
        let present = position
        position = bookmark.position
        let value = try value()
        position = present
        return value
    }
}

/// The member names of one object, most of which have few.
private struct SeenNames {
    /// From so many on, names are looked up instead of compared one by one.
    private static let few = 16

    private var list: [String] = []
    private var table: Set<String> = []

    /// Notes a name; whether it is new.
    mutating func insert(_ name: String) -> Bool {
        guard table.isEmpty else { return table.insert(name).inserted }
        guard !list.contains(name) else { return false }
        list.append(name)
        if list.count == Self.few { table = Set(list) }
        return true
    }
}
