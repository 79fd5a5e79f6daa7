package import RingdownCore

extension CXoneDiagnosis {
    /// Why a call was refused with 403.
    var permissionCauses: [Cause] {
        if let hidden = restrictionCause { return [hidden] }
        let groups = operation?.permissionGroups ?? []
        let held = groups.map { inspection.holds($0) }
        var causes: [Cause] = []
        switch held.contains(true) ? true : held.contains(false) ? false : nil {
        case true?: causes += [possibleRestriction(.likely), featureCause, familyCause]
        case false?: causes += [missingCause(groups, .likely), possibleRestriction(.possible), featureCause]
        case nil: causes += [missingCause(groups, .likely), possibleRestriction(.possible), featureCause, familyCause]
        }
        return causes
    }

    /// The account's role lacks the permission.
    private func missingCause(_ groups: [String], _ confidence: Cause.Confidence) -> Cause {
        let wanted = groups.isEmpty ? "a permission that the documentation does not name" : groups.inWords
        var evidence = [answer, Cause.Evidence("\(refusal.operation ?? "The call") asks \(wanted).")]
        if inspection.permissions != nil {
            evidence.append(
                Cause.Evidence("\(inspection.caller.sentenceStart) does not hold it, as the vendor lists it.")
            )
        }
        if isSkillControl {
            evidence.append(
                Cause.Evidence(
                    supports: false,
                    "Which permission starting a skill asks is not documented; the console has it under skill control."
                )
            )
        }
        evidence.append(Cause.Evidence("A key has the role of its employee; a new role has no permissions."))
        let role = groups.isEmpty ? "a role with the permission" : "a role with \(groups.inWords)"
        return Cause(
            .missingPermission,
            confidence,
            evidence: evidence + gaps,
            fix: "Give \(inspection.caller) \(role) under Admin > Roles & Permissions, then log in again."
        )
    }

    /// The account does not see the object at all; `nil` when it does, or when that was not seen.
    var restrictionCause: Cause? {
        guard let target = refusal.target, let restriction = inspection.restriction(hiding: target) else { return nil }
        let kind = restriction.dataRoleEntityTypeName ?? target.kind
        let shown = (restriction.entityIds ?? []).prefix(8).joined(separator: ", ")
        return Cause(
            .dataRestriction,
            .certain,
            evidence: [
                answer, Cause.Evidence("The account's profile shows of kind \(kind) only \(shown), not \(target.id)."),
            ],
            fix:
                "Add \(object) to the restriction of \(inspection.caller)'s role under Admin > Roles & Permissions, or "
                + "use a key of an employee who sees it."
        )
    }

    private func possibleRestriction(_ confidence: Cause.Confidence) -> Cause {
        var evidence = [answer, Cause.Evidence("Views by campaign, team and skill also refuse with 403.")]
        if let profile = inspection.profile {
            evidence.append(
                Cause.Evidence(
                    supports: false,
                    "Its profile \(profile.securityProfileId ?? "") shows no such restriction."
                )
            )
        }
        return Cause(
            .dataRestriction,
            inspection.profile == nil ? confidence : .possible,
            evidence: evidence,
            fix: "See dataRestrictions in GET /security-profiles, and lift the one on \(object)."
        )
    }

    private var featureCause: Cause {
        Cause(
            .featureNotEnabled,
            .possible,
            evidence: [answer, Cause.Evidence("The vendor also refuses what the business unit does not include.")]
                + gaps,
            fix: "Ask the vendor whether the business unit includes Personal Connection."
        )
    }

    /// The application may not call this family of the API.
    private var familyCause: Cause {
        Cause(
            .wrongGrant,
            .possible,
            evidence: [answer, Cause.Evidence("An application is registered for families of the API, and no others.")],
            fix: "Have the application registered for \(operation?.api ?? "the API's family"), with a grant that has a "
                + "user: password, not client_credentials."
        )
    }

    /// Whether a call that has not been sent would be refused for want of a permission.
    package var foresight: Explanation {
        let reference = operation?.reference
        let groups = operation?.permissionGroups ?? []
        if let hidden = restrictionCause?.without(answer) {
            return Explanation(verdict: .refused, causes: [hidden], operation: reference)
        }
        let held = groups.map { inspection.holds($0) }
        if held.contains(true) { return Explanation(verdict: .allowed, causes: [], operation: reference) }
        if groups.isEmpty || !held.contains(false) {
            let gap = groups.isEmpty ? "the documentation names none" : inspection.gaps.first ?? "it was not asked"
            let cause = Cause(
                .notEnoughInformation,
                .certain,
                evidence: [Cause.Evidence(supports: false, "Whether the permission is held could not be seen: \(gap)")],
                fix: "Let the key's employee read its own permissions, or try the call."
            )
            return Explanation(verdict: .unknown, causes: [cause], operation: reference)
        }
        return Explanation(
            verdict: .refused,
            causes: [missingCause(groups, .likely).without(answer)],
            operation: reference
        )
    }
}

extension [String] {
    /// The permissions in words.
    fileprivate var inWords: String { joined(separator: " or ") }
}

extension String {
    /// The text with its first letter in capitals.
    fileprivate var sentenceStart: String { prefix(1).uppercased() + dropFirst() }
}
