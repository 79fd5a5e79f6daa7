/// What a text must at least be for a pattern to fit it: what an index goes by.
enum TextKey: Hashable {
    case exact(String)
    case prefix(String)
    case suffix(String)
    /// Anything.
    case rest

    /// The key of a glob: the longer of its literal ends.
    init(_ glob: Glob) {
        let isWild: (Character) -> Bool = { $0 == "*" || $0 == "?" }
        let start = glob.text.prefix { !isWild($0) }
        guard start.endIndex != glob.text.endIndex else {
            self = .exact(glob.text)
            return
        }
        let end = glob.text.reversed().prefix { !isWild($0) }.reversed()
        if start.isEmpty, end.isEmpty {
            self = .rest
        } else {
            self = start.count >= end.count ? .prefix(String(start)) : .suffix(String(end))
        }
    }

    /// The keys of a pattern over a text that is there: it cannot fit where none of them does.
    static func keys(of pattern: Pattern) -> [TextKey] {
        switch pattern {
        case .exact(.string(let text)): [.exact(text)]
        // Not text, so it fits no text.
        case .exact, .numeric, .exists(false): []
        case .anyOf(let patterns): patterns.flatMap(keys)
        case .allOf(let patterns): patterns.map(keys).min { cost($0) < cost($1) } ?? [.rest]
        case .glob(let glob): [TextKey(glob)]
        case .prefix(let text): [text.isEmpty ? .rest : .prefix(text)]
        case .suffix(let text): [text.isEmpty ? .rest : .suffix(text)]
        case .exists(true), .anythingBut: [.rest]
        }
    }

    /// The key under which the fewest texts fit.
    private static func cost(_ keys: [TextKey]) -> Int {
        keys.reduce(0) { sum, key in
            switch key {
            case .exact: sum + 1
            case .prefix, .suffix: sum + 100
            case .rest: sum + 10_000
            }
        }
    }
}
