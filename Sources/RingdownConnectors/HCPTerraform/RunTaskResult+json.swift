import RingdownCore

extension RunTaskResult {
    /// The JSON:API document that answers a run task.
    var document: JSON {
        var data: [String: JSON] = [
            "type": "task-results",
            "attributes": ["status": .string(status.rawValue), "message": .string(message)],
        ]
        if !outcomes.isEmpty {
            data["relationships"] = ["outcomes": ["data": .array(outcomes.map(\.document))]]
        }
        return ["data": .object(data)]
    }
}

extension RunTaskResult.Outcome {
    fileprivate var document: JSON {
        [
            "type": "task-result-outcomes",
            "attributes": [
                "outcome-id": .string(id),
                "description": .string(description),
                "body": .string(body),
                "tags": ["Status": [["label": .string(label), "level": .string(level.rawValue)]]],
            ],
        ]
    }
}
