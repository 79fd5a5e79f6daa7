/// Text that stands for a value: `{id}`, `<token>`, `$TOKEN`, `YOUR_ID`.
package enum Placeholder {
    /// Whether a whole text is one placeholder.
    package static func fills(_ text: some StringProtocol) -> Bool {
        let text = text.removingSuffix("…")
        guard let first = text.first, let last = text.last else { return false }
        switch (first, last) {
        case ("{", "}"), ("<", ">"), ("[", "]"), ("%", "%"): return text.count > 2
        case ("$", _): return text.count > 1
        case (":", _): return text.dropFirst().allSatisfy { $0.isLetter || $0 == "_" } && text.count > 1
        default: break
        }
        let upper = text.uppercased()
        if ["YOUR", "MY_", "THE_", "XXX"].contains(where: upper.hasPrefix) || upper == "..." { return true }
        return text == text.uppercased() && text.contains("_") && text.contains(where: \.isLetter)
    }

    /// Whether a text has a placeholder in it.
    package static func isIn(_ text: some StringProtocol) -> Bool {
        if fills(text) { return true }
        guard text.contains("{") || text.contains("<") || text.contains("$") else { return false }
        return text.contains("}") || text.contains(">") || text.contains("$")
    }
}

extension StringProtocol {
    fileprivate func removingSuffix(_ suffix: Character) -> SubSequence {
        last == suffix ? self.dropLast() : self[...]
    }
}
