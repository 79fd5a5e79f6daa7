extension Change {
    /// This change with every sensitive value replaced by what `digest` makes of it; see ``Redaction``.
    package func redacted(_ digest: (JSON) -> String) -> Change {
        withoutActuallyEscaping(digest) { Redaction(of: [self], digest: $0).redact(self) }
    }

    /// Whether the value at a path, before or after, is marked sensitive there or above.
    package func isSensitive(_ path: JSONPath) -> Bool {
        (beforeSensitive?.marks(path) ?? false) || (afterSensitive?.marks(path) ?? false)
    }

    /// Whether the value at a path is, in part or whole, unknown until apply.
    package func isUnknown(_ path: JSONPath) -> Bool {
        guard let unknown else { return false }
        if unknown.marks(path) { return true }
        return unknown.value(at: path)?.containsMark ?? false
    }
}

extension JSON {
    /// Whether this mask says `true` at a path or at a place above it.
    package func marks(_ path: JSONPath) -> Bool {
        var current = self
        if current == true { return true }
        for step in path.steps {
            let next: JSON? =
                switch step {
                case .member(let name): current[name]
                case .index(let index): current[index]
                }
            guard let next else { return false }
            if next == true { return true }
            current = next
        }
        return false
    }

    /// Whether this mask says `true` anywhere.
    package var containsMark: Bool {
        switch self {
        case .bool(let value): value
        case .array(let elements): elements.contains { $0.containsMark }
        case .object(let members): members.values.contains { $0.containsMark }
        default: false
        }
    }
}
