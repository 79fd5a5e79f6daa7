import Foundation
import HTTPTypes
import Hummingbird
import RingdownAPI
import RingdownCore
import RingdownOAuth

/// Gives access tokens, takes them back, and says what they are worth.
struct TokenRoutes {
    private let dependencies: ServerDependencies
    private let access: AccessControl
    private let codes: AuthorizationCodes

    /// - Parameter codes: what users' applications bring from the log-in.
    init(_ dependencies: ServerDependencies, access: AccessControl, codes: AuthorizationCodes) {
        self.dependencies = dependencies
        self.access = access
        self.codes = codes
    }

    func add(to routes: Routes) {
        let limit = dependencies.settings.bodyLimit
        routes.open(.issueToken) { call in
            do {
                let form = try await call.oauthForm(limit: limit)
                let request = try TokenRequest(form)
                let client = try await access.client(try ClientProof(call, form), call)
                call.context.caller = client.principal
                return try .oauth(try await answer(request, client))
            } catch let refusal as TokenRefusal {
                return try .oauth(refusal)
            }
        }
        routes.open(.revokeToken) { call in
            do {
                let form = try await call.oauthForm(limit: limit)
                let client = try await access.client(try ClientProof(call, form), call)
                call.context.caller = client.principal
                guard let token = form["token"] else { throw TokenRefusal(.invalidRequest, "token is missing.") }
                if let known = try await access.tokens.look(up: token).token {
                    guard known.clientID == client.id else {
                        throw TokenRefusal(.unauthorizedClient, "The token was given to another client.")
                    }
                    try await access.tokens.revoke(digest: known.digest)
                }
                return Response(status: .ok, headers: [.cacheControl: "no-store"])
            } catch let refusal as TokenRefusal {
                return try .oauth(refusal)
            }
        }
        routes.guarded(.introspectToken) { call, _ in
            do {
                let form = try await call.oauthForm(limit: limit)
                guard let token = form["token"] else { throw TokenRefusal(.invalidRequest, "token is missing.") }
                return try .oauth(try await introspection(token))
            } catch let refusal as TokenRefusal {
                return try .oauth(refusal)
            }
        }
    }

    private func answer(_ request: TokenRequest, _ client: KnownClient) async throws -> API.Token {
        switch request {
        case .clientCredentials(let scope):
            guard !client.isPublic else {
                throw TokenRefusal(
                    .unauthorizedClient,
                    "\(client.id) has no secret, so it acts for users only: use grant_type=authorization_code."
                )
            }
            let (text, token) = try await access.tokens.issue(to: client.id, asked: scope)
            return API.Token(text, token, scope: client.principal.permissionNames)
        case .authorizationCode(let code, let redirectURI, let verifier):
            let entry: AuthorizationCodes.Entry
            do throws(AuthorizationCodes.Refusal) {
                entry = try codes.redeem(
                    code,
                    client: client.id,
                    redirectURI: redirectURI,
                    verifier: verifier,
                    at: dependencies.clock.now()
                )
            } catch {
                if let digest = error.revoke { try await access.tokens.revoke(digest: digest) }
                throw TokenRefusal(.invalidGrant, error.sentence)
            }
            let (text, token) = try await access.tokens.issue(
                to: client.id,
                for: entry.userID,
                scopes: entry.scopes,
                asked: entry.scopes?.map(\.text).joined(separator: " ")
            )
            codes.note(token.digest, for: code)
            let principal = try await access.directory.principal(of: token)
            let scope = entry.scopes.map { $0.map(\.text) } ?? principal?.permissionNames ?? []
            return API.Token(text, token, scope: scope)
        }
    }

    private func introspection(_ text: String) async throws -> API.Introspection {
        guard case .valid(let token) = try await access.tokens.look(up: text),
            let principal = try await access.directory.principal(of: token)
        else { return API.Introspection(active: false) }
        return API.Introspection(
            active: true,
            scope: (principal.narrowingScopes?.map(\.text) ?? principal.permissionNames).joined(separator: " "),
            clientId: token.clientID,
            username: token.userID,
            sub: principal.id,
            tokenType: "bearer",
            iat: Int(token.issuedAt.timeIntervalSince1970),
            exp: Int(token.expiresAt.timeIntervalSince1970)
        )
    }
}

extension API.Token {
    init(_ text: String, _ token: IssuedToken, scope: [String]) {
        self.init(
            accessToken: text,
            expiresIn: Int(token.expiresAt.timeIntervalSince(token.issuedAt)),
            scope: scope.joined(separator: " ")
        )
    }
}

extension Principal {
    /// The permissions that it holds anywhere, in alphabetical order.
    fileprivate var permissionNames: [String] {
        Set(grants.filter { $0.standing == .active }.flatMap { $0.permissions.map(\.description) }).sorted()
    }
}
