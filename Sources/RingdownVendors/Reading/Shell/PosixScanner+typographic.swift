extension PosixScanner {
    /// What a word processor makes of quotes, by the plain one that was meant.
    private static let closings: [(opening: String, closings: [String])] = [
        ("“", ["”", "“"]), ("”", ["”"]), ("„", ["“", "”"]), ("‘", ["’", "‘"]), ("’", ["’"]),
    ]

    /// Reads a dash that a word processor made of one or two hyphens before an option.
    mutating func readTypographicDash(into out: inout [UInt8]) {
        for (dash, hyphens) in [("—", "--"), ("–", "-")] where bytes[position...].begins(with: dash) {
            isTypographic = true
            position += dash.utf8.count
            // An en dash before a long name stood for two hyphens too.
            let isLong = position + 1 < bytes.count && bytes[position].isLetter && bytes[position + 1].isLetter
            out.append(contentsOf: (isLong ? "--" : hyphens).utf8)
            return
        }
    }

    /// Reads text in typographic quotes, when such a quote stands here.
    mutating func readTypographicQuotes(into out: inout [UInt8]) throws(ReadingError) -> Bool {
        guard byte == 0xE2 else { return false }
        guard let quote = Self.closings.first(where: { bytes[position...].begins(with: $0.opening) }) else {
            return false
        }
        let start = position
        position += quote.opening.utf8.count
        isTypographic = true
        while let byte {
            if let closing = quote.closings.first(where: { bytes[position...].begins(with: $0) }) {
                position += closing.utf8.count
                return true
            }
            guard byte != .newline || !bytes[(position + 1)...].begins(with: "HTTP/") else { break }
            out.append(byte)
            position += 1
        }
        throw ShellFault.openQuote(quote.opening, at: start, of: bytes)
    }
}
