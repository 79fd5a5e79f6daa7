import RingdownCore

extension CXoneCall {
    /// Refuses a caller whose security profile lacks the operation's permission, or holds it for other divisions only.
    ///
    /// A sandbox refuses nobody who is authenticated: what works there may be refused in production.
    ///
    /// - Parameters:
    ///   - division: where the object lives; `nil`: any division will do.
    ///   - restricted: what CXone says of an object that the caller's data restriction hides.
    func require(in division: Division?, restricted: String = "Security permissions prevent access to data")
        throws(CXoneFault)
    {
        guard let permission = route.permission else { return }
        try require(permission, in: division, restricted: restricted)
    }

    /// Refuses a caller who lacks a permission.
    func require(_ permission: CXoneRight, in division: Division?, restricted: String) throws(CXoneFault) {
        guard exchange.tenant.kind == .production, principal.kind == .user else { return }
        let requirement = Requirement([permission.permission])
        guard principal.decide(requirement, in: division).verdict != .allowed else { return }
        let holdsElsewhere = principal.decide(requirement, in: nil).verdict == .allowed
        throw holdsElsewhere ? CXoneFault(403, "Forbidden", restricted) : .forbidden
    }

    /// Whether the caller may see what lives in a division with this operation.
    var sees: @Sendable (String) -> Bool {
        guard exchange.tenant.kind == .production, let permission = route.permission,
            let visible = principal.divisions(holding: permission.permission)?.map(\.id)
        else { return { _ in true } }
        return { visible.contains($0) }
    }

    /// The skill that the path names, with its number.
    ///
    /// Refuses a caller whose data restriction hides it.
    ///
    /// - Parameter words: what is said of a number that names no skill.
    func skill(_ words: String = "not a valid Natural Calling skill") async throws -> (number: Int, campaign: Campaign)
    {
        let text = parameter("skillId")
        guard let number = Int(text) else {
            throw CXoneFault(404, "InvalidSkillId", "Invalid skillId - '\(text)', must be an integer")
        }
        return (number, try await skill(number: number, words))
    }

    /// The skill of a number.
    func skill(number: Int, _ words: String = "not a valid Natural Calling skill") async throws -> Campaign {
        let found = try await exchange.store.read { db in try db.object(Campaign.self, number: number) }
        guard let campaign = found else {
            throw CXoneFault(404, "InvalidSkillId", "Invalid skillId - '\(number)', \(words)")
        }
        try require(in: try await exchange.division(campaign.division), restricted: "Skill - '\(number)' is restricted")
        return campaign
    }

    /// The user who calls.
    func user() async throws -> User {
        let id = principal.id
        return try await exchange.store.read { db in try db.existing(User.self, id) }
    }
}
