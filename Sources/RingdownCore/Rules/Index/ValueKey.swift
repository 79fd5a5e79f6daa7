/// What must stand at one attribute for a condition to hold: what an index goes by.
struct ValueKey {
    enum Side {
        case before
        case after
    }

    /// What must stand there.
    enum Content {
        /// One of these values.
        case literals([JSON])
        /// A text of one of these forms.
        case texts([TextKey])
        /// Something on either side.
        case something
    }

    let path: JSONPath
    let side: Side
    let content: Content

    /// The most telling key of a condition; `nil` when it may hold where nothing stands.
    init?(_ condition: AttributeCondition) {
        let sides: [(Pattern?, Side)] = [(condition.to, .after), (condition.holds, .after), (condition.from, .before)]
        let patterns = sides.compactMap { pattern, side in pattern.map { ($0, side) } }
        path = condition.path
        for (pattern, side) in patterns {
            if let literals = Self.literals(of: pattern) {
                self.side = side
                content = .literals(literals)
                return
            }
        }
        for (pattern, side) in patterns {
            if let texts = Self.texts(of: pattern) {
                self.side = side
                content = .texts(texts)
                return
            }
        }
        // What differs, or fits a pattern that nothing does not fit, is there on one side at least.
        guard condition.requiresChange || condition.holds.map({ !$0.matches(nil) }) ?? false else { return nil }
        side = .after
        content = .something
    }

    /// The values of which one must stand there; `nil` when others may too.
    private static func literals(of pattern: Pattern) -> [JSON]? {
        switch pattern {
        case .exact(let value): return value.isNull ? nil : [value]
        case .anyOf(let patterns):
            var values: [JSON] = []
            for pattern in patterns {
                guard let literals = literals(of: pattern) else { return nil }
                values += literals
            }
            return values
        case .allOf(let patterns): return patterns.lazy.compactMap { literals(of: $0) }.first
        default: return nil
        }
    }

    /// The forms of which a text must stand there; `nil` when something else may too.
    private static func texts(of pattern: Pattern) -> [TextKey]? {
        switch pattern {
        case .glob, .prefix, .suffix:
            let keys = TextKey.keys(of: pattern)
            return keys.contains(.rest) ? nil : keys
        case .allOf(let patterns): return patterns.lazy.compactMap { texts(of: $0) }.first
        default: return nil
        }
    }
}
