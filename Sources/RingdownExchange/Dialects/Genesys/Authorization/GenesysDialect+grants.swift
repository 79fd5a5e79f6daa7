import GRDB
import HTTPTypes
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds the giving and taking of several grants at once, and the roles of users.
    func addGrants(to routes: GenesysRoutes) throws(ExchangeError) {
        let subject = "/api/v2/authorization/subjects/{subjectId}"
        try routes.on("POST \(subject)/bulkadd") { call in
            try await call.change(grantsOf: try await call.pairs(), taking: [], isAll: false)
        }
        try routes.on("POST \(subject)/bulkremove") { call in
            try await call.change(grantsOf: [], taking: try await call.pairs(), isAll: false)
        }
        try routes.on("POST \(subject)/bulkreplace") { call in
            try await call.change(grantsOf: try await call.pairs(), taking: [], isAll: true)
        }
        try routes.on("POST /api/v2/authorization/roles/{roleId}") { try await $0.grantRole() }
        try routes.on("PUT /api/v2/authorization/roles/{roleId}/users/add") { try await $0.changeUsers(isAdding: true) }
        try routes.on("PUT /api/v2/authorization/roles/{roleId}/users/remove") {
            try await $0.changeUsers(isAdding: false)
        }
        try routes.on("GET /api/v2/users/{subjectId}/roles") { call in
            try await call.rolesOfUser(try call.parameter("subjectId"))
        }
        try routes.on("PUT /api/v2/users/{subjectId}/roles") { try await $0.setRolesOfUser() }
    }
}

extension GenesysCall {
    /// A role in a division.
    typealias Pair = (role: String, division: String)

    /// The grants that a body names (`RoleDivisionGrants`).
    fileprivate func pairs() async throws -> [Pair] {
        try (try await fields().list("grants") ?? []).map { json in
            let fields = try GenesysFields(json)
            guard let role = try fields.text("roleId"), let division = try fields.text("divisionId") else {
                throw GenesysFault(.constraintValidation, "roleId and divisionId are required")
            }
            return (role, division)
        }
    }

    /// Gives the subject of the path some grants and takes some, all or none of them.
    fileprivate func change(
        grantsOf given: [Pair],
        taking taken: [Pair],
        isAll: Bool
    ) async throws -> GenesysAnswer {
        let id = try parameter("subjectId")
        let subject = id == "me" ? principal.id : id
        let held = try await exchange.store.read { db in
            try db.checkSubject(subject)
            return try db.grants(of: subject)
        }
        let taken = isAll ? held.map { ($0.role, $0.division) } : taken
        try await change([subject], giving: given, taking: taken)
        return .empty(.noContent)
    }

    fileprivate func grantRole() async throws -> GenesysAnswer {
        let role = try parameter("roleId")
        let fields = try await fields()
        let subjects = try fields.texts("subjectIds") ?? []
        let divisions = try fields.texts("divisionIds") ?? []
        try await change(subjects, giving: divisions.map { (role, $0) }, taking: [])
        return .empty(.noContent)
    }

    /// Gives users a role in the home division, or takes it from them everywhere.
    fileprivate func changeUsers(isAdding: Bool) async throws -> GenesysAnswer {
        let role = try parameter("roleId")
        guard let ids = try await body()?.array?.compactMap(\.string) else { throw GenesysFault(.badRequest) }
        let (home, held) = try await exchange.store.read { db in
            for id in ids { _ = try db.existing(User.self, id) }
            return (try db.homeDivision()?.id ?? "", try ids.flatMap { try db.grants(of: $0) })
        }
        let taken = held.filter { $0.role == role }.map { ($0.role, $0.division) }
        try await change(ids, giving: isAdding ? [(role, home)] : [], taking: isAdding ? [] : taken)
        return try .json(ids)
    }

    fileprivate func setRolesOfUser() async throws -> GenesysAnswer {
        let user = try parameter("subjectId")
        guard let roles = try await body()?.array?.compactMap(\.string) else { throw GenesysFault(.badRequest) }
        let (home, held) = try await exchange.store.read { db in
            _ = try db.existing(User.self, user)
            return (try db.homeDivision()?.id ?? "", try db.grants(of: user))
        }
        let kept = Set(held.map(\.role)).intersection(roles)
        try await change(
            [user],
            giving: roles.filter { !kept.contains($0) }.map { ($0, home) },
            taking: held.filter { !roles.contains($0.role) }.map { ($0.role, $0.division) }
        )
        return try await rolesOfUser(user)
    }

    fileprivate func rolesOfUser(_ id: String) async throws -> GenesysAnswer {
        try .json(
            try await exchange.store.read { db in
                _ = try db.existing(User.self, id)
                return try db.authorization(of: id)
            }
        )
    }

    /// Gives and takes grants of some subjects in one transaction, where the caller may.
    private func change(_ subjects: [String], giving given: [Pair], taking taken: [Pair]) async throws {
        for division in Set((given + taken).map(\.division)) { try await requireGranting(in: division) }
        let now = exchange.switchboard.now
        try await exchange.store.write { db in
            for subject in subjects {
                try db.checkSubject(subject)
                for (role, division) in taken {
                    try db.deleteGrant(subject: subject, role: role, division: division)
                }
                for (role, division) in given {
                    _ = try db.existing(Role.self, role)
                    try db.insert(RoleGrant(subject: subject, role: role, division: division, made: now))
                }
            }
        }
    }
}

extension Database {
    /// A user's roles and what they allow, as the vendor shows them (`UserAuthorization`).
    func authorization(of user: String) throws -> JSON {
        let roles = try Set(grants(of: user).map(\.role)).compactMap { try object(Role.self, $0) }
            .sorted { $0.name < $1.name }
        return [
            "roles": .array(roles.map { ["id": .string($0.id), "name": .string($0.name)] }),
            "permissions": .array(roles.flatMap { $0.permissions.map { .string($0.description) } }),
        ]
    }

    /// Checks that grants can be given to a subject: a client or a user.
    func checkSubject(_ id: String) throws {
        guard try object(OAuthClient.self, id) != nil || object(User.self, id) != nil else {
            throw ExchangeError.notFound(.client, id)
        }
    }
}
