import Foundation
import RingdownCore

/// Whether the caller may do it, when the answer was 403.
///
/// What Genesys Cloud's refusals mean is ``GenesysDiagnosis``' knowledge; here it is weighed with what the reporter
/// claims.
struct PermissionExaminer: Examiner {
    func findings(in reading: CallReading) -> [Finding] {
        if let hidden = hidden(reading) { return [hidden] }
        guard reading.status == 403, reading.token == nil, !reading.answer.isPage else { return [] }
        switch reading.path {
        case .unknown, .wordForID, .otherMethod: return []
        case .operation, .unfilled, .otherBase, .undecided: break
        }
        return reading.vendor == .cxone ? cxone(reading) : genesys(reading)
    }

    /// An object that is not shown because it is in a division without a grant, when the report speaks of divisions.
    private func hidden(_ reading: CallReading) -> Finding? {
        guard reading.vendor == .genesysCloud, reading.token == nil, let operation = reading.operation else {
            return nil
        }
        let isQuiet =
            reading.status == 404 || reading.status == 200 || (reading.status == nil && operation.method == "GET")
        guard isQuiet else { return nil }
        let saysDivision = reading.notesSay("division")
        guard saysDivision || (reading.status == 404 && operation.isDivisionAware) else { return nil }
        return Finding(
            .missingPermissionInDivision,
            saysDivision ? .likely : .possible,
            at: .permission,
            [Cause.Evidence("Objects of divisions without a grant are not shown at all, as if they were not there.")],
            fix: "Grant a role with \(operation.requirement?.permissions.inWords ?? "the permission") in the object's "
                + "division too: Admin > Integrations > OAuth > the client > Roles."
        )
    }

    private func genesys(_ reading: CallReading) -> [Finding] {
        let operation = reading.operation
        let refusal = ConnectorError(
            .refused,
            reading.answer.message ?? "The call was refused.",
            operation: operation?.name ?? reading.request,
            status: 403,
            vendorCode: reading.answer.code,
            vendorMessage: reading.answer.message
        )
        let diagnosis = GenesysDiagnosis(
            refusal,
            reading.inspection ?? GenesysInspection(),
            GenesysHosts(api: "https://api.{region}", login: "https://login.{region}"),
            reading.now ?? .distantFuture
        )
        let isSilent = reading.answer.message == nil && reading.answer.code == nil
        let causes = isSilent ? diagnosis.grantCauses : diagnosis.permissionCauses
        guard reading.inspection == nil else { return causes.map { Finding($0, at: .permission) } }
        return causes.map { weighed($0, reading, operation) } + claims(reading, operation)
            + narrowScopes(reading, operation)
    }

    /// A cause as it stands when no inspection was made: the missing permission is the likeliest.
    private func weighed(_ cause: Cause, _ reading: CallReading, _ operation: CalledOperation?) -> Finding {
        var cause = cause
        let isDivision = reading.notesSay("division") || reading.answer.says("division")
        switch cause.code {
        case .missingPermission: if !saysHeld(reading, operation) { cause.confidence = max(cause.confidence, .likely) }
        case .missingPermissionInDivision:
            if isDivision || saysHeld(reading, operation) { cause.confidence = .likely }
        case .permissionPropagationDelay: if isRecent(reading) { cause.confidence = .likely }
        case .featureNotEnabled: if isUnlicensed(reading) { cause.confidence = .likely }
        default: break
        }
        if cause.code == .featureNotEnabled, cause.confidence == .likely {
            cause.evidence.append(
                Cause.Evidence("The report speaks of a licence, a trial feature or a permission that is not there.")
            )
            return Finding(cause, at: .permission, isSaid: true)
        }
        let isSaid = cause.code == .permissionPropagationDelay && isRecent(reading)
        return Finding(cause, at: .permission, isSaid: isSaid)
    }

    private func claims(_ reading: CallReading, _ operation: CalledOperation?) -> [Finding] {
        guard let requirement = operation?.requirement, !requirement.permissions.isEmpty,
            !reading.call.context.permissions.isEmpty
        else { return [] }
        let lacking = requirement.permissions.filter { wanted in !reading.claimed.contains { $0.covers(wanted) } }
        guard lacking.count == requirement.permissions.count || (requirement.mode == .all && !lacking.isEmpty) else {
            return []
        }
        let names = reading.call.context.permissions.prefix(8).joined(separator: ", ")
        return [
            Finding(
                .missingPermission,
                .likely,
                at: .permission,
                [Cause.Evidence("Claimed is \(names); \(requirement.permissions.inWords) is not among it.")],
                fix: "Add \(lacking.inWords) to a role of the caller: Admin > People & Permissions > Roles / "
                    + "Permissions."
            )
        ]
    }

