import RingdownCore

extension HCPNotification {
    /// Characters of an identifier at most.
    private static let idLimit = 64

    /// Reads a delivery's body: payload version 1 or 2, the version written as a number or as text.
    ///
    /// Members and triggers that are not documented are passed over. Identifiers are checked, since requests are made
    /// of them.
    package static func read(_ bytes: some Collection<UInt8>) throws(TerraformError) -> [HCPNotification] {
        let payload: JSON
        do throws(JSONError) {
            payload = try JSON(parsing: bytes)
        } catch {
            throw TerraformError(error, in: "the notification", advice: "send it as HCP Terraform does")
        }
        guard payload.object != nil else { throw malformed("it is \(payload.kind)") }
        let notices: [HCPNotification]
        if let entries = payload["notifications"]?.array {
            var read: [HCPNotification] = []
            for entry in entries { read.append(try run(entry, of: payload)) }
            notices = read
        } else {
            notices = [try workspace(payload)]
        }
        guard !notices.isEmpty else { throw malformed("it has no notifications") }
        return notices
    }

    /// A notification of payload version 1.
    private static func run(_ entry: JSON, of payload: JSON) throws(TerraformError) -> HCPNotification {
        var notice = try named(entry["trigger"])
        notice.workspace = payload["workspace_name"]?.string
        notice.workspaceID = try id(payload["workspace_id"], "workspace_id")
        notice.runID = try id(payload["run_id"], "run_id")
        notice.runStatus = entry["run_status"]?.string
        notice.updatedAt = entry["run_updated_at"]?.string
        if notice.consequence != .nothing, notice.runID == nil || notice.workspace == nil {
            throw malformed("it tells of no run or workspace")
        }
        return notice
    }

    /// A notification of payload version 2.
    private static func workspace(_ payload: JSON) throws(TerraformError) -> HCPNotification {
        var notice = try named(payload["trigger"])
        let details = payload["details"] ?? .null
        let assessment = details["new_assessment_result"] ?? .null
        notice.workspace = details["workspace_name"]?.string ?? payload["workspace_name"]?.string
        notice.workspaceID = try id(details["workspace_id"] ?? payload["workspace_id"], "workspace_id")
        notice.runID = try id(details["run_external_id"], "run_external_id")
        notice.runStatus = details["run_status"]?.string
        notice.assessmentID = try id(assessment["id"], "new_assessment_result.id")
        notice.updatedAt =
            assessment["created_at"]?.string ?? details["change_request_created_at"]?.string
            ?? details["run_created_at"]?.string ?? details["auto_destroy_at"]?.string
        if notice.consequence == .drifted, notice.assessmentID == nil || notice.workspace == nil {
            throw malformed("it tells of no assessment or workspace")
        }
        return notice
    }

    private static func named(_ name: JSON?) throws(TerraformError) -> HCPNotification {
        guard let name = name?.string else { throw malformed("it names no trigger") }
        let trigger = name == "workspace:auto_destroy_results" ? .autoDestroyResults : Trigger(rawValue: name)
        return HCPNotification(trigger: trigger ?? .other, name: String(name.prefix(idLimit)))
    }

    private static func id(_ value: JSON?, _ member: String) throws(TerraformError) -> String? {
        guard let value, !value.isNull else { return nil }
        guard let id = value.string, isID(id) else { throw malformed("\(member) is no identifier") }
        return id
    }

    /// Whether a text is an identifier as HCP Terraform makes them, and so can stand in a path.
    static func isID(_ text: String) -> Bool {
        (1...idLimit).contains(text.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    private static func malformed(_ detail: String) -> TerraformError {
        TerraformError(
            .malformed,
            "the notification is not what HCP Terraform sends: \(detail); send it as HCP Terraform does"
        )
    }
}
