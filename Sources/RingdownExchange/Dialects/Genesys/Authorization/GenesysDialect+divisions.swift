import GRDB
import HTTPTypes
import NIOCore
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds the making, changing and deleting of divisions, and the moving of objects between them.
    func addDivisions(to routes: GenesysRoutes) throws(ExchangeError) {
        let one = "/api/v2/authorization/divisions/{divisionId}"
        try routes.on("POST /api/v2/authorization/divisions") { try await $0.addDivision() }
        try routes.on("PUT \(one)") { try await $0.changeDivision() }
        try routes.on("DELETE \(one)") { try await $0.deleteDivision() }
        try routes.on("GET /api/v2/authorization/divisions/limit") { _ in
            try .json(JSON.number(JSONNumber(TenantDivision.limit)))
        }
        try routes.on("POST \(one)/objects/{objectType}") { try await $0.moveObjects() }
        try routes.on("GET /api/v2/authorization/divisions/query") { try await $0.queryDivisions() }
        try routes.on("GET \(one)/grants") { call in
            let id = try call.parameter("divisionId")
            let page = try call.query.page()
            let grants = try await call.exchange.store.read { db in
                _ = try db.existing(TenantDivision.self, id)
                let subjects = try db.subjects(inDivision: id)
                return try subjects.flatMap { try GenesysCall.grants(of: $0, db) }.filter { $0.division?.id == id }
            }
            return try .json(GenesysListing(Paged(grants, page: page), path: call.path))
        }
    }
}

extension GenesysCall {
    /// Objects that one request may move.
    private static let moveLimit = 200

    /// The kinds of objects that can be moved, by the vendor's name, with what it asks.
    private static let movable: [String: (kind: ObjectKind, permission: Permission)] = [
        "CAMPAIGN": (.campaign, Permission(domain: "outbound", entity: "campaign", action: "edit")),
        "CONTACTLIST": (.contactList, Permission(domain: "outbound", entity: "contactList", action: "edit")),
        "QUEUE": (.queue, Permission(domain: "routing", entity: "queue", action: "edit")),
        "USER": (.user, Permission(domain: "directory", entity: "user", action: "edit")),
    ]

    fileprivate func addDivision() async throws -> GenesysAnswer {
        var division = TenantDivision(id: exchange.ids.next(), name: "")
        try TenantDivision.apply(try await fields(), to: &division)
        return try await kept { [division] db in
            guard try db.objects(TenantDivision.self).count < TenantDivision.limit else {
                throw ExchangeError(
                    .invalidValue,
                    "there are \(TenantDivision.limit) divisions already",
                    object: .division,
                    rule: "max.scopes.exceeded"
                )
            }
            try db.insert(division)
            return division
        }
    }

    /// Divisions by name, from a place that the answer before this one gave (`AuthzDivisionCursorListing`).
    fileprivate func queryDivisions() async throws -> GenesysAnswer {
        guard query["after"] == nil || query["before"] == nil else {
            throw GenesysFault("both.after.and.before.provided", "Write after or before, not both.")
        }
        let size = try query.page().size
        let ids = Set(query.list("id"))
        let name = query["name"]?.lowercased()
        let all = try await exchange.store.read { db in try db.objects(TenantDivision.self) }
            .filter { ids.isEmpty || ids.contains($0.id) }
            .filter { division in name.map { division.name.lowercased().contains($0) } ?? true }
        var start = 0
        if let after = query["after"], let place = all.firstIndex(where: { $0.id == after }) { start = place + 1 }
        if let before = query["before"], let place = all.firstIndex(where: { $0.id == before }) {
            start = max(0, place - size)
        }
        let end = min(start + size, all.count)
        var shown: [String: JSON] = [
            "entities": try Self.json(all[start..<end].map(\.genesys)), "selfUri": .string(path),
        ]
        func uri(_ place: String, _ id: String) -> JSON { .string("\(path)?\(place)=\(id)&pageSize=\(size)") }
        if end < all.count, end > start { shown["nextUri"] = uri("after", all[end - 1].id) }
        if start > 0, end > start { shown["previousUri"] = uri("before", all[start].id) }
        return try .json(JSON.object(shown))
    }

