import GRDB
import HTTPTypes
import RingdownCore
import RingdownOAuth
import RingdownVendors

extension GenesysDialect {
    /// Adds the operations on OAuth clients.
    func addOAuthClients(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/oauth/clients") { call in
            let all = try await call.exchange.store.read { db in
                try db.objects(OAuthClient.self).map { $0.genesys(try db.grants(of: $0.id)) }
            }
            return try .json(GenesysListing(pageOf: all, pageSize: max(all.count, 1), pageNumber: 1, path: call.path))
        }
        try routes.on("GET /api/v2/oauth/clients/{clientId}") { call in
            let id = try call.parameter("clientId")
            return try .json(
                try await call.exchange.store.read { db in
                    try db.existing(OAuthClient.self, id).genesys(try db.grants(of: id))
                }
            )
        }
        try routes.on("POST /api/v2/oauth/clients") { try await $0.addClient() }
        try routes.on("PUT /api/v2/oauth/clients/{clientId}") { try await $0.changeClient() }
        try routes.on("POST /api/v2/oauth/clients/{clientId}/secret") { try await $0.renewSecret() }
        try routes.on("DELETE /api/v2/oauth/clients/{clientId}") { call in
            let id = try call.parameter("clientId")
            guard id != call.principal.id, id != call.principal.application else {
                throw GenesysFault("cannot.delete.client", "A client cannot delete itself.")
            }
            try await call.exchange.store.write { db in
                _ = try db.existing(OAuthClient.self, id)
                try db.deleteTokens(ofClient: id)
                try db.deleteGrants(of: id)
                try db.delete(.client, id)
            }
            return .empty(.noContent)
        }
    }
}

extension GenesysCall {
    fileprivate func addClient() async throws -> GenesysAnswer {
        let draft = try OAuthClientDraft(try await fields())
        let secret = exchange.mint()
        let kept = KeptSecret(try await hash(secret))
        let id = exchange.ids.next()
        let now = exchange.switchboard.now
        return try answer(
            try await exchange.store.write { db -> JSON? in
                guard try mayGive(draft.roleDivisions, db) else { return nil }
                var client = OAuthClient(id: id, name: draft.name, secret: kept, created: now)
                draft.apply(to: &client)
                try db.insert(client)
                for (role, division) in draft.roleDivisions {
                    try db.insert(RoleGrant(subject: id, role: role, division: division, made: now))
                }
                return client.genesys(try db.grants(of: id), secret: secret)
            }
        )
    }

    fileprivate func changeClient() async throws -> GenesysAnswer {
        let id = try parameter("clientId")
        let draft = try OAuthClientDraft(try await fields())
        let now = exchange.switchboard.now
        return try answer(
            try await exchange.store.write { db -> JSON? in
                var client = try db.existing(OAuthClient.self, id)
                guard try mayGive(draft.roleDivisions, db) else { return nil }
                draft.apply(to: &client)
                client.modified = now
                try db.update(client)
                try db.deleteGrants(of: id)
                for (role, division) in draft.roleDivisions {
                    try db.insert(RoleGrant(subject: id, role: role, division: division, made: now))
                }
                if !client.isActive { try db.deleteTokens(ofClient: id) }
                return client.genesys(try db.grants(of: id))
            }
        )
    }

    /// Gives a client a new secret; the old one counts no more, as at the vendor.
    fileprivate func renewSecret() async throws -> GenesysAnswer {
        let id = try parameter("clientId")
        let secret = exchange.mint()
        let kept = KeptSecret(try await hash(secret))
        let now = exchange.switchboard.now
        return try answer(
            try await exchange.store.write { db -> JSON? in
                var client = try db.existing(OAuthClient.self, id)
                let held = try db.grants(of: id)
                guard try mayGive(held.map { ($0.role, $0.division) }, db) else { return nil }
                client.secret = kept
                client.modified = now
                try db.update(client)
                return client.genesys(held, secret: secret)
            }
        )
    }

    /// The hash that is kept of a secret; throws the refusal of a caller who comes while too many are being made.
    func hash(_ secret: String) async throws -> SecretHash {
        do throws(SecretVerifier.Busy) {
            return try await exchange.signIn.verifier.hash(secret)
        } catch {
            throw GenesysFault(.serviceUnavailable)
        }
    }

    /// The client as it is now; the refusal for one that was given what the caller does not hold.
    private func answer(_ client: JSON?) throws -> GenesysAnswer {
        guard let client else {
            throw GenesysFault("bad.client.role", "The caller does not have all the roles assigned to this client.")
        }
        return try .json(client)
    }

    /// Whether the caller holds all that it hands on: nobody gets stronger by way of a client.
    private func mayGive(_ pairs: [(role: String, division: String)], _ db: Database) throws -> Bool {
        for (roleID, division) in pairs {
            let role = try db.existing(Role.self, roleID)
            guard let scope = try db.scope(division) else { throw ExchangeError.notFound(.division, division) }
            guard exchange.tenant.kind == .production else { continue }
            guard role.permissions.allSatisfy({ principal.holds($0, scope) }) else { return false }
        }
        return true
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
