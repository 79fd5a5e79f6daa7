import RingdownCore

extension GenesysDiagnosis {
    /// What to do when a role must be granted in one more division: the console's way and the API's.
    ///
    /// - Parameter role: a role that has the permission; `nil` when none could be seen.
    func grantFix(_ permissions: [Permission], in division: Division?, role: GenesysGrantRole?) -> String {
        let what = role?.name.map { "role \"\($0)\"" } ?? "a role with \(permissions.inWords)"
        let place = division.map { "division \($0.name)" } ?? "the object's division"
        let call = grantCall(division: division?.id, role: role?.id)
        return "Grant \(what) to \(inspection.caller) in \(place) too: \(consolePath) > Roles, or \(call)."
    }

    /// What to do when no role has the permission.
    func roleFix(_ permissions: [Permission]) -> String {
        let names = (inspection.principal?.grants ?? []).map { "\"\($0.role)\"" }
        let role = names.first.map { "its role \($0)" } ?? "one of its roles"
        let place = division.map { " that is granted in division \($0.name)" } ?? ""
        return "Add \(permissions.inWords) to \(role)\(place), for \(inspection.caller): "
            + "Admin > People & Permissions > Roles / Permissions > the role > Permissions."
    }

    /// What is worth knowing about permissions to start and stop campaigns.
    func hints(_ permissions: [Permission]) -> [Cause.Evidence] {
        let young = permissions.filter { $0.covers(Self.start) || $0.covers(Self.stop) }
        guard let permission = young.first else { return [] }
        var hints = [
            Cause.Evidence("\(permission) exists since October 2024: roles made before that usually lack it.")
        ]
        switch inspection.holding(Self.edit) {
        case .everywhere: hints.append(editHint)
        case .divisions(let held):
            if let division, held.contains(where: { $0.isSame(as: division) }) { hints.append(editHint) }
        case .unseen, .nowhere: break
        }
        return hints
    }

    /// A role of the token's that has one of the permissions; `nil` when none could be seen.
    func role(giving permissions: [Permission]) -> GenesysGrantRole? {
        (inspection.subject?.grants ?? [])
            .first { grant in grant.permissions.contains { held in permissions.contains { held.covers($0) } } }?
            .role
    }

    private var editHint: Cause.Evidence {
        Cause.Evidence(
            "\(Self.edit) is held there: GET the campaign and PUT it back with its version and campaignStatus changed."
        )
    }

    private func grantCall(division: String?, role: String?) -> String {
        let subject = inspection.subject?.id ?? inspection.token?.oauthClient?.id ?? "{subjectId}"
        return "POST /api/v2/authorization/subjects/\(subject)/divisions/\(division ?? "{divisionId}")"
            + "/roles/\(role ?? "{roleId}")"
    }

    private var consolePath: String {
        guard let principal = inspection.principal else { return "Admin > Integrations > OAuth > the client" }
        return principal.kind == .user
            ? "Admin > People > \(principal.name)" : "Admin > Integrations > OAuth > \(principal.name)"
    }

    private static let start = Permission(domain: "outbound", entity: "campaign", action: "start")
    private static let stop = Permission(domain: "outbound", entity: "campaign", action: "stop")
    private static let edit = Permission(domain: "outbound", entity: "campaign", action: "edit")
}
