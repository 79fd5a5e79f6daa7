extension Principal {
    /// Whether this caller meets a requirement on an object.
    ///
    /// - Parameters:
    ///   - requirement: what the operation asks.
    ///   - division: where the object lives; `nil` for operations that know no division: any grant will do.
    package func decide(_ requirement: Requirement, in division: Division?) -> AccessDecision {
        var chain: [AccessDecision.Step] = []
        var given: [Permission] = []
        var missing: [Permission] = []
        var elsewhere: [Permission] = []
        for permission in requirement.permissions {
            let steps = grants.map { grant in
                AccessDecision.Step(
                    permission: permission,
                    role: grant.role,
                    division: grant.division,
                    outcome: grant.outcome(for: permission, in: division)
                )
            }
            chain += steps
            if steps.contains(where: { $0.outcome == .gives }) {
                given.append(permission)
            } else if steps.contains(where: { $0.outcome == .otherDivision }) {
                elsewhere.append(permission)
            } else {
                missing.append(permission)
            }
        }
        let met =
            switch requirement.mode {
            case .all: given.count == requirement.permissions.count
            case .any: requirement.permissions.isEmpty || !given.isEmpty
            }
        return AccessDecision(
            verdict: met ? .allowed : .refused,
            missing: met ? [] : missing,
            missingInDivision: met ? [] : elsewhere,
            division: division,
            chain: chain
        )
    }

    /// The divisions in which this caller holds a permission: `nil` when it holds it in all.
    package func divisions(holding permission: Permission) -> Set<Division>? {
        var divisions: Set<Division> = []
        for grant in grants where grant.permissions.contains(where: { $0.covers(permission) }) {
            switch grant.division {
            case .all: return nil
            case .one(let division): divisions.insert(division)
            }
        }
        return divisions
    }
}

extension Grant {
    fileprivate func outcome(for permission: Permission, in division: Division?) -> AccessDecision.Step.Outcome {
        guard permissions.contains(where: { $0.covers(permission) }) else { return .lacksPermission }
        guard let division else { return .gives }
        return switch self.division {
        case .all: .gives
        case .one(let own): own.id == division.id ? .gives : .otherDivision
        }
    }
}
