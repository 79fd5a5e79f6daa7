import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore
import RingdownOAuth
import RingdownVendors

/// The token endpoint: client credentials, and the codes of users who have logged in (with PKCE).
///
/// It reports errors as OAuth does, not as the rest of the API, and its slowing down of guessers as the vendor reports
/// its rate limit. A token is good for the client's lifetime by the wall clock, however fast the exchange's own time
/// runs, and across restarts.
struct GenesysTokenEndpoint: Sendable {
    /// Forms larger than this are refused.
    private static let formLimit = 64 * 1024

    let exchange: Exchange
    let codes: AuthorizationCodes

    /// Answers a request for a token.
    func answer(_ request: Request, from address: String) async throws -> Response {
        do {
            let token = try await token(for: request, from: address)
            var response = try GenesysAnswer.json(token).response
            response.headers[.cacheControl] = "no-store"
            return response
        } catch let error as Refusal {
            var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
            headers[.retryAfter] = error.retryAfter.map(String.init)
            return Response(
                status: error.status,
                headers: headers,
                body: ResponseBody(byteBuffer: try GenesysAnswer.encoded(error.body))
            )
        }
    }

    private struct Refusal: Error {
        var status: HTTPResponse.Status
        var body: GenesysOAuthError
        var retryAfter: Int?

        static let invalidClient = Refusal(status: .unauthorized, body: .invalidClient)

        static func invalidRequest(_ sentence: String) -> Refusal {
            Refusal(status: .badRequest, body: GenesysOAuthError("invalid_request", sentence))
        }

        static func invalidGrant(_ sentence: String) -> Refusal {
            Refusal(status: .badRequest, body: GenesysOAuthError("invalid_grant", sentence))
        }
    }

    private func token(for request: Request, from address: String) async throws -> GenesysToken {
        let form = try await form(of: request)
        guard let grantType = form["grant_type"] else {
            throw Refusal.invalidRequest("grant_type is missing: send grant_type=client_credentials as a form")
        }
        let holder: TokenHolder
        let client: OAuthClient
        switch grantType {
        case "client_credentials":
            client = try await self.client(request, form, address, mayLackSecret: false)
            guard client.grantType == .clientCredentials else {
                throw Refusal(
                    status: .badRequest,
                    body: GenesysOAuthError(
                        "unauthorized_client",
                        "the client's grant type is \(client.grantType.rawValue)"
                    )
                )
            }
            holder = TokenHolder(client: client.id)
        case "authorization_code":
            client = try await self.client(request, form, address, mayLackSecret: true)
            holder = try await redeem(form, client)
        default: throw Refusal(status: .badRequest, body: .unsupportedGrantType)
        }
        let token = exchange.mint()
        let now = exchange.clock.now()
        let expires = now.addingTimeInterval(TimeInterval(client.tokenLifetime))
        try await exchange.store.write { db in try db.keepToken(token, of: holder, expires: expires, now: now) }
        if let code = form["code"], holder.user != nil { codes.note(TokenDigest.of(token), for: code) }
        return GenesysToken(accessToken: token, expiresIn: client.tokenLifetime)
    }

    private func redeem(_ form: GenesysQuery, _ client: OAuthClient) async throws -> TokenHolder {
        guard let code = form["code"] else { throw Refusal.invalidRequest("code is missing") }
        do throws(AuthorizationCodes.Refusal) {
            let entry = try codes.redeem(
                code,
                client: client.id,
                redirectURI: form["redirect_uri"],
                verifier: form["code_verifier"],
                at: exchange.clock.now()
            )
            return TokenHolder(client: client.id, user: entry.userID, scopes: entry.scopes ?? [])
        } catch {
            if let digest = error.revoke {
                try await exchange.store.write { db in try db.deleteToken(digest: digest) }
            }
            throw Refusal.invalidGrant(error.sentence)
        }
    }

    /// The client that sends a request.
    ///
    /// - Parameter mayLackSecret: whether an application of users may do without: PKCE proves what its codes are worth.
    private func client(
        _ request: Request,
        _ form: GenesysQuery,
        _ address: String,
        mayLackSecret: Bool
    ) async throws -> OAuthClient {
        guard let (id, secret) = try credentials(request, form) else { throw Refusal.invalidClient }
        if let seconds = exchange.meter.count("client \(id)", at: exchange.clock.now()) {
            throw Refusal(status: .badRequest, body: .rateLimited, retryAfter: seconds)
        }
        let client = try await exchange.store.read { db in try db.object(OAuthClient.self, id) }
        guard let secret else {
            guard mayLackSecret, let client, client.application != nil else { throw Refusal.invalidClient }
            return client
        }
        switch await exchange.signIn.check(secret, of: "client \(id)", from: address, client?.secret) {
        case .wrong: throw Refusal.invalidClient
        case .wait(let seconds):
            throw Refusal(status: .badRequest, body: .rateLimited, retryAfter: seconds)
        case .right(let isEarly):
            guard let client, client.isActive else { throw Refusal.invalidClient }
            if isEarly { try await strengthen(client, secret) }
            return client
        }
    }

    /// Puts a slow hash in the place of the one that an early version kept.
    private func strengthen(_ client: OAuthClient, _ secret: String) async throws {
        guard let hash = try? await exchange.signIn.verifier.hash(secret) else { return }
        try await exchange.store.write { db in
            guard var current = try db.object(OAuthClient.self, client.id), current.secret == client.secret else {
                return
            }
            current.secret = KeptSecret(hash)
            try db.update(current)
        }
    }

    private func form(of request: Request) async throws -> GenesysQuery {
        let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
        guard type.filter({ !$0.isWhitespace }) == "application/x-www-form-urlencoded" else {
            throw Refusal.invalidRequest("the body must be application/x-www-form-urlencoded")
        }
        do {
            return GenesysQuery(String(buffer: try await request.body.collect(upTo: Self.formLimit)))
        } catch is NIOTooManyBytesError {
            throw Refusal.invalidRequest("the form is over \(Self.formLimit) bytes")
        }
    }

    private func credentials(_ request: Request, _ form: GenesysQuery) throws -> (id: String, secret: String?)? {
        guard request.headers[.authorization] != nil else {
            return form["client_id"].map { ($0, form["client_secret"]) }
        }
        return request.basic.map { ($0.name, $0.password) }
    }
}
