/// An action that a plan will invoke (Terraform 1.14); its configuration is left out, as it may hold secrets.
package struct ActionInvocation: Hashable, Sendable {
    /// The action's address: `action.TYPE.NAME`.
    package var address: String
    /// The action's type.
    package var type: String
    /// The resource whose change triggers it; `nil` when a person invoked it.
    package var triggeredBy: String?
    /// When it is invoked (`after_update`); `nil` when a person invoked it.
    package var event: String?
    /// Whether the plan puts it off.
    package var isDeferred: Bool
}
