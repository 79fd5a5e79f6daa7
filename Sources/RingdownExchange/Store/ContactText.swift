import RingdownCore

/// A contact's columns as one row of the store holds them: a JSON object of texts, in the order of the names.
///
/// Millions are written and read, so both are done byte by byte; what another version may have written otherwise is
/// read as any JSON.
enum ContactText {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    static func write(_ data: [String: String]) -> String {
        var size = 2
        for (name, value) in data { size += name.utf8.count + value.utf8.count + 6 }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size)
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for (name, value) in data.sorted(by: { $0.key < $1.key }) {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            write(name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            write(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != quote && $0 != backslash }) else {
            return JSON.string(text).write(to: &bytes)
        }
        bytes.append(quote)
        bytes.append(contentsOf: text.utf8)
        bytes.append(quote)
    }

    /// Throws when the text is no JSON.
    static func read(_ text: String) throws -> [String: String] {
        if let data = plain(text) { return data }
        return (try JSON(parsing: text).object ?? [:]).compactMapValues(\.string)
    }

    /// Reads an object of texts without escapes; `nil` for anything else.
    private static func plain(_ text: String) -> [String: String]? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= 2, bytes[0] == UInt8(ascii: "{"), bytes[bytes.count - 1] == UInt8(ascii: "}") else {
                return nil
            }
            var data: [String: String] = [:]
            var index = 1
            if bytes.count == 2 { return data }
            while true {
                guard let name = string(bytes, &index), index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
                    return nil
                }
                index += 1
                guard let value = string(bytes, &index), index < bytes.count else { return nil }
                data[name] = value
                index += 1
                switch bytes[index - 1] {
                case UInt8(ascii: ","): continue
                case UInt8(ascii: "}"): return index == bytes.count ? data : nil
                default: return nil
                }
            }
        }
    }

    private static func string(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> String? {
        guard index < bytes.count, bytes[index] == quote else { return nil }
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] != quote {
            if bytes[index] == backslash { return nil }
            index += 1
        }
        guard index < bytes.count else { return nil }
        defer { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }
}
