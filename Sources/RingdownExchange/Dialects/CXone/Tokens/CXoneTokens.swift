import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore

/// The token servers: the central hub, the areas' UserHub and the older one, and where they are found.
///
/// An access token is good for an hour of the wall clock, a refresh token for two.
struct CXoneTokens: Sendable {
    /// Bodies larger than this are refused.
    private static let bodyLimit = 64 * 1024
    static let lifetime = 3600
    static let refreshLifetime = 7200

    let exchange: Exchange

    /// What answers a request; `nil` when it is addressed to no token server.
    func answerer(of request: Request) -> CXoneDialect.Answerer? {
        let path = request.uri.path.split(separator: "/").joined(separator: "/").lowercased()
        switch (request.method, path) {
        case (.get, ".well-known/openid-configuration"):
            return { request, _ in CXoneReply.json(CXoneDiscovery.openID(request.base)).response }
        case (.get, ".well-known/cxone-configuration"): return { request, _ in try configuration(request) }
        case (.post, "auth/token"): return { try await hub($0, $1.address) }
        case (.post, "authentication/v1/token/access-key"): return { try await accessKey($0, $1.address) }
        case (.post, "public/user/refresh"), (.post, "public/authentication/v1/refresh"):
            return { request, _ in try await refresh(request) }
        case (.post, "incontactauthorizationserver/token"): return { try await legacy($0, $1.address) }
        case (.post, "incontactauthorizationserver/token/whoami"): return { request, _ in try await whoAmI(request) }
        default: return nil
        }
    }

    private func configuration(_ request: Request) throws -> Response {
        let query = RequestQuery.pairs(request.uri.query ?? "").first { $0.name.lowercased() == "tenantid" }
        if let query, !query.value.isEmpty, query.value != exchange.tenant.id {
            throw CXoneFault(404, "NotFound", "there is no tenant \(query.value)")
        }
        return CXoneReply.json(CXoneDiscovery.cxone(request.base, exchange.tenant)).response
    }