    private static func json(_ divisions: [GenesysDivision]) throws -> JSON {
        try JSON(parsing: GenesysAnswer.encoded(divisions).readableBytesView)
    }

    fileprivate func changeDivision() async throws -> GenesysAnswer {
        let id = try parameter("divisionId")
        let known = try await exchange.store.read { db in try db.existing(TenantDivision.self, id) }
        try require(in: known.reference)
        var division = known
        try TenantDivision.apply(try await fields(), to: &division)
        return try await kept { [division] db in
            _ = try db.existing(TenantDivision.self, id)
            try db.update(division)
            return division
        }
    }

    private func kept(
        _ body: @Sendable @escaping (Database) throws -> TenantDivision
    ) async throws -> GenesysAnswer {
        let division: TenantDivision
        do throws(ExchangeError) {
            division = try await exchange.store.write(body)
        } catch {
            guard error.code == .duplicateName else { throw error }
            throw GenesysFault("resource.already.exists", status: 409, "Another division has the name.")
        }
        return try .json(division.genesys)
    }

    /// Deletes a division; with `force` what lives in it moves to the home division.
    fileprivate func deleteDivision() async throws -> GenesysAnswer {
        let id = try parameter("divisionId")
        let isForced = try query.flag("force") ?? false
        let known = try await exchange.store.read { db in try db.existing(TenantDivision.self, id) }
        try require(in: known.reference)
        guard !known.isHome else {
            throw GenesysFault("precondition.failure", "The home division cannot be deleted.")
        }
        guard try await exchange.switchboard.delete(division: id, movingObjects: isForced) else {
            throw GenesysFault(
                "precondition.failure",
                "Objects live in the division: move them, or delete it with force=true, which moves them home."
            )
        }
        return .empty(.noContent)
    }

    /// Moves objects into the division of the path, all or none.
    fileprivate func moveObjects() async throws -> GenesysAnswer {
        let id = try parameter("divisionId")
        let type = try parameter("objectType")
        guard let (kind, permission) = Self.movable[type.uppercased()] else {
            throw GenesysFault.value(
                type,
                type: "objectType",
                allowed: Self.movable.keys.sorted().joined(separator: ", ")
            )
        }
        guard let ids = try await body()?.array?.compactMap(\.string) else { throw GenesysFault(.badRequest) }
        guard !ids.isEmpty else { throw GenesysFault("empty.bulk.division.update", "No ids of objects were given.") }
        guard ids.count <= Self.moveLimit else {
            throw GenesysFault("too.many.bulk.division.updates", "One request moves at most \(Self.moveLimit) objects.")
        }
        let (target, homes) = try await exchange.store.read { db in
            let target = try db.existing(TenantDivision.self, id)
            return (target, try ids.map { try db.divisionID(of: kind, $0) })
        }
        guard !homes.contains(nil) else {
            throw GenesysFault("general.resource.not.found", status: 404, "An object of the ids does not exist.")
        }
        try requireMoving(permission, in: target.reference)
        for home in Set(homes.compactMap(\.self)) {
            try requireMoving(permission, in: try await exchange.division(home))
        }
        try await exchange.switchboard.move(kind, ids, toDivision: target.id)
        return .empty(.noContent)
    }

    private func requireMoving(_ permission: Permission, in division: Division) throws(GenesysFault) {
        guard exchange.tenant.kind == .production else { return }
        guard principal.decide(Requirement([permission]), in: division).verdict != .allowed else { return }
        throw GenesysFault(
            "bulk.move.no.permission.division",
            status: 403,
            "Moving needs \(permission) in the division \(division.name)."
        )
    }
}

extension TenantDivision {
    /// Divisions that a tenant may have (assumed).
    static let limit = 1000
    private static let nameLimit = 256

    /// Takes over what a body says (`AuthzDivision`).
    fileprivate static func apply(_ fields: GenesysFields, to division: inout TenantDivision) throws(GenesysFault) {
        let name = try fields.text("name") ?? division.name
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw GenesysFault("division.name.invalid", "The name must not be blank.")
        }
        guard name.count <= nameLimit else {
            throw GenesysFault("max.length.exceeded", "A name has at most \(nameLimit) characters.")
        }
        division.name = name
        division.description = try fields.text("description") ?? division.description
    }
}
