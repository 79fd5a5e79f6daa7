package import RingdownCore

extension HCPNotification {
    /// The notification as it is kept.
    package var json: JSON {
        let members: [String: String?] = [
            "trigger": trigger.rawValue, "name": name, "workspace": workspace, "workspaceID": workspaceID,
            "runID": runID, "runStatus": runStatus, "updatedAt": updatedAt, "assessmentID": assessmentID,
        ]
        return .object(members.compactMapValues { $0.map(JSON.string) })
    }

    /// A notification that was kept; `nil` when the value is none.
    package init?(json: JSON) {
        guard let name = json["name"]?.string,
            let trigger = json["trigger"]?.string.flatMap(Trigger.init(rawValue:))
        else { return nil }
        self.init(trigger: trigger, name: name)
        workspace = json["workspace"]?.string
        workspaceID = json["workspaceID"]?.string
        runID = json["runID"]?.string
        runStatus = json["runStatus"]?.string
        updatedAt = json["updatedAt"]?.string
        assessmentID = json["assessmentID"]?.string
    }
}
