import Foundation
import GRDB
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds what is the same for everybody: the organisation, its clock, time zones and OAuth scopes.
    func addPlatform(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/organizations/me") { call in
            let tenant = call.exchange.tenant
            return try .json(
                JSON.object([
                    "id": .string(tenant.id), "name": .string(tenant.name), "state": "active", "version": 1,
                    "defaultLanguage": "en-us", "productPlatform": "PureCloud",
                    "selfUri": "/api/v2/organizations/me",
                ])
            )
        }
        try routes.on("GET /api/v2/date") { call in
            try .json(JSON.object(["currentDate": .string(call.exchange.switchboard.now.genesys)]))
        }
        try routes.on("GET /api/v2/timezones") { call in
            let page = try call.query.page()
            let now = call.exchange.switchboard.now.date
            let zones = TimeZone.knownTimeZoneIdentifiers.sorted().compactMap { TimeZone(identifier: $0) }
            let shown = Paged(zones, page: page)
            let listing = Paged(items: shown.items.map { $0.genesys(at: now) }, total: shown.total, page: page)
            return try .json(GenesysListing(listing, path: call.path))
        }
        try routes.on("GET /api/v2/oauth/scopes") { call in
            let scopes = GenesysCatalogue.shared.realScopes.sorted().map(Self.scope)
            return try .json(
                JSON.object([
                    "entities": .array(scopes), "total": .number(JSONNumber(scopes.count)),
                    "selfUri": .string(call.path),
                ])
            )
        }
        try routes.on("GET /api/v2/oauth/scopes/{scopeId}") { call in
            let id = try call.parameter("scopeId")
            guard GenesysCatalogue.shared.realScopes.contains(id) else { throw GenesysFault(.notFound) }
            return try .json(Self.scope(id))
        }
        try routes.on("DELETE /api/v2/tokens/{userId}") { call in
            let user = try await call.user()
            try await call.require(inDivision: user.division)
            try await call.exchange.store.write { db in
                try db.execute(sql: "DELETE FROM tokens WHERE user = ?", arguments: [user.id])
            }
            return .empty(.noContent)
        }
    }

    /// A scope as the vendor shows it (`OAuthScope`); its description is its name.
    private static func scope(_ id: String) -> JSON {
        ["id": .string(id), "description": .string(id), "selfUri": .string("/api/v2/oauth/scopes/\(id)")]
    }
}

extension TimeZone {
    /// The zone as the vendor shows it (`RegionTimeZone`), with its offset in minutes at an instant.
    fileprivate func genesys(at time: Date) -> JSON {
        [
            "id": .string(identifier), "name": .string(identifier), "canonicalId": .string(identifier),
            "offset": .number(JSONNumber(secondsFromGMT(for: time) / 60)),
        ]
    }
}
