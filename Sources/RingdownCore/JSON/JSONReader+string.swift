extension JSONReader {
    /// Reads the string that starts at the present quote.
    mutating func string() throws(JSONError) -> String {
        let start = position
        position += 1
        let first = position
        let isASCII = passPlainText()
        guard position < bytes.count else {
            throw error(.truncated, at: start, "the document ends inside a string")
        }
        if bytes[position] == UInt8(ascii: "\\") { return try escapedString(from: start) }
        guard bytes[position] == UInt8(ascii: "\"") else { throw controlCharacter() }
        let text = UnsafeBufferPointer(rebasing: bytes[first..<position])
        position += 1
        return isASCII ? texts.text(text) : try decode(text, at: start)
    }

    /// Passes over everything up to a quote, a backslash, a control character or the end, eight bytes at a time.
    ///
    /// - Returns: whether all of it is ASCII.
    private mutating func passPlainText() -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let raw = UnsafeRawBufferPointer(bytes)
        var seen: UInt64 = 0
        while position + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            let quotes = word ^ (ones &* 0x22)
            let slashes = word ^ (ones &* 0x5C)
            // The lowest top bit that is set tells the first such byte; those above it may be wrong.
            let ends =
                ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (word &- ones &* 0x20) & ~word) & tops
            guard ends == 0 else {
                let length = ends.trailingZeroBitCount >> 3
                position += length
                return (seen | word & ((1 << UInt64(length << 3)) &- 1)) & tops == 0
            }
            seen |= word
            position += 8
        }
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            seen |= UInt64(byte)
            position += 1
        }
        return seen & tops == 0
    }

    /// Passes over the string that starts at the present quote.
    mutating func skipString() throws(JSONError) {
        let start = position
        position += 1
        while true {
            _ = passPlainText()
            guard position < bytes.count else { break }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"): position += 2
            default: throw controlCharacter()
            }
        }
        throw error(.truncated, at: start, "the document ends inside a string")
    }

    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var text = Array(bytes[(start + 1)..<position])
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return try decode(text, at: start)
            case UInt8(ascii: "\\"):
                let scalar = try escape()
                text.append(contentsOf: Array(String(Character(scalar)).utf8))
            case 0..<0x20: throw controlCharacter()
            default:
                text.append(byte)
                position += 1
            }
        }
        throw error(.truncated, at: start, "the document ends inside a string")
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = position
        guard position + 1 < bytes.count else {
            throw error(.truncated, "the document ends inside an escape")
        }
        position += 2
        switch bytes[position - 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(from: start)
        default: throw error(.invalidString, at: start, "a string has an unknown escape")
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let high = try hexUnit(from: start)
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard high < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw error(.invalidString, at: start, "a string has half of a surrogate pair") }
        position += 2
        let low = try hexUnit(from: start)
        guard (0xDC00..<0xE000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
        else { throw error(.invalidString, at: start, "a string has half of a surrogate pair") }
        return scalar
    }

    private mutating func hexUnit(from start: Int) throws(JSONError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw error(.truncated, "the document ends inside an escape") }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue else {
                throw error(.invalidString, at: start, "\\u must be followed by four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private func decode(_ text: some Sequence<UInt8>, at start: Int) throws(JSONError) -> String {
        guard let string = String(validating: text, as: UTF8.self) else {
            throw error(.invalidUTF8, at: start, "a string is not valid UTF-8")
        }
        return string
    }

    private func controlCharacter() -> JSONError {
        error(.invalidString, "a string has a raw control character; JSON writes it as an escape")
    }
}
