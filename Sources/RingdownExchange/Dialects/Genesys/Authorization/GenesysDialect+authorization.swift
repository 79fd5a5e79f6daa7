import HTTPTypes
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds what callers ask about themselves, divisions, roles and grants.
    func addAuthorization(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/tokens/me") { try await $0.tokenInfo() }
        try routes.on("HEAD /api/v2/tokens/me") { _ in .empty(.ok) }
        try routes.on("DELETE /api/v2/tokens/me") { call in
            try await call.exchange.store.write { db in try db.deleteToken(call.token) }
            return .empty(.ok)
        }
        try routes.on("GET /api/v2/authorization/subjects/me") { call in
            try await call.subject(call.principal.id)
        }
        try routes.on("GET /api/v2/authorization/subjects/{subjectId}") { call in
            try await call.subject(try call.parameter("subjectId"))
        }
        try routes.on("GET /api/v2/authorization/divisionspermitted/me") { call in
            try .json(try await call.permittedDivisions().map(\.genesys))
        }
        try routes.on("GET /api/v2/authorization/divisionspermitted/paged/me") { try await $0.permittedDivisionsPage() }
        try routes.on("GET /api/v2/authorization/divisions") { try await $0.divisions() }
        try routes.on("GET /api/v2/authorization/divisions/home") { call in
            let home = try await call.exchange.store.read { db in try db.homeDivision() }
            guard let home else { throw GenesysFault(.notFound) }
            return try .json(home.genesys)
        }
        try routes.on("GET /api/v2/authorization/divisions/{divisionId}") { call in
            let id = try call.parameter("divisionId")
            return try .json(
                try await call.exchange.store.read { db in try db.existing(TenantDivision.self, id) }.genesys
            )
        }
        try routes.on("GET /api/v2/authorization/permissions") { call in
            let page = try call.query.page()
            return try .json(
                GenesysListing(Paged(GenesysPermissionCatalogue.domains, page: page), path: call.path)
            )
        }
        try routes.on("GET /api/v2/authorization/roles") { try await $0.roles() }
        try routes.on("GET /api/v2/authorization/roles/{roleId}") { call in
            let id = try call.parameter("roleId")
            return try .json(try await call.exchange.store.read { db in try db.existing(Role.self, id) }.genesys)
        }
        try routes.on("POST /api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}") { call in
            try await call.grant()
        }
        try routes.on("DELETE /api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}") {
            call in
            try await call.revoke()
        }
    }
}

extension TenantDivision {
    /// The division as the vendor shows it.
    var genesys: GenesysDivision {
        GenesysDivision(
            id: id,
            name: name,
            description: description,
            homeDivision: isHome,
            selfUri: GenesysPath.division(id)
        )
    }
}

extension GenesysCall {
    fileprivate func divisions() async throws -> GenesysAnswer {
        let page = try query.page()
        let ids = query.list("id")
        let name = query["name"]?.lowercased()
        let all = try await exchange.store.read { db in try db.objects(TenantDivision.self) }
            .filter { ids.isEmpty || ids.contains($0.id) }
            .filter { division in name.map { division.name.lowercased().contains($0) } ?? true }
        return try .json(GenesysListing(Paged(all.map(\.genesys), page: page), path: path))
    }

    fileprivate func permittedDivisionsPage() async throws -> GenesysAnswer {
        let page = try query.page()
        let permitted = try await permittedDivisions()
        let all = try await exchange.store.read { db in try db.objects(TenantDivision.self) }.count
        let paged = Paged(permitted.map(\.genesys), page: page)
        return try .json(
            GenesysPermittedDivisions(
                entities: paged.items,
                allDivsPermitted: permitted.count == all,
                pageSize: page.size,
                pageNumber: page.number,
                total: paged.total,
                pageCount: paged.pageCount
            )
        )
    }

    /// The divisions in which the caller may do what a permission allows, which in a sandbox is all of them.
    fileprivate func permittedDivisions() async throws -> [TenantDivision] {
        guard let text = query["permission"] else { throw GenesysFault(.missingPermissionParameter) }
        guard let permission = Permission(text) else {
            throw GenesysFault(.invalidQueryParameter, text, "permission", "domain:entity:action")
        }
        let name = query["name"]?.lowercased()
        let reached = exchange.tenant.kind == .sandbox ? nil : principal.divisions(holding: permission)
        return try await exchange.store.read { db in try db.objects(TenantDivision.self) }
            .filter { division in reached.map { $0.contains(division.reference) } ?? true }
            .filter { division in name.map { division.name.lowercased().contains($0) } ?? true }
    }

    fileprivate func roles() async throws -> GenesysAnswer {
        let page = try query.page()
        let ids = query.list("id")
        let name = query["name"]?.lowercased()
        let all = try await exchange.store.read { db in try db.objects(Role.self) }
            .filter { ids.isEmpty || ids.contains($0.id) }
            .filter { role in name.map { role.name.lowercased().contains($0) } ?? true }
        return try .json(GenesysListing(Paged(all.map(\.genesys), page: page), path: path))
    }
}
