package import RingdownCore

/// What CXone shows of the account behind a token: who it is, what its role permits, and which objects it sees.
package struct CXoneInspection: Codable, Hashable, Sendable {
    /// What the token says of itself; `nil` when it says nothing.
    package var claims: CXoneClaims?
    /// What the account may do (`GET /permissions/{agentId}`); `nil` when it could not be read.
    package var permissions: [CXonePermission]?
    /// The security profiles (`GET /security-profiles`); `nil` when they could not be read.
    package var profiles: [CXoneSecurityProfile]?
    /// What could not be seen, a sentence each.
    package var gaps: [String] = []

    package init(
        claims: CXoneClaims? = nil,
        permissions: [CXonePermission]? = nil,
        profiles: [CXoneSecurityProfile]? = nil,
        gaps: [String] = []
    ) {
        self.claims = claims
        self.permissions = permissions
        self.profiles = profiles
        self.gaps = gaps
    }

    /// The account in words.
    package var caller: String { claims?.agentID.map { "agent \($0)" } ?? "the key's employee" }

    /// The account's own profile: the one of its role, or the only one there is; `nil` when none can be told.
    package var profile: CXoneSecurityProfile? {
        guard let profiles else { return nil }
        if let role = claims?.role,
            let own = profiles.first(where: { $0.roleId == role || $0.securityProfileId == role })
        {
            return own
        }
        return profiles.count == 1 ? profiles[0] : nil
    }

    /// Whether the account holds a permission that the catalogue names by its group and option (`Skills: Edit`).
    ///
    /// The names of the keys are not documented, so they are compared by their letters alone. `nil` when neither its
    /// permissions nor its profile could be seen.
    package func holds(_ group: String) -> Bool? {
        let wanted = CXonePermissionGroup(group)
        var seen = false
        if let permissions {
            seen = true
            if permissions.contains(where: wanted.isGiven(by:)) { return true }
        }
        if let own = profile?.permissions {
            seen = true
            if own.contains(where: wanted.isGiven(by:)) { return true }
        }
        return seen ? false : nil
    }

    /// The restriction that hides an object from the account; `nil` when none does, as far as was seen.
    package func restriction(hiding target: RemoteObject) -> CXoneDataRestriction? {
        profile?.dataRestrictions?.first { $0.hides(target) }
    }
}
