import GRDB
import HTTPTypes
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds the making, changing and deleting of roles.
    func addRoles(to routes: GenesysRoutes) throws(ExchangeError) {
        let one = "/api/v2/authorization/roles/{roleId}"
        try routes.on("POST /api/v2/authorization/roles") { call in
            var role = Role(id: call.exchange.ids.next(), name: "", permissions: [])
            try role.apply(try await call.fields(), isWhole: true)
            return try await call.keep(role) { db, role in try db.insert(role) }
        }
        try routes.on("PUT \(one)") { try await $0.changeRole(isWhole: true) }
        try routes.on("PATCH \(one)") { try await $0.changeRole(isWhole: false) }
        try routes.on("DELETE \(one)") { call in
            let id = try call.parameter("roleId")
            try await call.exchange.store.write { db in
                _ = try db.existing(Role.self, id)
                try db.execute(sql: "DELETE FROM grants WHERE role = ?", arguments: [id])
                try db.delete(.role, id)
            }
            return .empty(.noContent)
        }
        try routes.on("GET \(one)/subjectgrants") { call in
            let id = try call.parameter("roleId")
            let page = try call.query.page()
            let holders = try await call.exchange.store.read { db in
                _ = try db.existing(Role.self, id)
                return try db.subjects(ofRole: id).compactMap { try db.holder($0, ofRole: id) }
            }
            return try .json(GenesysListing(Paged(holders, page: page), path: call.path))
        }
        try routes.on("GET \(one)/users") { call in
            let id = try call.parameter("roleId")
            let page = try call.query.page()
            let users = try await call.exchange.store.read { db in
                _ = try db.existing(Role.self, id)
                return try db.subjects(ofRole: id).compactMap { try db.object(User.self, $0) }
            }
            return try .json(GenesysListing(Paged(users.map(\.reference), page: page), path: call.path))
        }
    }
}

extension GenesysCall {
    fileprivate func changeRole(isWhole: Bool) async throws -> GenesysAnswer {
        let id = try parameter("roleId")
        var role = try await exchange.store.read { db in try db.existing(Role.self, id) }
        try role.apply(try await fields(), isWhole: isWhole)
        return try await keep(role) { db, role in try db.update(role) }
    }

    fileprivate func keep(
        _ role: Role,
        _ body: @Sendable @escaping (Database, Role) throws -> Void
    ) async throws -> GenesysAnswer {
        do throws(ExchangeError) {
            try await exchange.store.write { db in try body(db, role) }
        } catch {
            guard error.code == .duplicateName else { throw error }
            throw GenesysFault("general.bad.request", "Another role is named \(role.name): choose another name.")
        }
        return try .json(role.genesys)
    }
}

extension Role {
    /// Takes over what a body says (`DomainOrganizationRole`); what a partial body leaves out stays.
    ///
    /// Permissions are given as policies, and as texts too.
    fileprivate mutating func apply(_ fields: GenesysFields, isWhole: Bool) throws(GenesysFault) {
        name = try fields.text("name") ?? name
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw GenesysFault("general.bad.request", "The role needs a name.")
        }
        description = try fields.text("description") ?? (isWhole ? "" : description)
        guard isWhole || fields["permissionPolicies"] != nil || fields["permissions"] != nil else { return }
        var given: [Permission] = []
        for json in try fields.list("permissionPolicies") ?? [] {
            let policy = try GenesysFields(json)
            try policy.refuse(
                ["resourceConditionNode", "allowConditions", "namedResources"],
                code: "general.bad.request"
            )
            for action in try policy.texts("actionSet") ?? [] {
                given.append(
                    try Self.permission(
                        "\(try policy.text("domain") ?? ""):\(try policy.text("entityName") ?? ""):\(action)"
                    )
                )
            }
        }
        for text in try fields.texts("permissions") ?? [] where text.contains(":") {
            let permission = try Self.permission(text)
            if !given.contains(permission) { given.append(permission) }
        }
        permissions = given
    }

    private static func permission(_ text: String) throws(GenesysFault) -> Permission {
        guard let permission = Permission(text) else {
            throw GenesysFault(
                "general.bad.request",
                "\(text.prefix(80)) is no permission: write domain, entity and action."
            )
        }
        return permission
    }
}

extension Database {
    /// A client or user with the divisions in which it holds a role (`SubjectDivisionGrants`); `nil` when it is gone.
    fileprivate func holder(_ subject: String, ofRole role: String) throws -> JSON? {
        let user = try object(User.self, subject)
        guard let name = try user?.name ?? object(OAuthClient.self, subject)?.name else { return nil }
        let divisions = try grants(of: subject).filter { $0.role == role }.map { grant -> JSON in
            grant.division == RoleGrant.everywhere
                ? ["id": "*", "name": "*"] : try genesysReference(.division, grant.division)
        }
        return [
            "id": .string(subject), "name": .string(name), "type": user == nil ? "PC_OAUTH_CLIENT" : "PC_USER",
            "divisions": .array(divisions), "selfUri": .string(GenesysPath.subject(subject)),
        ]
    }
}

extension User {
    /// The user as others refer to it.
    var reference: JSON {
        ["id": .string(id), "name": .string(name), "selfUri": .string(GenesysPath.user(id))]
    }
}
