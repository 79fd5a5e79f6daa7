import RingdownCore

extension PlanReader {
    /// Reads `action_invocations`, or `deferred_action_invocations`, whose entries wrap one each.
    mutating func actionInvocations(isDeferred: Bool, _ reader: inout JSONReader) throws(JSONError) {
        try reader.optionalArray { (_, reader) throws(JSONError) in
            var invocation = ActionInvocation(address: "", type: "", isDeferred: isDeferred)
            try Self.invocation(&invocation, &reader)
            guard !invocation.address.isEmpty else { throw reader.missing("address", in: "an action invocation") }
            document.actionInvocations.append(invocation)
        }
    }

    private static func invocation(
        _ invocation: inout ActionInvocation,
        _ reader: inout JSONReader
    ) throws(JSONError) {
        try reader.object { (name, reader) throws(JSONError) in
            switch name {
            case "address": invocation.address = try reader.text()
            case "type": invocation.type = try reader.text()
            case "action_invocation": try Self.invocation(&invocation, &reader)
            case "lifecycle_action_trigger":
                try reader.optionalObject { (name, reader) throws(JSONError) in
                    switch name {
                    case "triggering_resource_address": invocation.triggeredBy = try reader.text()
                    case "action_trigger_event": invocation.event = try reader.text()
                    default: try reader.skip()
                    }
                }
            default: try reader.skip()
            }
        }
    }
}
