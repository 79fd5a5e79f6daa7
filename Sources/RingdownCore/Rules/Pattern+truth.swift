extension Pattern {
    /// What can be said about one side of a change.
    ///
    /// - Parameter digest: what sensitive values were replaced with; `nil` when they were not.
    func truth(of seen: SeenValue, digest: ((JSON) -> String)?) -> Truth {
        switch self {
        case .anyOf(let patterns): return .any(patterns.map { $0.truth(of: seen, digest: digest) })
        case .allOf(let patterns): return .all(patterns.map { $0.truth(of: seen, digest: digest) })
        case .anythingBut(let pattern): return !pattern.truth(of: seen, digest: digest)
        case .exists(let wanted): return seen.unknown == nil ? Truth(seen.isPresent == wanted) : .unknown
        case .exact(let wanted):
            guard seen.unknown == nil else { return .unknown }
            let value = seen.value ?? .null
            if value == wanted { return .yes }
            guard seen.isPresent, !wanted.isNull else { return .no }
            switch seen.form {
            case .clear: return .no
            case .digest: return Truth(digest.map { value == .string($0(wanted)) } ?? false)
            case .partly: return .unknown
            }
        case .glob(let glob): return text(seen) { glob.matches($0) }
        case .prefix(let start): return text(seen) { $0.hasPrefix(start) }
        case .suffix(let end): return text(seen) { $0.hasSuffix(end) }
        case .numeric(let bounds):
            return known(seen) { value in
                guard case .number(let number) = value else { return false }
                return bounds.allSatisfy { $0.holds(for: number) }
            }
        }
    }

    private func text(_ seen: SeenValue, _ fits: (String) -> Bool) -> Truth {
        known(seen) { $0.string.map(fits) ?? false }
    }

    /// The answer where the value itself is needed.
    private func known(_ seen: SeenValue, _ fits: (JSON) -> Bool) -> Truth {
        guard seen.unknown == nil else { return .unknown }
        guard let value = seen.value, !value.isNull else { return .no }
        return seen.form == .clear ? Truth(fits(value)) : .unknown
    }
}
