package import RingdownCore

extension HCPRunTask {
    /// The task as it is kept; its token is no part of it.
    package var json: JSON {
        var members: [String: JSON] = [
            "stage": .string(stageName), "resultID": .string(resultID), "callbackURL": .string(callbackURL),
            "runID": .string(runID), "workspace": .string(workspace), "isSpeculative": .bool(isSpeculative),
            "showsOutcomes": .bool(showsOutcomes),
        ]
        members["planURL"] = planURL.map { .string($0) }
        return .object(members)
    }

    /// A task that was kept; `nil` when the value is none.
    package init?(json: JSON) {
        guard let stage = json["stage"]?.string, let resultID = json["resultID"]?.string,
            let callbackURL = json["callbackURL"]?.string, let runID = json["runID"]?.string,
            let workspace = json["workspace"]?.string
        else { return nil }
        self.init(
            stage: Stage(rawValue: stage) ?? .other,
            stageName: stage,
            resultID: resultID,
            callbackURL: callbackURL,
            planURL: json["planURL"]?.string,
            runID: runID,
            workspace: workspace,
            isSpeculative: json["isSpeculative"]?.bool ?? false,
            showsOutcomes: json["showsOutcomes"]?.bool ?? false
        )
    }
}
