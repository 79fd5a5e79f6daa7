import RingdownCore

extension YAMLReader {
    private static let patternKeys = [
        "exactly", "exists", "glob", "prefix", "suffix", "numeric", "anything-but", "any", "all",
    ]

    /// A pattern: a scalar (with `*` or `?` a glob), a list (any of them), or a mapping of which all must fit.
    func pattern(_ key: String) -> Pattern? {
        guard has(key) else { return nil }
        guard let node = node(key) else { return .exact(.null) }
        return pattern(node, key)
    }

    private func pattern(_ node: YAMLNode, _ key: String) -> Pattern? {
        switch node.content {
        case .scalar(.string(let text)) where Glob.isPattern(text): return .glob(Glob(text))
        case .scalar(let value): return .exact(value)
        case .sequence(let elements): return .anyOf(patterns(elements, key, at: node.place))
        case .mapping:
            let reader = YAMLReader(node, "\"\(key)\"", notes: notes)
            reader.allow(only: Self.patternKeys)
            guard !reader.keys.isEmpty else {
                note("\"\(key)\" is empty", at: node.place, suggestion: "write { exists: true }, for example")
                return nil
            }
            let parts = reader.keys.compactMap { reader.part($0) }
            if parts.count > 1, parts.contains(.exists(false)) {
                note("nothing fits \"\(key)\"", at: node.place, suggestion: "{ exists: false } stands alone")
            }
            return parts.count == 1 ? parts.first : parts.isEmpty ? nil : .allOf(parts)
        }
    }

    private func patterns(_ nodes: [YAMLNode], _ key: String, at place: YAMLNode.Place) -> [Pattern] {
        if nodes.isEmpty { note("\"\(key)\" is an empty list", at: place, suggestion: "list what may stand there") }
        return nodes.compactMap { pattern($0, key) }
    }

    private func part(_ entry: YAMLNode.Entry) -> Pattern? {
        let node = entry.value
        switch entry.key {
        case "exactly": return .exact(node.json)
        case "exists": return flag(entry.key).map { .exists($0) }
        case "glob": return text(entry.key).map { .glob(Glob($0)) }
        case "prefix": return text(entry.key).map { .prefix($0) }
        case "suffix": return text(entry.key).map { .suffix($0) }
        case "numeric": return numeric(node)
        case "anything-but": return pattern(node, entry.key).map { .anythingBut($0) }
        case "any": return list(entry.key, node).map { .anyOf($0) }
        case "all": return list(entry.key, node).map { .allOf($0) }
        default: return nil
        }
    }

    private func list(_ key: String, _ node: YAMLNode) -> [Pattern]? {
        guard case .sequence(let nodes) = node.content else {
            note("\"\(key)\" must be a list, found \(node.kind)", at: node.place, suggestion: "write [a, b]")
            return nil
        }
        return patterns(nodes, key, at: node.place)
    }

    /// Comparisons with numbers: `[">=", 5, "<", 10]`.
    private func numeric(_ node: YAMLNode) -> Pattern? {
        let example = "write [\">=\", 5, \"<\", 10]"
        guard case .sequence(let nodes) = node.content, !nodes.isEmpty, nodes.count.isMultiple(of: 2) else {
            note("\"numeric\" must be a list of comparisons and numbers", at: node.place, suggestion: example)
            return nil
        }
        var bounds: [NumericBound] = []
        for index in stride(from: 0, to: nodes.count, by: 2) {
            let known = NumericBound.Comparison.allCases.map(\.rawValue)
            guard case .scalar(.string(let text)) = nodes[index].content,
                let comparison = NumericBound.Comparison(rawValue: text)
            else {
                let found = nodes[index].json.excerpt
                let suggestion = "known are \(known.joined(separator: " "))"
                note("unknown comparison \"\(found)\"", at: nodes[index].place, suggestion: suggestion)
                return nil
            }
            guard case .scalar(.number(let number)) = nodes[index + 1].content else {
                let found = nodes[index + 1].kind
                let suggestion = "write a number without quotes"
                note("\"numeric\" compares numbers, found \(found)", at: nodes[index + 1].place, suggestion: suggestion)
                return nil
            }
            bounds.append(NumericBound(comparison, number))
        }
        if bounds.areContradictory { note("no number fits \"numeric\"", at: node.place, suggestion: example) }
        return .numeric(bounds)
    }
}

extension [NumericBound] {
    /// Whether two of the bounds leave no number between them.
    fileprivate var areContradictory: Bool {
        contains { low in
            contains { high in
                let order = low.number.order(beside: high.number)
                return switch (low.comparison, high.comparison) {
                case (.atLeast, .atMost), (.equal, .atMost), (.atLeast, .equal): order == .larger
                case (.greater, .less), (.greater, .atMost), (.atLeast, .less), (.equal, .less), (.greater, .equal):
                    order != .smaller
                case (.equal, .equal): order != .same
                case (.equal, .unequal): order == .same
                default: false
                }
            }
        }
    }
}
