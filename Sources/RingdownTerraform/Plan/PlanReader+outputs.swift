import RingdownCore

extension PlanReader {
    /// Reads `output_changes`; outputs that do not change are passed over.
    mutating func outputChanges(_ reader: inout JSONReader) throws(JSONError) {
        try reader.optionalObject { (name, reader) throws(JSONError) in
            let body = try ChangeBody(&reader, wantsUnchangedValues: false)
            document.secrets.formUnion(body.secrets)
            guard body.actions != .noOp else { return }
            var change = Change.output(name, actions: body.actions, phase: .planned, origin: origin)
            body.fill(&change)
            document.outputs.append(change)
        }
    }
}

extension Change {
    /// A change of a root module's output, without values.
    static func output(_ name: String, actions: ChangeActions, phase: Phase, origin: ChangeOrigin) -> Change {
        Change(
            address: "output.\(name)",
            kind: .output,
            type: "",
            name: name,
            actions: actions,
            phase: phase,
            origin: origin
        )
    }
}