    /// The hub: an access key, or a refresh token, with a registered application.
    private func hub(_ request: Request, _ address: String) async throws -> Response {
        guard (request.headers[.contentType] ?? "").lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw CXoneFault(400, "invalid_request", "the body must be application/x-www-form-urlencoded")
        }
        let form = RequestQuery.pairs(String(buffer: try await body(request)))
            .reduce(into: [String: String]()) { $0[$1.name] = $1.value }
        let client = try await application(request, form, address)
        let holder: AccessTokenHolder
        switch form["grant_type"] {
        case "password":
            holder = try await self.holder(
                accessKey: form["username"] ?? "",
                secret: form["password"] ?? "",
                client: client.id,
                address,
                wrong: CXoneFault(401, "invalid_grant", "the access key is wrong or revoked")
            )
        case "refresh_token":
            holder = try await self.holder(
                refreshing: form["refresh_token"] ?? "",
                wrong: CXoneFault(401, "invalid_grant", "the refresh token is expired or not known")
            )
            guard holder.client == client.id else {
                throw CXoneFault(401, "invalid_grant", "the refresh token was given to another application")
            }
        case nil: throw CXoneFault(400, "invalid_request", "grant_type is missing: send grant_type=password")
        case let other?:
            throw CXoneFault(400, "unsupported_grant_type", "\(other) is not served here: send grant_type=password")
        }
        return try await answer(holder, request)
    }

    /// UserHub: an access key alone.
    private func accessKey(_ request: Request, _ address: String) async throws -> Response {
        let fields = try await document(request)
        guard let id = try fields.text("accessKeyId"), let secret = try fields.text("accessKeySecret") else {
            throw CXoneFault(400, "InvalidInput", "Invalid Input: accessKeyId and accessKeySecret are needed")
        }
        let holder = try await holder(
            accessKey: id,
            secret: secret,
            client: nil,
            address,
            wrong: CXoneFault(401, "Unauthorized", "Unauthorized")
        )
        return try await answer(holder, request)
    }

    /// UserHub: a token for a refresh token, with names of its own.
    private func refresh(_ request: Request) async throws -> Response {
        let token = try await document(request).text("token") ?? ""
        let holder = try await holder(refreshing: token, wrong: CXoneFault(401, "Unauthorized", "Unauthorized"))
        let issued = try await issue(to: holder, request)
        return CXoneReply.json([
            "token": .string(issued.token),
            "tokenExpirationTimeSec": .whole(Self.lifetime),
            "refreshToken": .string(issued.refresh),
            "refreshTokenExpirationTimeSec": .whole(Self.refreshLifetime),
            "sessionId": .string(exchange.ids.next()),
        ]).response
    }

    private func answer(_ holder: AccessTokenHolder, _ request: Request) async throws -> Response {
        let issued = try await issue(to: holder, request)
        return CXoneReply.json([
            "access_token": .string(issued.token),
            "token_type": "Bearer",
            "issued_token_type": "urn:ietf:params:oauth:token-type:access_token",
            "expires_in": .whole(Self.lifetime),
            "refresh_token": .string(issued.refresh),
            "refresh_token_expires_in": .whole(Self.refreshLifetime),
            "id_token": .string(issued.token),
        ]).response
    }

    /// A new pair of tokens.
    func issue(
        to holder: AccessTokenHolder,
        _ request: Request
    ) async throws -> (token: String, refresh: String, agent: Int?, team: Int?) {
        let now = exchange.clock.now()
        let user = try await exchange.store.read { db in try holder.user.flatMap { try db.object(User.self, $0) } }
        let (token, agent, team) = try await CXoneClaims.token(
            for: user,
            exchange,
            base: request.base,
            lifetime: Self.lifetime
        )
        let refresh = exchange.mint()
        try await exchange.store.write { db in
            try db.keepAccessToken(
                token,
                of: holder,
                refreshes: false,
                expires: now.addingTimeInterval(TimeInterval(Self.lifetime)),
                now: now
            )
            try db.keepAccessToken(
                refresh,
                of: holder,
                refreshes: true,
                expires: now.addingTimeInterval(TimeInterval(Self.refreshLifetime)),
                now: now
            )
        }
        return (token, refresh, agent, team)
    }

    /// The holder of a refresh token, which is used up.
    func holder(refreshing token: String, wrong: CXoneFault) async throws -> AccessTokenHolder {
        let now = exchange.clock.now()
        let holder = try await exchange.store.write { db -> AccessTokenHolder? in
            let holder = try db.accessTokenHolder(of: token, refreshes: true, now: now)
            try db.deleteAccessToken(token)
            return holder
        }
        guard let holder else { throw wrong }
        return holder
    }

    private func holder(
        accessKey id: String,
        secret: String,
        client: String?,
        _ address: String,
        wrong: CXoneFault
    ) async throws -> AccessTokenHolder {
        let key = try await exchange.store.read { db in try db.object(AccessKey.self, id) }
        try await check(secret, of: "access key \(id)", key?.secret, address, wrong: wrong)
        guard let key, key.isActive else { throw wrong }
        return AccessTokenHolder(accessKey: key.id, user: key.user, client: client)
    }

    /// The registered application that sends a request to the hub.
    private func application(
        _ request: Request,
        _ form: [String: String],
        _ address: String
    ) async throws -> OAuthClient {
        let wrong = CXoneFault(401, "invalid_client", "the application is not registered, or its secret is wrong")
        // Clients may percent-encode both halves before they join them.
        let basic = request.basic.map { pair in
            (pair.name.removingPercentEncoding ?? pair.name, pair.password.removingPercentEncoding ?? pair.password)
        }
        guard let (id, secret) = basic ?? form["client_id"].map({ ($0, form["client_secret"] ?? "") }) else {
            throw wrong
        }
        let client = try await exchange.store.read { db in try db.object(OAuthClient.self, id) }
        try await check(secret, of: "client \(id)", client?.secret, address, wrong: wrong)
        guard let client, client.isActive else { throw wrong }
        return client
    }

    /// Compares a secret, slowed down for whoever guesses.
    func check(
        _ secret: String,
        of name: String,
        _ kept: KeptSecret?,
        _ address: String,
        wrong: CXoneFault
    ) async throws(CXoneFault) {
        switch await exchange.signIn.check(secret, of: name, from: address, kept) {
        case .right: return
        case .wrong: throw wrong
        case .wait(let seconds): throw CXoneFault(429, "TooManyRequests", "try again in \(seconds) s")
        }
    }

    /// The members of a body that is JSON, or a form where those are taken.
    func document(_ request: Request, takesForms: Bool = false) async throws -> CXoneFields {
        let buffer = try await body(request)
        if takesForms,
            request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false
        {
            var fields = CXoneFields()
            for (name, value) in RequestQuery.pairs(String(buffer: buffer)) { fields.set(name, .string(value)) }
            return fields
        }
        guard let json = try? JSON(parsing: buffer.readableBytesView) else {
            throw CXoneFault(400, "InvalidInput", "Invalid Input: the body is no JSON")
        }
        return try CXoneFields(json)
    }

    private func body(_ request: Request) async throws -> ByteBuffer {
        do {
            return try await request.body.collect(upTo: Self.bodyLimit)
        } catch is NIOTooManyBytesError {
            throw CXoneFault(413, "RequestEntityTooLarge", "the body is over \(Self.bodyLimit) bytes")
        }
    }
}
