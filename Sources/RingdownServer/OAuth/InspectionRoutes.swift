import Foundation
import Hummingbird
import RingdownAPI
import RingdownCore
import RingdownVendors

/// Answers what callers ask about themselves, in the shapes that Genesys Cloud's clients expect.
struct InspectionRoutes {
    private let dependencies: ServerDependencies
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        routes.guarded(.getOwnToken) { _, caller in try .json(await tokenInfo(caller)) }
        routes.guarded(.revokeOwnToken) { _, caller in
            if let token = caller.token { try await access.tokens.revoke(digest: token.digest) }
            return Response(status: .ok)
        }
        routes.guarded(.getOwnGrants) { _, caller in
            let principal = caller.principal
            return try .json(
                GenesysSubject(
                    id: principal.id,
                    name: principal.name,
                    grants: principal.grants.filter { $0.standing == .active }.map { $0.genesys(of: principal.id) },
                    version: 1,
                    selfUri: Paths.ownGrants
                )
            )
        }
        routes.guarded(.getPermittedDivisions) { call, caller in
            try .json(try await permitted(call, caller).map(\.genesys))
        }
        routes.guarded(.getPermittedDivisionsPage) { call, caller in
            let permitted = try await permitted(call, caller)
            let all = try await divisions(caller).count
            let page = try Self.page(of: permitted.map(\.genesys), call)
            return try .json(
                GenesysPermittedDivisions(
                    entities: page.entities,
                    allDivsPermitted: permitted.count == all,
                    pageSize: page.pageSize,
                    pageNumber: page.pageNumber,
                    total: page.total,
                    pageCount: page.pageCount
                )
            )
        }
        routes.guarded(.listPermissions) { call, _ in try .json(Self.page(of: Self.permissionDomains, call)) }
        routes.guarded(.listRoles) { call, _ in
            let roles = access.directory.roles.values.sorted { $0.name < $1.name }
            return try .json(Self.page(of: roles.map(\.genesys), call))
        }
        routes.guarded(.listDivisions) { call, caller in
            try .json(Self.page(of: try await divisions(caller).map(\.genesys), call))
        }
    }

    private func tokenInfo(_ caller: Caller) async throws -> GenesysTokenInfo {
        let principal = caller.principal
        let organization = GenesysNamedEntity(id: "ringdown", name: "Ringdown")
        let client = try await access.directory.client(principal.application ?? principal.id)
        return GenesysTokenInfo(
            organization: organization,
            homeOrganization: organization,
            authorizedScope: principal.narrowingScopes?.map(\.text) ?? [],
            oauthClient: GenesysTokenClient(
                id: client?.id,
                name: client?.name,
                authorizedGrantType: principal.kind == .user ? "CODE" : GenesysTokenClient.clientCredentials,
                scope: principal.narrowingScopes?.map(\.text) ?? [],
                roleDivisions: principal.kind == .user
                    ? []
                    : principal.grants.map { GenesysRoleDivision(roleId: $0.role, divisionId: $0.division.id) },
                state: "active",
                organization: organization
            )
        )
    }

    /// The divisions that the configuration, the clients and the caller's own grants name, by name.
    private func divisions(_ caller: Caller) async throws -> [Division] {
        let stored = try await dependencies.credentials.clients()
        let configured = dependencies.clients.flatMap { $0.principal.grants.map(\.division) }
        let assigned =
            dependencies.clients.flatMap(\.assignments) + dependencies.users.flatMap(\.assignments)
            + stored.flatMap(\.grants)
        let scopes = configured + assigned.map(\.division) + caller.principal.grants.map(\.division)
        let granted = scopes.compactMap { scope -> Division? in
            if case .one(let division) = scope { division } else { nil }
        }
        let book = dependencies.book
        let named = book.contactLists.map(\.division) + book.personalConnections.map(\.division)
        return Set(granted + named).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    private func permitted(_ call: Call, _ caller: Caller) async throws -> [Division] {
        guard let permission = call.query("permission").flatMap({ Permission($0) }) else {
            throw ServerProblem(
                .invalidValue,
                "The query must name a permission of the form domain:entity:action.",
                cause: .missingRequiredField,
                evidence: "permission is \(call.query("permission").map { "\"\($0.prefix(80))\"" } ?? "missing").",
                fix: "Send ?permission=outbound:contactlist:write."
            )
        }
        let reached = caller.principal.divisions(holding: permission)
        return try await divisions(caller).filter { reached?.contains($0) ?? true }
    }

    private static func page<Entity>(of all: [Entity], _ call: Call) throws -> GenesysListing<Entity> {
        GenesysListing(
            pageOf: all,
            pageSize: try call.number("pageSize", in: 1...1000, default: 25),
            pageNumber: try call.number("pageNumber", in: 1...10_000, default: 1),
            path: call.request.uri.path
        )
    }

    /// The permissions by domain (`DomainPermissionCollection`).
    private static let permissionDomains: [JSON] = {
        let domains = Dictionary(grouping: PermissionCatalogue.all) { $0.permission.domain }
        return domains.keys.sorted().map { domain in
            let entities = Dictionary(grouping: domains[domain] ?? []) { $0.permission.entity }
            return .object([
                "id": .string(domain),
                "name": .string(domain),
                "domain": .string(domain),
                "permissionMap": .object(entities.mapValues { .array($0.map(\.genesys)) }),
            ])
        }
    }()
}

extension PermissionCatalogue.Entry {
    /// The permission as the vendor shows it (`DomainPermission`).
    fileprivate var genesys: JSON {
        [
            "domain": .string(permission.domain),
            "entityType": .string(permission.entity),
            "action": .string(permission.action),
            "label": .string(label),
            "allowsConditions": false,
            "divisionAware": .bool(isDivisionAware),
        ]
    }
}

extension Division {
    /// The division as the vendor shows it.
    fileprivate var genesys: GenesysDivision { GenesysDivision(id: id, name: name, homeDivision: false) }
}

extension AccessRole {
    /// The role as the vendor shows it (`DomainOrganizationRole`).
    fileprivate var genesys: JSON {
        .object([
            "id": .string(name),
            "name": .string(name),
            "permissions": .array(permissions.map { .string($0.description) }),
            "permissionPolicies": .array(
                permissions.map { permission in
                    [
                        "domain": .string(permission.domain),
                        "entityName": .string(permission.entity),
                        "actionSet": [.string(permission.action)],
                    ]
                }
            ),
            "default": false,
            "base": false,
        ])
    }
}

extension Grant {
    /// The grant as the vendor shows it.
    fileprivate func genesys(of subject: String) -> GenesysGrant {
        let place: GenesysDivision =
            switch division {
            case .all: .every
            case .one(let division): division.genesys
            }
        return GenesysGrant(
            subjectId: subject,
            division: place,
            role: GenesysGrantRole(
                id: role,
                name: role,
                policies: permissions.map {
                    GenesysPolicy(domain: $0.domain, entityName: $0.entity, actions: [$0.action])
                },
                default: false
            )
        )
    }
}
