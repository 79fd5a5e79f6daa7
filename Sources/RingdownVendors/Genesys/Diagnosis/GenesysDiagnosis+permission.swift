import Foundation
import RingdownCore

extension GenesysDiagnosis {
    /// Why a call was refused with 403.
    var permissionCauses: [Cause] {
        if let cause = unrelatedToGrants { return [cause] }
        return grantCauses
    }

    /// Why a call was refused with 403, taken that grants are at fault.
    var grantCauses: [Cause] {
        guard inspection.showsGrants else { return unseenGrantsCauses }
        let seen = GenesysPermissionView(self)
        if seen.isSufficient { return [propagationCause(holds: true), featureCause] }
        var causes: [Cause] = []
        if !seen.elsewhere.isEmpty {
            causes.append(divisionCause(seen.elsewhere, division.map { .known($0) } ?? .unknown))
        }
        if !seen.unclear.isEmpty { causes.append(divisionCause(seen.unclear, .unknown)) }
        if !seen.nowhere.isEmpty, operation?.requirement.mode == .all || causes.isEmpty {
            causes.append(missingCause(seen.nowhere))
        }
        return causes + [propagationCause(holds: false)]
    }

    /// The 403s that no grant changes; `nil` for the others.
    private var unrelatedToGrants: Cause? {
        switch vendorCode {
        case "authz.policy.denied":
            return Cause(
                .dataRestriction,
                .certain,
                evidence: [answer],
                fix: "Ask the organisation's administrator to change the named policy under Admin > "
                    + "Authorization Policies."
            )
        case "app.not.authorized.for.scope":
            return Cause(
                .wrongGrant,
                .likely,
                evidence: [
                    answer, Cause.Evidence("Scopes narrow tokens that stand for a user, never client credentials."),
                ],
                fix: "Use a client-credentials client, or add the scope to the user's application under "
                    + "Admin > Integrations > OAuth."
            )
        case "campaign.black.listed", "all.campaigns.black.listed":
            return Cause(
                .featureNotEnabled,
                .likely,
                evidence: [answer],
                fix: "The vendor has blocked the campaign or the organisation from dialing: ask its support to lift it."
            )
        case nil where refusal.vendorMessage == nil && refusal.status != nil:
            return Cause(
                .notEnoughInformation,
                .certain,
                evidence: [
                    answer,
                    Cause.Evidence("The answer has no error body, which every refusal by Genesys Cloud has."),
                ],
                fix: "Check that no proxy answers in place of \(hosts.api), then try again."
            )
        default: return nil
        }
    }

    /// The causes when what the token holds could not be seen: the answer's code alone ranks them.
    private var unseenGrantsCauses: [Cause] {
        let asked = operation?.requirement.permissions ?? []
        let named = asked.isEmpty ? GenesysErrorBody.permissions(in: refusal.vendorMessage ?? "") : asked
        let saysDivision = vendorCode?.contains("division") ?? false
        let saysMissing = vendorCode == "missing.permissions" || vendorCode == "missing.any.permissions"
        let inDivision = Cause(
            .missingPermissionInDivision,
            saysDivision ? .likely : .possible,
            evidence: [answer] + gaps,
            fix: grantFix(named, in: division, role: nil)
        )
        let missing = Cause(
            .missingPermission,
            saysMissing ? .likely : .possible,
            evidence: [answer] + gaps + hints(named),
            fix: roleFix(named)
        )
        let isDivided = operation?.divisionAware == true || saysDivision
        let both = !isDivided ? [missing] : saysDivision ? [inDivision, missing] : [missing, inDivision]
        return both + [propagationCause(holds: nil), featureCause]
    }

    private enum Place {
        case known(Division)
        case unknown
    }

