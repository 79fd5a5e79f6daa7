import Hummingbird
import RingdownCore

extension CXoneTokens {
    /// The older token server: a user's password, or an application alone for the patron operations.
    ///
    /// The application is `AppName@VendorName` and is proven by the number of its business unit, as CXone has it.
    func legacy(_ request: Request, _ address: String) async throws -> Response {
        let fields = try await document(request, takesForms: true)
        let grant = try fields.text("grant_type")
        if grant == "refresh_token" {
            let token = try fields.text("refresh_token") ?? ""
            let holder = try await holder(refreshing: token, wrong: .unauthorizedGrant)
            return try await legacyAnswer(holder, "", request)
        }
        guard let basic = request.basic else {
            throw CXoneFault(401, "invalid_client", "send the application as Basic")
        }
        let name = basic.name
        let client = try await exchange.store.read { db in try db.object(OAuthClient.self, name) }
        guard let client, client.isActive else { throw Self.notAuthorized(name) }
        switch grant {
        case "password":
            guard basic.password == String(exchange.tenant.businessUnit) else { throw Self.notAuthorized(name) }
            let email = try fields.requiredText("username")
            let user = try await exchange.store.read { db in try db.user(email: email) }
            let password = try fields.text("password") ?? ""
            try await check(password, of: "user \(email)", user?.password, address, wrong: .unauthorizedGrant)
            let holder = AccessTokenHolder(user: user?.id, client: client.id)
            return try await legacyAnswer(holder, try fields.text("scope") ?? "", request)
        case "client_credentials":
            try await check(
                basic.password,
                of: "client \(name)",
                client.secret,
                address,
                wrong: Self.notAuthorized(name)
            )
            return try await legacyAnswer(AccessTokenHolder(client: client.id), "PatronApi", request)
        default:
            throw CXoneFault(
                400,
                "unsupported_grant_type",
                "grant_type must be password, client_credentials or refresh_token"
            )
        }
    }

    /// Whom a token stands for.
    func whoAmI(_ request: Request) async throws -> Response {
        let token = try await document(request, takesForms: true).text("token") ?? request.bearer ?? ""
        let now = exchange.clock.now()
        let found = try await exchange.store.read { db -> (agent: Int, team: Int, user: String)? in
            guard let id = try db.accessTokenHolder(of: token, refreshes: false, now: now)?.user,
                let user = try db.object(User.self, id)
            else { return nil }
            return (Int(try db.key(.user, id)), Int(try db.key(.division, user.division)), id)
        }
        guard let found else { throw CXoneFault.unauthorized }
        return CXoneReply.json([
            "agentId": .whole(found.agent),
            "teamId": .whole(found.team),
            "busNo": .whole(exchange.tenant.businessUnit),
            "expiresIn": .whole(Self.lifetime),
            "iss": .string(request.base),
            "sub": .string("user:" + found.user),
            "refreshTokenServerUri": .string(Self.server(request)),
            "resourceServerBaseUri": .string(request.base + "/inContactAPI/"),
        ]).response
    }

    private func legacyAnswer(_ holder: AccessTokenHolder, _ scope: String, _ request: Request) async throws -> Response
    {
        let issued = try await issue(to: holder, request)
        let everything = "RealTimeApi AdminApi AuthenticationApi PatronApi AgentApi ReportingApi"
        return CXoneReply.json([
            "access_token": .string(issued.token),
            "token_type": "bearer",
            "expires_in": .whole(Self.lifetime),
            "refresh_token": holder.user == nil ? .null : .string(issued.refresh),
            "refresh_token_server_uri": .string(Self.server(request)),
            "resource_server_base_uri": .string(request.base + "/inContactAPI/"),
            "scope": .string(scope.isEmpty ? everything : scope),
            "agent_id": .whole(issued.agent),
            "team_id": .whole(issued.team),
            "bus_no": .whole(exchange.tenant.businessUnit),
        ]).response
    }

    private static func server(_ request: Request) -> String {
        request.base + "/InContactAuthorizationServer/Token"
    }

    private static func notAuthorized(_ name: String) -> CXoneFault {
        CXoneFault(401, "invalid_client", "Client application '\(name)' not authorized for user")
    }
}

extension CXoneFault {
    /// A password or refresh token that is wrong.
    static let unauthorizedGrant = CXoneFault(401, "invalid_grant", "the user name or password is wrong")
}
