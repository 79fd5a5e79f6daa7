/// The parts of paths that stand before what an API offers: `api`, `v2`, `rest`.
enum BasePath {
    private static let words: Set<String> = [
        "api", "apis", "rest", "platform", "services", "public", "cxone", "genesys", "gateway", "incontactapi",
        "purecloud", "genesyscloud", "nice",
    ]

    /// Whether a part of a path is one of them.
    static func isBase(_ segment: String) -> Bool {
        let lower = segment.lowercased()
        return words.contains(lower) || version(lower) != nil
    }

    /// The major version in `v2`, `V23.0`; `nil` when the part is none.
    static func version(_ segment: String) -> Int? {
        let lower = segment.lowercased()
        guard lower.hasPrefix("v") else { return nil }
        let parts = lower.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else { return nil }
        return Int(parts[0])
    }
}