    /// Real scopes that are claimed for a person's token, none of which allows the operation.
    private func narrowScopes(_ reading: CallReading, _ operation: CalledOperation?) -> [Finding] {
        let real = reading.scopes.filter { GenesysCatalogue.shared.realScopes.contains($0) }
        guard let operation, !operation.scopes.isEmpty, !real.isEmpty, reading.grant != .clientCredentials,
            Set(real).isDisjoint(with: operation.scopes)
        else { return [] }
        let wanted = operation.scopes.joined(separator: " or ")
        return [
            Finding(
                .missingPermission,
                .likely,
                at: .permission,
                [Cause.Evidence("The scopes are \(real.joined(separator: ", ")); \(operation.name) asks \(wanted).")],
                fix: "Give the application the scope \(wanted), and log in anew."
            )
        ]
    }

    /// Whether the permission that is asked is among those that the reporter claims.
    private func saysHeld(_ reading: CallReading, _ operation: CalledOperation?) -> Bool {
        guard let requirement = operation?.requirement, !requirement.permissions.isEmpty else { return false }
        let held = requirement.permissions.filter { wanted in reading.claimed.contains { $0.covers(wanted) } }
        return requirement.mode == .all ? held.count == requirement.permissions.count : !held.isEmpty
    }

    /// What the account's own permissions and profile say of a refusal by CXone.
    private func seen(_ account: CXoneInspection, _ reading: CallReading) -> [Finding] {
        var target: RemoteObject?
        if case .operation(_, let parameters) = reading.path {
            let kinds = ["skillId": "skill", "campaignId": "campaign", "listId": "calling list"]
            target =
                parameters.compactMap { name, id in kinds[name].map { RemoteObject(kind: $0, id: id, name: "") } }.first
        }
        let refusal = ConnectorError(
            .refused,
            reading.answer.message ?? "The call was refused.",
            operation: reading.operation?.name ?? reading.request,
            status: 403,
            vendorCode: reading.answer.code,
            vendorMessage: reading.answer.message,
            target: target
        )
        return CXoneDiagnosis(refusal, account).causes.map { Finding($0, at: .permission) }
    }

    private func isRecent(_ reading: CallReading) -> Bool {
        reading.notesSay(
            "minutes ago",
            "minute ago",
            "just added",
            "just granted",
            "just assigned",
            "right after",
            "immediately after",
            "moments ago",
            "seconds ago",
            "later it works",
            "works after",
            "worked after",
            "after a few minutes",
            "just changed"
        ) && reading.notesSay("role", "permission", "grant")
    }

    private func isUnlicensed(_ reading: CallReading) -> Bool {
        reading.notesSay(
            "licens",
            "licenc",
            "beta",
            "cannot be found in the admin",
            "not be found in the admin",
            "not enabled for",
            "feature toggle",
            "early access",
            "add-on",
            "not provisioned",
            "not purchased",
            "closed preview"
        ) || reading.answer.says("licens", "licenc", "not enabled", "not provisioned", "feature toggle", "beta")
    }

    private func cxone(_ reading: CallReading) -> [Finding] {
        if let account = reading.account { return seen(account, reading) }
        let groups = reading.operation?.permissionGroups ?? []
        let wanted = groups.isEmpty ? "the permission" : groups.joined(separator: " or ")
        let evidence = [reading.answer.evidence].compactMap { $0 }
        let isRestricted = reading.answer.says("restricted", "prevent access to data", "invalid skill")
        return [
            Finding(
                .missingPermission,
                .likely,
                at: .permission,
                evidence + [Cause.Evidence("A key has the role of its employee; new roles have no permissions.")],
                fix: "Give the key's employee a role with \(wanted), and see it with GET /permissions/{agentId}."
            ),
            Finding(
                .dataRestriction,
                isRestricted || reading.notesSay("view", "restrict") ? .likely : .possible,
                at: .permission,
                isSaid: isRestricted,
                evidence + [Cause.Evidence("Views by campaign, team and skill also refuse with 403.")],
                fix: "See dataRestrictions in GET /security-profiles, and lift the one on this object."
            ),
            Finding(
                .featureNotEnabled,
                reading.answer.says("not enabled") || isUnlicensed(reading) ? .likely : .possible,
                at: .permission,
                isSaid: reading.answer.says("not enabled"),
                evidence,
                fix: "Ask the vendor whether the business unit includes the feature."
            ),
        ]
    }
}
