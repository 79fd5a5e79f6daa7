import RingdownCore

extension ChangeActions {
    /// The actions whose completion an apply must report before this one is done.
    ///
    /// Empty for what happens in the state alone (moved, imported, forgotten), which no message reports: it is
    /// done when the run completed. `nil` when nothing can be said.
    var reported: [String]? {
        switch self {
        case .noOp, .forget: []
        case .create, .replaceForgetting: ["create"]
        case .read: ["read"]
        case .update: ["update"]
        case .replace, .replaceCreatingFirst: ["delete", "create"]
        case .delete: ["delete"]
        case .unknown: nil
        }
    }
}
