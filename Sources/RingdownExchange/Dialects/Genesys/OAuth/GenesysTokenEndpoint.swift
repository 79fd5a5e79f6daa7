import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore
import RingdownVendors

/// The token endpoint: client credentials, by HTTP Basic or in the form.
///
/// It reports errors as OAuth does, not as the rest of the API. A token is good for the client's lifetime by the wall
/// clock, however fast the exchange's own time runs, and across restarts.
struct GenesysTokenEndpoint: Sendable {
    /// Forms larger than this are refused.
    private static let formLimit = 64 * 1024

    let exchange: Exchange

    /// Answers a request for a token.
    func answer(_ request: Request) async throws -> Response {
        do {
            let token = try await token(for: request)
            var response = try GenesysAnswer.json(token).response
            response.headers[.cacheControl] = "no-store"
            return response
        } catch let error as Refusal {
            return Response(
                status: error.status,
                headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: try GenesysAnswer.encoded(error.body))
            )
        }
    }

    private struct Refusal: Error {
        var status: HTTPResponse.Status
        var body: GenesysOAuthError

        static let invalidClient = Refusal(status: .unauthorized, body: .invalidClient)

        static func invalidRequest(_ sentence: String) -> Refusal {
            Refusal(status: .badRequest, body: GenesysOAuthError("invalid_request", sentence))
        }
    }

    private func token(for request: Request) async throws -> GenesysToken {
        let form = try await form(of: request)
        guard let grantType = form["grant_type"] else {
            throw Refusal.invalidRequest("grant_type is missing: send grant_type=client_credentials as a form")
        }
        guard grantType == "client_credentials" else {
            throw Refusal(status: .badRequest, body: .unsupportedGrantType)
        }
        guard let (id, secret) = try credentials(request, form) else { throw Refusal.invalidClient }
        let client = try await exchange.store.read { db in try db.object(OAuthClient.self, id) }
        let matches = (client?.secret ?? SecretHash.nobody).matches(secret)
        guard let client, matches else { throw Refusal.invalidClient }
        let token = exchange.mint()
        let now = exchange.clock.now()
        try await exchange.store.write { db in
            try db.keepToken(
                token,
                client: client.id,
                expires: now.addingTimeInterval(TimeInterval(client.tokenLifetime)),
                now: now
            )
        }
        return GenesysToken(accessToken: token, expiresIn: client.tokenLifetime)
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

    private func credentials(_ request: Request, _ form: GenesysQuery) throws -> (id: String, secret: String)? {
        guard let header = request.headers[.authorization] else {
            guard let id = form["client_id"], let secret = form["client_secret"] else { return nil }
            return (id, secret)
        }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "basic", let data = Data(base64Encoded: String(parts[1])),
            let text = String(data: data, encoding: .utf8)
        else { return nil }
        let pair = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard pair.count == 2 else { return nil }
        return (pair[0], pair[1])
    }
}
