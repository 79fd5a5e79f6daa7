/// What stands where a path wants an id.
enum PathID {
    /// What programs write where a value was never set.
    private static let unset = ["undefined", "null", "none", "nil", "nan", "[object object]", "[object+object]", "''"]

    /// Whether it is the text of a value that was never set.
    static func isUnset(_ text: String) -> Bool { unset.contains(text.lowercased()) }

    /// Whether it is a UUID.
    static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }

    /// Whether it can only be a word of a path, and no id or sample of one: letters alone, at least two, in lower or
    /// mixed case.
    static func isWord(_ text: String) -> Bool {
        guard text.count > 1, !Placeholder.fills(text), !isUnset(text) else { return false }
        let lower = text.lowercased()
        guard lower.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "_" }) else { return false }
        if lower.hasSuffix("id") || lower.hasSuffix("uuid") || lower.hasSuffix("guid") { return false }
        return !["abc", "xyz", "foo", "bar", "xxx", "xxxx"].contains(lower)
    }

    /// What paths say is to be done or shown, and nobody calls an object.
    private static let verbs: Set<String> = [
        "search", "query", "bulk", "export", "import", "count", "list", "status", "trigger", "execute", "run", "start",
        "stop", "active", "summary", "stats", "statistics", "find", "lookup", "create", "update", "upload", "calls",
        "call", "dial", "batch", "validate", "details", "metrics", "history",
    ]

    /// Whether it says what is to be done or shown, as one small word does, and is no object's id.
    static func isVerb(_ text: String) -> Bool {
        if verbs.contains(text.lowercased()) { return true }
        return isWord(text) && text.count > 3 && text.allSatisfy { $0.isLetter && $0.isLowercase }
    }

    /// Whether it is a name of an object in place of its id: words with spaces or capitals.
    static func isName(_ text: String) -> Bool {
        guard !Placeholder.isIn(text), !isUnset(text), text.contains(where: \.isLetter) else { return false }
        if text.contains(" ") || text.contains("+") { return true }
        let words = text.split { $0 == "-" || $0 == "_" }
        return words.count > 0 && words.contains { $0.count > 3 && $0.allSatisfy(\.isLetter) } && !isUUID(text)
    }
}
