/// Masks what looks like a token, wherever it came from: JSON web tokens, and what follows `Bearer` or `Basic`.
enum TokenPattern {
    static func masked(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var position = 0
        while position < bytes.count {
            guard position == 0 || !bytes[position - 1].isNamePart, let start = tokenStart(bytes, at: position) else {
                out.append(bytes[position])
                position += 1
                continue
            }
            var end = start
            while end < bytes.count, isTokenPart(bytes[end]) { end += 1 }
            // A full stop at the end belongs to the sentence.
            while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
            let token = bytes[start..<end]
            let isScheme = start > position
            let isToken = isScheme ? looksRandom(token) : token.count >= 24
            out += bytes[position..<start]
            out += isToken ? Array(SecretMask.shown(token.text).utf8) : Array(token)
            position = max(end, position + 1)
            if end == start, start == position - 1 { out.append(bytes[start]) }
        }
        return out
    }

    /// Where the token begins that may stand here: here, or after the scheme; `nil` when none stands here.
    private static func tokenStart(_ bytes: [UInt8], at position: Int) -> Int? {
        let rest = bytes[position...].prefix(8)
        if rest.begins(with: "eyJ") { return position }
        let word = rest.prefix(7).text.lowercased()
        if word == "bearer " { return position + 7 }
        return word.hasPrefix("basic ") ? position + 6 : nil
    }

    /// Whether a word after a scheme is no word of a language.
    private static func looksRandom(_ token: ArraySlice<UInt8>) -> Bool {
        token.count >= 20 || token.count >= 8 && token.contains(where: \.isDigit)
    }

    private static func isTokenPart(_ byte: UInt8) -> Bool {
        byte.isNamePart || "-.~+/=".utf8.contains(byte)
    }
}
