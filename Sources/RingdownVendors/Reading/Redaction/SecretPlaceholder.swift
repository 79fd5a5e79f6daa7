/// Telling what stands for a value (`<token>`, `{id}`, `$TOKEN`, `%TOKEN%`, `YOUR_TOKEN`) from a value.
///
/// What could be a real secret in brackets is taken for a secret.
enum SecretPlaceholder {
    /// Words that placeholders are made of.
    private static let words = [
        "token", "secret", "password", "passwd", "key", "user", "client", "code", "base64", "credential", "id", "name",
        "value", "your", "my", "access", "refresh", "auth", "jwt", "url", "host", "bearer", "verifier", "assertion",
        "number", "list", "campaign", "contact", "redacted", "hidden", "removed", "…",
    ]

    /// Words that stand for a value by themselves.
    private static let bare: Set<String> = [
        "token", "secret", "password", "accesstoken", "clientsecret", "apikey", "key", "null", "none", "undefined",
        "redacted", "hidden", "removed", "value", "code", "jwt", "bearertoken",
    ]

    /// Whether a text stands for a value.
    static func matches(_ text: String) -> Bool {
        let text = text.trimmed
        guard !text.isEmpty, text.count <= 80 else { return false }
        if text.allSatisfy({ "xX*.…•_-".contains($0) }) { return true }
        // What a mask has left of a secret.
        if text.hasPrefix("…"), text.count <= 5 { return true }
        if let inner = inner(of: text) { return isName(inner) }
        let letters = text.lowercased().filter(\.isLetter)
        if bare.contains(letters), text.allSatisfy({ $0.isLetter || $0 == "_" || $0 == "-" }) { return true }
        return isShouted(text) || isPossessive(text)
    }

    /// What stands between the marks of a placeholder; `nil` when there are none.
    private static func inner(of text: String) -> Substring? {
        for (open, close) in [
            ("{{", "}}"), ("${{", "}}"), ("${", "}"), ("$(", ")"), ("{", "}"), ("<", ">"), ("[", "]"), ("%", "%"),
        ] where text.hasPrefix(open) && text.hasSuffix(close) && text.count > open.count + close.count {
            return text.dropFirst(open.count).dropLast(close.count)
        }
        if text.hasPrefix("$env:") { return text.dropFirst(5) }
        return text.hasPrefix("$") && text.count > 1 ? text.dropFirst() : nil
    }

    /// Whether a text in marks is a name, and no value that somebody put between them.
    private static func isName(_ text: Substring) -> Bool {
        let lowercased = text.lowercased()
        guard text.count(where: \.isNumber) <= 2 else { return false }
        if text.allSatisfy({ $0.isUppercase || $0 == "_" }) { return true }
        return words.contains { lowercased.contains($0) }
    }

    /// Whether a text is written in capitals, as `MY_CLIENT_SECRET` is.
    private static func isShouted(_ text: String) -> Bool {
        text.contains("_") && text.allSatisfy { $0.isASCII && $0.isUppercase || $0 == "_" }
    }

    /// Whether a text is written as `your-token` or `my_client_secret` is.
    private static func isPossessive(_ text: String) -> Bool {
        let parts = text.lowercased().split { $0 == "-" || $0 == "_" || $0 == " " }
        guard parts.count > 1, ["your", "my", "the", "some"].contains(parts[0]) else { return false }
        return parts.allSatisfy { part in part.allSatisfy { $0.isASCII && $0.isLetter } }
            && parts.dropFirst().contains { words.contains(String($0)) }
    }
}
