extension Principal {
    /// Whether this caller may do to an object what a requirement asks: the one decision on access that there is.
    ///
    /// Client credentials are narrowed by nothing but their grants. A user's application is narrowed by its scopes, too:
    /// to what the operation's scopes say, and where it names none, to the permissions that they cover.
    package func decide(_ requirement: Requirement, on object: AccessObject) -> AccessDecision {
        let findings = requirement.permissions.map { permission in
            finding(permission, requirement, object)
        }
        let wrongCaller = requirement.caller == kind ? nil : requirement.caller
        let hasScope = isLet(requirement.scopes)
        var verdict = requirement.verdict(findings.map(\.result))
        if wrongCaller != nil || !hasScope { verdict = .refused }
        let failed = verdict == .refused ? findings : []
        func permissions(_ result: PermissionFinding.Result) -> [Permission] {
            failed.filter { $0.result == result }.map(\.permission)
        }
        var missingScopes = hasScope ? [] : requirement.scopes
        if requirement.scopes.isEmpty { missingScopes += permissions(.scopeMissing).map { Scope($0) } }
        return AccessDecision(
            verdict: verdict,
            missing: permissions(.missing),
            missingInDivision: permissions(.elsewhere),
            missingScopes: missingScopes,
            wrongCaller: wrongCaller,
            division: object.division,
            chain: findings.flatMap(\.steps)
        )
    }

    /// Whether this caller meets a requirement on an object.
    ///
    /// - Parameters:
    ///   - requirement: what the operation asks.
    ///   - division: where the object lives; `nil` for operations that know no division: any grant will do.
    package func decide(_ requirement: Requirement, in division: Division?) -> AccessDecision {
        decide(requirement, on: AccessObject(in: division))
    }

    /// The divisions in which this caller may do what a permission names: `nil` when in all.
    package func divisions(holding permission: Permission) -> Set<Division>? {
        guard isLet([]), narrowingScopes?.contains(where: { $0.covers(permission) }) ?? true else { return [] }
        var divisions: Set<Division> = []
        for grant in grants where grant.gives(permission) {
            switch grant.division {
            case .all: return nil
            case .one(let division): divisions.insert(division)
            }
        }
        return divisions
    }

    /// Whether a scope that the application was given covers one of those that an operation names.
    private func isLet(_ wanted: [Scope]) -> Bool {
        guard let scopes = narrowingScopes, !wanted.isEmpty else { return true }
        return scopes.contains { held in wanted.contains { held.covers($0) } }
    }

    private func finding(
        _ permission: Permission,
        _ requirement: Requirement,
        _ object: AccessObject
    ) -> PermissionFinding {
        let hasScope =
            requirement.scopes.isEmpty
            ? narrowingScopes?.contains { $0.covers(permission) } ?? true
            : isLet(requirement.scopes)
        return PermissionFinding(
            permission: permission,
            steps: grants.map { grant in
                AccessDecision.Step(
                    permission: permission,
                    role: grant.role,
                    division: grant.division,
                    outcome: grant.outcome(for: permission, at: object.place, hasScope: hasScope)
                )
            }
        )
    }
}

extension Grant {
    /// Whether it gives a permission in its division, for certain and now.
    fileprivate func gives(_ permission: Permission) -> Bool {
        standing == .active && condition == nil && permissions.contains { $0.covers(permission) }
    }

    fileprivate func outcome(
        for permission: Permission,
        at place: AccessObject.Place,
        hasScope: Bool
    ) -> AccessDecision.Step.Outcome {
        guard permissions.contains(where: { $0.covers(permission) }) else { return .lacksPermission }
        if case .division(let wanted) = place, case .one(let own) = division, own.id != wanted.id {
            return .otherDivision
        }
        switch standing {
        case .disabled: return .disabled
        case .expired: return .expired
        case .active: break
        }
        guard hasScope else { return .scopeMissing }
        if case .unknown = place, case .one = division { return .divisionUnknown }
        return condition == nil ? .gives : .givesOnCondition
    }
}
