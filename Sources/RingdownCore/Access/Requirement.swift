/// What an operation asks of its caller.
package struct Requirement: Hashable, Sendable {
    /// How several permissions are to be read.
    package enum Mode: String, Hashable, Sendable, Codable {
        /// Every one of them.
        case all = "ALL"
        /// At least one of them.
        case any = "ANY"
    }

    /// The permissions; empty means that a valid token is enough.
    package var permissions: [Permission]
    /// How they are to be read.
    package var mode: Mode
    /// The scopes of which a user's application needs one, as Genesys Cloud's operations name them.
    ///
    /// Empty where the operation names none: then each permission must be among what the scopes allow.
    package var scopes: [Scope]
    /// The only kind of caller that the operation serves; `nil` serves both.
    package var caller: Principal.Kind?

    package init(
        _ permissions: [Permission],
        mode: Mode = .all,
        scopes: [Scope] = [],
        caller: Principal.Kind? = nil
    ) {
        self.permissions = permissions
        self.mode = mode
        self.scopes = scopes
        self.caller = caller
    }
}

extension Requirement: Codable {
    private enum CodingKeys: String, CodingKey {
        case permissions, mode, scopes, caller
    }

    /// Reads one; decisions of earlier versions were written without scopes and caller.
    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        permissions = try members.decode([Permission].self, forKey: .permissions)
        mode = try members.decode(Mode.self, forKey: .mode)
        scopes = try members.decodeIfPresent([Scope].self, forKey: .scopes) ?? []
        caller = try members.decodeIfPresent(Principal.Kind.self, forKey: .caller)
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(permissions, forKey: .permissions)
        try members.encode(mode, forKey: .mode)
        if !scopes.isEmpty { try members.encode(scopes, forKey: .scopes) }
        try members.encodeIfPresent(caller, forKey: .caller)
    }
}
