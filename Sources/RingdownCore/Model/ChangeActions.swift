/// What Terraform does to an object: the ten combinations that a plan can name.
package enum ChangeActions: String, Codable, Hashable, Sendable, CaseIterable {
    case noOp = "no-op"
    case create
    case read
    case update
    /// Destroyed first, then created.
    case replace = "delete-create"
    /// Created first (`create_before_destroy`), then destroyed.
    case replaceCreatingFirst = "create-delete"
    case delete
    /// Dropped from the state, left alive.
    case forget
    /// Created anew while the old object is left alive.
    case replaceForgetting = "create-forget"
    /// An output or resource whose action the source did not say.
    case unknown

    /// The combination for a plan's `actions` array; `nil` for one that no Terraform version writes.
    package init?(planned names: [String]) {
        switch names {
        case []: return nil
        case ["no-op"]: self = .noOp
        case ["create"]: self = .create
        case ["read"]: self = .read
        case ["update"]: self = .update
        case ["delete", "create"]: self = .replace
        case ["create", "delete"]: self = .replaceCreatingFirst
        case ["delete"]: self = .delete
        case ["forget"]: self = .forget
        case ["create", "forget"]: self = .replaceForgetting
        default: return nil
        }
    }
}
