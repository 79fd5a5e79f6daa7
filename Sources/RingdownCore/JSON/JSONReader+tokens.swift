extension JSONReader {
    /// The next byte that is not white space, without consuming it.
    mutating func peek() throws(JSONError) -> UInt8 {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            position += 1
        }
        throw error(.truncated, "the document ends before its value is complete")
    }

    /// Checks that only white space follows.
    mutating func finish() throws(JSONError) {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
                throw error(.trailingData, "something follows the end of the document")
            }
            position += 1
        }
    }

    /// Skips a UTF-8 byte order mark, which editors on Windows write.
    mutating func skipByteOrderMark() {
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
    }

    /// Passes over the next value, checking its grammar only.
    package mutating func skip() throws(JSONError) {
        switch try peek() {
        case UInt8(ascii: "{"):
            try open(UInt8(ascii: "{"), "an object")
            if try close(UInt8(ascii: "}")) { return }
            while true {
                guard try peek() == UInt8(ascii: "\"") else { throw unexpected("a member name in quotes") }
                try skipString()
                guard try peek() == UInt8(ascii: ":") else { throw unexpected("\":\" after a member name") }
                position += 1
                try skip()
                if try close(UInt8(ascii: "}")) { return }
                try comma("\",\" or \"}\"")
            }
        case UInt8(ascii: "["):
            try open(UInt8(ascii: "["), "an array")
            if try close(UInt8(ascii: "]")) { return }
            while true {
                try skip()
                if try close(UInt8(ascii: "]")) { return }
                try comma("\",\" or \"]\"")
            }
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: _ = try numberRange()
        }
    }

    mutating func open(_ byte: UInt8, _ what: String) throws(JSONError) {
        guard try peek() == byte else { throw wrongType(what) }
        guard depth < Self.depthLimit else {
            throw error(.tooDeep, "more than \(Self.depthLimit) levels of nesting")
        }
        depth += 1
        position += 1
    }

    mutating func close(_ byte: UInt8) throws(JSONError) -> Bool {
        guard try peek() == byte else { return false }
        depth -= 1
        position += 1
        return true
    }

    mutating func comma(_ expected: String) throws(JSONError) {
        guard try peek() == UInt8(ascii: ",") else { throw unexpected(expected) }
        position += 1
    }

    mutating func literal(_ word: StaticString) throws(JSONError) {
        let length = word.utf8CodeUnitCount
        for offset in 0..<length {
            guard position + offset < bytes.count else {
                throw error(.truncated, at: position + offset, "the document ends inside \"\(word)\"")
            }
            guard bytes[position + offset] == word.utf8Start[offset] else { throw unexpected("a JSON value") }
        }
        position += length
    }

    mutating func number() throws(JSONError) -> JSONNumber {
        JSONNumber(validText: String(decoding: bytes[try numberRange()], as: UTF8.self))
    }

    private mutating func numberRange() throws(JSONError) -> Range<Int> {
        let start = position
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        let whole = position
        let digits = skipDigits()
        guard digits > 0 else {
            position = start
            throw whole > start && whole >= bytes.count
                ? error(.truncated, "the document ends inside a number") : unexpected("a JSON value")
        }
        if bytes[whole] == UInt8(ascii: "0"), digits > 1 {
            throw error(.invalidNumber, at: start, "a number must not start with 0")
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            guard skipDigits() > 0 else { throw error(.invalidNumber, at: start, "digits must follow the point") }
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            guard skipDigits() > 0 else { throw error(.invalidNumber, at: start, "digits must follow the exponent") }
        }
        return start..<position
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while position < bytes.count, bytes[position] &- 48 < 10 { position += 1 }
        return position - start
    }
}
