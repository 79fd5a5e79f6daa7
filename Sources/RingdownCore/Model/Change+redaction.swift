extension Change {
    /// This change with every sensitive value replaced by what `digest` makes of it.
    ///
    /// Equal values get equal digests, so that `from` → `to` can still be compared; nothing else can be read back.
    /// Of members that Ringdown does not know nobody says whether they are sensitive, so they are all replaced.
    package func redacted(_ digest: (JSON) -> String) -> Change {
        var copy = self
        copy.before = before?.replacing(beforeSensitive) { .string(digest($0)) }
        copy.after = after?.replacing(afterSensitive) { .string(digest($0)) }
        copy.extra = extra.mapValues { .string(digest($0)) }
        return copy
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

    /// This value with what a mask marks replaced.
    func replacing(_ mask: JSON?, with replacement: (JSON) -> JSON) -> JSON {
        switch (self, mask) {
        case (_, .bool(true)?): isNull ? self : replacement(self)
        case (.object(let members), .object(let marks)?):
            .object(
                Dictionary(
                    uniqueKeysWithValues: members.map { ($0, $1.replacing(marks[$0], with: replacement)) }
                )
            )
        case (.array(let elements), .array(let marks)?):
            .array(
                elements.enumerated().map { position, element in
                    element.replacing(marks.indices.contains(position) ? marks[position] : nil, with: replacement)
                }
            )
        default: self
        }
    }
}
