import HTTPTypes
import RingdownCore
import RingdownVendors

extension GenesysCall {
    /// Gives a subject a role in a division, or everywhere when the division is `*`.
    ///
    /// What is held already stays.
    func grant() async throws -> GenesysAnswer {
        let (subject, division, role) = try await grantInPath()
        let now = exchange.switchboard.now
        try await exchange.store.write { db in
            _ = try db.existing(Role.self, role)
            try db.checkSubject(subject)
            try db.insert(RoleGrant(subject: subject, role: role, division: division, made: now))
        }
        return .empty(.noContent)
    }

    /// Takes a role in a division from a subject; what is not held stays so.
    func revoke() async throws -> GenesysAnswer {
        let (subject, division, role) = try await grantInPath()
        try await exchange.store.write { db in
            try db.deleteGrant(subject: subject, role: role, division: division)
        }
        return .empty(.noContent)
    }

    private func grantInPath() async throws -> (subject: String, division: String, role: String) {
        let subject = try parameter("subjectId")
        let division = try parameter("divisionId")
        try await requireGranting(in: division)
        return (subject == "me" ? principal.id : subject, division, try parameter("roleId"))
    }

    /// Refuses a caller who may not give or take grants in a division, or everywhere when it is `*`.
    func requireGranting(in division: String) async throws {
        if division == RoleGrant.everywhere {
            // Only a caller whose own grant reaches every division may give one that does.
            if let visible = visibleDivisions {
                let all = try await exchange.store.read { db in try db.objects(TenantDivision.self) }
                for other in all where !visible.contains(other.id) { try require(in: other.reference) }
            }
        } else {
            let known = try await exchange.store.read { db in try db.existing(TenantDivision.self, division) }
            try require(in: known.reference)
        }
    }
}
