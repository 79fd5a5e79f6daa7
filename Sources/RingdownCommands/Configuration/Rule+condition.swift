import RingdownCore

extension Rule {
    /// Reads a rule's `when`.
    mutating func readCondition(_ when: YAMLReader) {
        when.allow(only: ["workspace", "resource", "output", "action", "attribute", "phase"])
        workspace = when.pattern("workspace")
        if let text = when.text("resource") { resource = ResourcePattern(text) }
        if let name = when.text("output") {
            if let node = when.node("output"), when.has("resource") {
                when.note("a rule listens to a resource or an output, not to both", at: node.place)
            }
            resource = Glob.isPattern(name) ? .glob(Glob("output.\(name)")) : .address("output.\(name)")
        }
        readActions(when)
        let attributeNodes: [YAMLNode] =
            switch when.node("attribute") {
            case nil: []
            case let node?: if case .sequence(let nodes) = node.content { nodes } else { [node] }
            }
        attributes = attributeNodes.compactMap {
            Self.attribute(YAMLReader($0, "attribute", notes: when.notes), isOutput: when.has("output"))
        }
        if let text = when.text("phase"), let node = when.node("phase") {
            if let phase = Phase(rawValue: text) {
                self.phase = phase
            } else {
                let known = Phase.allCases.map(\.rawValue)
                when.note(
                    "unknown phase \"\(text)\"",
                    at: node.place,
                    suggestion: text.nearest(among: known).map { "did you mean \($0)?" }
                        ?? "write \(known.joined(separator: ", "))"
                )
            }
        }
    }

    private mutating func readActions(_ when: YAMLReader) {
        let texts = when.texts("action")
        guard !texts.isEmpty else { return }
        let known = ChangeActions.allCases.filter { $0 != .unknown && $0 != .noOp }
        actions = Set(
            texts.compactMap { text, place in
                if let action = known.first(where: { $0.rawValue == text }) { return [action] }
                if text == "replace" { return [.replace, .replaceCreatingFirst, .replaceForgetting] }
                when.note(
                    "unknown action \"\(text)\"",
                    at: place,
                    suggestion: text.nearest(among: known.map(\.rawValue) + ["replace"]).map { "did you mean \($0)?" }
                )
                return []
            }
            .joined()
        )
    }

    private static func attribute(_ reader: YAMLReader, isOutput: Bool) -> AttributeCondition? {
        reader.allow(only: ["path", "from", "to"])
        var path = JSONPath()
        if let text = isOutput ? reader.text("path") : reader.requiredText("path"), let node = reader.node("path") {
            guard let read = JSONPath(text) else {
                reader.note("\"\(text)\" is not a path", at: node.place, suggestion: "write a.b[0].c")
                return nil
            }
            path = read
        } else if !isOutput {
            return nil
        }
        return AttributeCondition(path: path, from: reader.pattern("from"), to: reader.pattern("to"))
    }
}

extension YAMLReader {
    /// A pattern: a scalar (with `*` or `?` a glob), a list (any of them), `{ exists: true }` or `{ glob: TEXT }`.
    func pattern(_ key: String) -> Pattern? {
        guard has(key) else { return nil }
        guard let node = node(key) else { return .exact(.null) }
        return pattern(node, key)
    }

    private func pattern(_ node: YAMLNode, _ key: String) -> Pattern? {
        switch node.content {
        case .scalar(.string(let text)) where Glob.isPattern(text): return .glob(Glob(text))
        case .scalar(let value): return .exact(value)
        case .sequence(let elements): return .anyOf(elements.compactMap { pattern($0, key) })
        case .mapping:
            let reader = YAMLReader(node, "\"\(key)\"", notes: notes)
            reader.allow(only: ["exists", "glob", "exactly"])
            guard reader.keys.count == 1 else {
                note(
                    "\"\(key)\" must be one pattern",
                    at: node.place,
                    suggestion: "write { exists: true }, for example"
                )
                return nil
            }
            if let flag = reader.flag("exists") { return .exists(flag) }
            if let glob = reader.text("glob") { return .glob(Glob(glob)) }
            return reader.node("exactly").map { .exact($0.json) }
        }
    }
}
