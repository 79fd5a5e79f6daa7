import Foundation
import RingdownAPI
import RingdownCore

/// Reads the grants of a client to be, and refuses what its maker may not give.
struct GrantReader {
    let roles: [String: AccessRole]
    /// Who makes the client.
    let maker: Principal

    /// The grants of a body; each needs a role that there is, and nothing that the maker does not hold there.
    func grants(_ elements: [JSON]) throws(ServerProblem) -> [RoleAssignment] {
        var grants: [RoleAssignment] = []
        for element in elements { grants.append(try grant(element)) }
        try require(grants)
        return grants
    }

    /// Refuses grants that give what the maker does not hold: nobody makes themself stronger by way of a client.
    func require(_ grants: [RoleAssignment]) throws(ServerProblem) {
        for grant in grants {
            for permission in roles[grant.role]?.permissions ?? [] where !maker.holds(permission, grant.division) {
                throw ServerProblem(
                    .missingPermissions,
                    "\(maker.name) may not give the role \(grant.role) \(grant.division.words): it holds \(permission), "
                        + "and \(maker.name) does not hold that there.",
                    causes: [
                        Cause(
                            .missingPermission,
                            .certain,
                            evidence: [
                                Cause.Evidence("The role \(grant.role) holds \(permission)."),
                                Cause.Evidence("\(maker.name) does not hold it \(grant.division.words)."),
                            ],
                            fix: "Ask somebody who holds all of the role, or give a smaller one."
                        )
                    ],
                    fix: "Ask somebody who holds all of the role, or give a smaller one.",
                    challenge: "Bearer realm=\"ringdown\", error=\"insufficient_scope\", scope=\"\(permission)\""
                )
            }
        }
    }

    private func grant(_ element: JSON) throws(ServerProblem) -> RoleAssignment {
        guard let members = element.object, Set(members.keys).isSubset(of: ["role", "division", "until"]),
            let name = element["role"]?.string, let division = element["division"]?.string, !division.isEmpty
        else {
            throw Self.wrong(
                "A grant must be an object with role and division, and until if it is to end.",
                "One of the grants is \(element.kind) with other members, or without role or division."
            )
        }
        guard roles[name] != nil else {
            let near = Nearest.text(to: name, among: roles.keys.sorted()).map { "; did you mean \($0)?" } ?? "."
            throw Self.wrong(
                "There is no role \"\(name.prefix(80))\"\(near)",
                "The configuration has the roles \(roles.keys.sorted().joined(separator: ", "))."
            )
        }
        var until: Date?
        if let value = element["until"], !value.isNull {
            guard let instant = value.string.flatMap({ API.instant(from: $0) }) else {
                throw Self.wrong(
                    "until must be an instant such as 2026-11-22T09:00:00Z.",
                    "until is \(value.kind) that is none."
                )
            }
            until = instant
        }
        let scope: DivisionScope = division == "*" ? .all : .one(Division(id: division, name: division))
        return RoleAssignment(role: name, division: scope, until: until)
    }

    private static func wrong(_ detail: String, _ evidence: String) -> ServerProblem {
        ServerProblem(
            .invalidValue,
            detail,
            cause: .invalidValue,
            evidence: evidence,
            fix: "Send grants as a list of objects such as {\"role\": \"pipeline\", \"division\": \"Sales\"}."
        )
    }
}

extension Principal {
    /// Whether it holds a permission, any part of which may be `*`, wherever a grant would reach.
    fileprivate func holds(_ permission: Permission, _ scope: DivisionScope) -> Bool {
        switch scope {
        case .all: divisions(holding: permission) == nil
        case .one(let division): decide(Requirement([permission]), in: division).verdict == .allowed
        }
    }
}
