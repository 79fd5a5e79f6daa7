extension PosixScanner {
    /// Reads `$'…'`, in which backslashes write control characters and code points.
    mutating func readEscapes(into out: inout [UInt8]) throws(ReadingError) {
        let start = position
        position += 2
        while let byte {
            position += 1
            switch byte {
            case .apostrophe:
                guard !ShellFault.runsOver(bytes[start..<position]) else {
                    throw ShellFault.openQuote("$'", at: start, of: bytes)
                }
                return
            case .backslash:
                guard let escaped = self.byte else { break }
                position += 1
                readEscape(escaped, into: &out)
            default: out.append(byte)
            }
        }
        throw ShellFault.openQuote("$'", at: start, of: bytes)
    }

    private mutating func readEscape(_ escaped: UInt8, into out: inout [UInt8]) {
        switch escaped {
        case UInt8(ascii: "n"): out.append(.newline)
        case UInt8(ascii: "t"): out.append(.tab)
        case UInt8(ascii: "r"): out.append(.carriageReturn)
        case UInt8(ascii: "a"): out.append(0x07)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "e"), UInt8(ascii: "E"): out.append(0x1B)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "v"): out.append(0x0B)
        case UInt8(ascii: "x"): out.append(UInt8(truncatingIfNeeded: number(digits: 2, radix: 16)))
        case UInt8(ascii: "u"): append(codePoint: number(digits: 4, radix: 16), to: &out)
        case UInt8(ascii: "U"): append(codePoint: number(digits: 8, radix: 16), to: &out)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            position -= 1
            out.append(UInt8(truncatingIfNeeded: number(digits: 3, radix: 8)))
        default: out.append(escaped)
        }
    }

    /// Reads digits, as many as stand here up to a number of them.
    private mutating func number(digits: Int, radix: UInt32) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = byte?.hexDigit, UInt32(digit) < radix else { return value }
            value = value &* radix &+ UInt32(digit)
            position += 1
        }
        return value
    }

    /// Appends a code point; halves of a surrogate pair, as browsers write them, become one character.
    private mutating func append(codePoint: UInt32, to out: inout [UInt8]) {
        var value = codePoint
        if (0xD800..<0xDC00).contains(value), bytes[position...].begins(with: "\\u") {
            let before = position
            position += 2
            let low = number(digits: 4, radix: 16)
            if (0xDC00..<0xE000).contains(low) {
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            } else {
                position = before
            }
        }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        out.append(contentsOf: String(Character(scalar)).utf8)
    }
}
