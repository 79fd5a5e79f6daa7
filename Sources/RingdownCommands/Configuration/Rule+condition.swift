import RingdownCore

extension Rule {
    /// Reads a rule's `when`.
    mutating func readCondition(_ when: YAMLReader) {
        let clauses = ConditionReader(when)
        when.allow(only: ConditionReader.keys + ["phase"])
        workspace = clauses.workspace()
        let resources = clauses.resources()
        if resources.count == 1 { resource = resources.first }
        actions = clauses.actions()
        attributes = clauses.attributes()
        if resources.count > 1 { conditions.append(.any(resources.map { .resource($0) })) }
        conditions += clauses.combinations()
        clauses.checkLifetime(actions, attributes)
        readPhase(when)
    }

    private mutating func readPhase(_ when: YAMLReader) {
        guard let text = when.text("phase"), let node = when.node("phase") else { return }
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
