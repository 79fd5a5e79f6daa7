import RingdownCore

/// A `planned_change` message: what the run meant to do with one object.
struct StreamedPlan: Hashable {
    var resource: StreamedResource
    var previousAddress: String?
    /// Terraform's word: `create`, `replace`, `move`, `import`, `remove` and others.
    var action: String
    var reason: String?
    var isImport: Bool

    init(_ fields: MessageFields) throws(JSONError) {
        resource = try StreamedResource(try fields.object("resource"))
        previousAddress = try fields.optionalObject("previous_resource")?.text("addr")
        action = try fields.text("action")
        reason = Self.planReason(try fields.optionalText("reason"))
        isImport = try fields.optionalObject("importing") != nil
    }

    /// The reason in the words of plan JSON, which the stream shortens for replacements.
    private static func planReason(_ reason: String?) -> String? {
        switch reason {
        case "tainted"?: "replace_because_tainted"
        case "requested"?: "replace_by_request"
        case "replace_triggered_by"?: "replace_by_triggers"
        case "cannot_update"?: "replace_because_cannot_update"
        default: reason
        }
    }

    /// Whether a change of plan JSON, at the same address, can be the one this message shows.
    func agrees(with actions: ChangeActions) -> Bool {
        switch action {
        case "create": actions == .create
        case "read": actions == .read
        case "update": actions == .update
        case "replace": [.replace, .replaceCreatingFirst, .replaceForgetting].contains(actions)
        case "delete": actions == .delete
        case "remove": actions == .forget
        case "move", "import": actions == .noOp
        default: true
        }
    }
}
