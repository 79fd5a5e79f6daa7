/// Finds the values of secrets in text: in forms, addresses, XML, parts of a form, JSON with mistakes, prose.
enum SecretScan {
    /// Where the values of secrets stand.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - isTokenRequest: whether a `code` is a secret here.
    static func ranges(in bytes: [UInt8], isTokenRequest: Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var position = 0
        while position < bytes.count {
            guard isName(bytes[position]) else {
                position += 1
                continue
            }
            var end = position
            while end < bytes.count, isName(bytes[end]) { end += 1 }
            let name = position..<end
            position = end
            guard (3...60).contains(name.count),
                SecretNames.isSecret(bytes[name].text, isTokenRequest: isTokenRequest),
                let value = value(in: bytes, after: end)
            else { continue }
            if !value.isEmpty { ranges.append(value) }
            position = max(position, value.upperBound)
        }
        return ranges
    }

    private static func isName(_ byte: UInt8) -> Bool { byte.isNamePart || byte == UInt8(ascii: "-") }

    /// Where the value of the name that ends here stands; `nil` when nothing is said of that name.
    private static func value(in bytes: [UInt8], after end: Int) -> Range<Int>? {
        var position = end
        var separators = 0
        var breaks = 0
        var quote: UInt8?
        scan: while position < bytes.count {
            switch bytes[position] {
            case .quote, .apostrophe: quote = bytes[position]
            case .backslash, .carriageReturn: break
            case .space, .tab: if separators == 0, quote == nil { break }
            case .newline: breaks += 1
            case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: ">"):
                separators += 1
                quote = nil
                breaks = 0
            default: break scan
            }
            if breaks > 0, separators > 0 { return end..<end }
            position += 1
        }
        // A part of a form has an empty line, and no sign, between its name and its value.
        guard separators > 0 || breaks == 2 && quote != nil else { return nil }
        if separators == 0 { quote = nil }
        position = skipScheme(in: bytes, at: position)
        let start = position
        while position < bytes.count, !isEnd(bytes[position], quote: quote) { position += 1 }
        return start..<position
    }

    /// Where the credentials begin after a word such as `Bearer`.
    private static func skipScheme(in bytes: [UInt8], at start: Int) -> Int {
        let word = bytes[start...].prefix(12).prefix { $0.isLetter }
        let next = start + word.count
        guard SecretNames.schemes.contains(word.text.lowercased()), next < bytes.count, bytes[next] == .space else {
            return start
        }
        return bytes[next...].firstIndex { $0 != .space } ?? bytes.count
    }

    private static func isEnd(_ byte: UInt8, quote: UInt8?) -> Bool {
        if byte == .newline || byte == .carriageReturn { return true }
        if let quote { return byte == quote }
        switch byte {
        case .quote, .apostrophe, .space, .tab, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ","),
            UInt8(ascii: "}"), UInt8(ascii: "#"):
            return true
        default: return false
        }
    }
}
