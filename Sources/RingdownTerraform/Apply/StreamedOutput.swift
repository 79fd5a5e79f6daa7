import RingdownCore

/// One output as an `outputs` message tells it.
struct StreamedOutput: Hashable {
    var isSensitive: Bool
    /// What is planned for it (`create`, `noop`); `nil` after the apply.
    var action: String?
    /// Its value; `nil` when the message leaves it out: before the apply, and whenever it is sensitive.
    var value: JSON?

    init(_ fields: MessageFields) throws(JSONError) {
        isSensitive = try fields.flag("sensitive")
        action = try fields.optionalText("action")
        value = fields.members["value"]
    }

    /// The planned action in the words of plan JSON.
    static func actions(_ action: String?) -> ChangeActions {
        switch action {
        case "create"?: .create
        case "update"?: .update
        case "delete"?: .delete
        case "noop"?: .noOp
        default: .unknown
        }
    }
}