    private func divisionCause(_ permissions: [Permission], _ place: Place) -> Cause {
        var evidence = [answer]
        for permission in permissions {
            guard case .divisions(let divisions) = inspection.holding(permission) else { continue }
            let held = divisions.map(inspection.named)
            let plural = held.count == 1 ? "division" : "divisions"
            evidence.append(
                Cause.Evidence("\(capitalCaller) holds \(permission) in \(plural) \(held.inWords) only.")
            )
        }
        switch place {
        case .known(let division):
            evidence.append(Cause.Evidence("\(capitalObject) is in division \(division.name)."))
            let role = role(giving: permissions)
            return Cause(
                .missingPermissionInDivision,
                .certain,
                evidence: evidence + wrongNames,
                fix: grantFix(permissions, in: division, role: role)
            )
        case .unknown:
            evidence.append(Cause.Evidence(supports: false, "The division of \(object) could not be seen."))
            return Cause(
                .missingPermissionInDivision,
                .likely,
                evidence: evidence + wrongNames,
                fix: grantFix(permissions, in: nil, role: role(giving: permissions))
            )
        }
    }

    private func missingCause(_ permissions: [Permission]) -> Cause {
        let conditional = (inspection.subject?.conditionalPermissions ?? []).filter { held in
            permissions.contains { held.covers($0) }
        }
        var evidence = [answer, Cause.Evidence("No role of \(inspection.caller) has \(permissions.inWords).")]
        if !conditional.isEmpty {
            evidence.append(
                Cause.Evidence(
                    supports: false,
                    "A role has \(conditional.inWords) under a condition that was not weighed."
                )
            )
        }
        return Cause(
            .missingPermission,
            conditional.isEmpty ? .certain : .likely,
            evidence: evidence + hints(permissions) + wrongNames,
            fix: roleFix(permissions)
        )
    }

    /// A change of permissions that has not reached the service yet.
    ///
    /// - Parameter holds: whether the token holds the permission by now; `nil` when that could not be seen.
    private func propagationCause(holds: Bool?) -> Cause {
        var evidence = [
            Cause.Evidence("A change of permissions takes up to five minutes to take effect.")
        ]
        var confidence = Cause.Confidence.possible
        switch holds {
        case true?:
            evidence.append(Cause.Evidence("\(capitalCaller) holds the permission where the object is."))
            if let made = newestGrant {
                let age = now.timeIntervalSince(made)
                let isNew = age < Self.propagation
                if isNew { confidence = .likely }
                evidence.append(
                    Cause.Evidence(supports: isNew, "The newest grant was made at \(made.iso8601).")
                )
            }
        case false?:
            evidence.append(
                Cause.Evidence(supports: false, "Self-inspection does not show the permission where it is needed.")
            )
        case nil: evidence += gaps
        }
        return Cause(
            .permissionPropagationDelay,
            confidence,
            evidence: evidence,
            fix: "If a role or a grant was changed in the last five minutes, wait and try again."
        )
    }

    private var featureCause: Cause {
        Cause(
            .featureNotEnabled,
            .possible,
            evidence: [
                answer,
                Cause.Evidence("The vendor also refuses with 403 what the organisation's licence does not include."),
            ] + gaps,
            fix: "Ask the vendor whether the organisation's licence includes \(refusal.operation ?? "the operation")."
        )
    }

    /// When the newest of the token's grants was made; `nil` when no grant says so.
    private var newestGrant: Date? {
        (inspection.subject?.grants ?? []).compactMap { $0.grantMadeAt.flatMap(GenesysTime.date) }.max()
    }

    /// Permissions that the answer names although the operation does not ask them.
    private var wrongNames: [Cause.Evidence] {
        guard let operation else { return [] }
        let named = GenesysErrorBody.permissions(in: refusal.vendorMessage ?? "")
        let wrong = named.filter { name in !operation.requirement.permissions.contains { $0.covers(name) } }
        guard !wrong.isEmpty else { return [] }
        return [
            Cause.Evidence(
                supports: false,
                "The answer names \(wrong.inWords); the specification asks "
                    + "\(operation.requirement.permissions.inWords)."
            )
        ]
    }
}
