import RingdownCore
import RingdownVendors

extension GenesysCall {
    /// Refuses a caller who does not hold the operation's permission where an object lives.
    ///
    /// A sandbox refuses nobody who is authenticated: what works there may be refused in production.
    func require(in division: Division?) throws(GenesysFault) {
        guard exchange.tenant.kind == .production else { return }
        let decision = principal.decide(operation.accessRequirement, in: division)
        guard decision.verdict != .allowed else { return }
        if let scope = decision.missingScopes.first { throw GenesysFault(.appNotAuthorizedForScope, scope.text) }
        throw GenesysFault(.refusing(decision, of: operation))
    }

    /// Refuses a caller who does not hold the operation's permission in the division of an id.
    func require(inDivision id: String) async throws {
        try require(in: try await exchange.division(id))
    }

    /// The ids of the divisions whose objects the caller may see with this operation; `nil`: all of them.
    var visibleDivisions: Set<String>? {
        guard exchange.tenant.kind == .production, !operation.requirement.permissions.isEmpty else { return nil }
        let sets = operation.requirement.permissions.map { permission in
            principal.divisions(holding: permission).map { Set($0.map(\.id)) }
        }
        switch operation.requirement.mode {
        case .any:
            guard !sets.contains(nil) else { return nil }
            return sets.compactMap(\.self).reduce(into: []) { $0.formUnion($1) }
        case .all:
            let bounded = sets.compactMap(\.self)
            guard let first = bounded.first else { return nil }
            return bounded.dropFirst().reduce(into: first) { $0.formIntersection($1) }
        }
    }
}

extension GenesysOperation {
    /// What it asks of its caller, with the scopes that a user's application needs one of.
    var accessRequirement: Requirement {
        Requirement(requirement.permissions, mode: requirement.mode, scopes: scopes.compactMap { Scope($0) })
    }
}

extension Exchange {
    /// The division of an id.
    ///
    /// One that is gone is named by its id, so that nobody's grant reaches it.
    func division(_ id: String) async throws(ExchangeError) -> Division {
        let division = try await store.read { db in try db.object(TenantDivision.self, id) }
        return division?.reference ?? Division(id: id, name: id)
    }
}
