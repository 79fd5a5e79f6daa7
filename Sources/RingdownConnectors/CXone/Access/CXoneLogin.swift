import Foundation
import RingdownCore
import RingdownVendors
import Synchronization

/// Logs in at CXone by any of its ways, renews what can be renewed, and remembers where the tenant's API is.
final class CXoneLogin: Sendable {
    private struct State {
        var session: CXoneSession?
        /// What the next token is renewed with; `nil` logs in anew.
        var renewal: Renewal?
    }

    private struct Renewal {
        var secret: Secret
        /// The legacy server's address for it.
        var server: String?
    }

    /// Seconds that a token is believed to be good for when its answer does not say.
    private static let lifetime: TimeInterval = 3_600

    private let access: CXoneAccess
    private let hosts: CXoneHosts
    private let transport: any HTTPTransport
    private let clock: any WallClock
    private let state = Mutex(State())

    init(access: CXoneAccess, transport: any HTTPTransport, clock: any WallClock) {
        self.access = access
        self.transport = transport
        self.clock = clock
        hosts = CXoneHosts(access: access, transport: transport)
    }

    /// What the last log-in established; `nil` before the first.
    var session: CXoneSession? { state.withLock { $0.session } }

    /// Has the next token come from a new log-in: what the vendor refused is not renewed.
    func forgetRenewal() { state.withLock { $0.renewal = nil } }

    /// Asks for a token.
    ///
    /// Asking twice does no harm, so an answer that never came counts as unavailable.
    func ask() async throws(ConnectorError) -> TokenCache.Granted {
        let requested = clock.now()
        let url = await hosts.tokenURL()
        let token: CXoneToken
        if let renewed = await renewed(at: url) {
            token = renewed
        } else {
            token = try await loggedIn(at: url)
        }
        var claims = CXoneClaims(token: token.idToken ?? token.accessToken ?? "")
        if claims.members.isEmpty { claims = CXoneClaims(token: token.accessToken ?? "") }
        if claims.agentID == nil, let agent = token[id: "agent_id"] { claims[id: "icAgentId"] = agent }
        guard let api = await hosts.api(of: token, claims) else {
            throw failure(
                .misconfigured,
                "The token does not say where the tenant's API is, and discovery does not either: give the provider its "
                    + "area, or its url."
            )
        }
        let secret = token.refreshToken.map(Secret.init)
        state.withLock { state in
            state.session = CXoneSession(api: api, claims: claims)
            state.renewal = secret.map { Renewal(secret: $0, server: token.refreshServer) } ?? state.renewal
        }
        return TokenCache.Granted(
            secret: Secret(token.accessToken ?? ""),
            refreshAt: AccessToken.refreshAt(
                requested: requested,
                lifetime: token.expiresIn ?? Self.lifetime,
                longest: 86_400
            )
        )
    }

    private func loggedIn(at url: String) async throws(ConnectorError) -> CXoneToken {
        let response: TransportResponse
        do throws(TransportError) {
            response = try await transport.send(CXoneTokenRequest(access, url).login)
        } catch {
            if let held = error.heldBack("The request for a token") { throw held }
            throw failure(
                .unavailable,
                "CXone's token endpoint \(url) was not reached (\(error.reason)): check the network."
            )
        }
        if let token = Self.token(in: response) { return token }
        throw refusal(response, url)
    }

    /// A token for the one before; `nil` when there is nothing to renew it with, or that is refused.
    private func renewed(at url: String) async -> CXoneToken? {
        guard let renewal = state.withLock({ $0.renewal }) else { return nil }
        let request = CXoneTokenRequest(access, url).renewal(renewal.secret, server: renewal.server)
        let token = (try? await transport.send(request)).flatMap { Self.token(in: $0) }
        if token == nil { forgetRenewal() }
        return token
    }

    private static func token(in response: TransportResponse) -> CXoneToken? {
        guard response.status == 200, !response.isWebPage,
            let token = (try? JSON(parsing: response.body)).flatMap(CXoneToken.init),
            let text = token.accessToken, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return token
    }

    private func refusal(_ response: TransportResponse, _ url: String) -> ConnectorError {
        let said = CXoneErrorBody(parsing: response.body)
        let why = said?.error.map { "\(response.status) \($0)" } ?? "\(response.status)"
        switch response.status {
        case _ where response.isWebPage:
            return failure(
                .misconfigured,
                "A web page answered at \(url) in place of CXone's token endpoint (\(response.status)): check the "
                    + "provider's url or area, and any proxy.",
                response
            )
        case 429:
            return failure(
                .rateLimited,
                "CXone's token endpoint asks to slow down (\(why)): wait, and share one token.",
                response,
                said
            )
        case 400, 401, 403:
            return failure(
                .refused,
                "CXone gave no token (\(why)): check the access key and the application, see the explanation.",
                response,
                said
            )
        case 500...:
            return failure(
                .unavailable,
                "CXone's token endpoint is out of order (\(why)): it is asked again.",
                response,
                said
            )
        default:
            return failure(
                .misconfigured,
                "\(url) answered without a token (\(why)): check the provider's url or area, and any proxy.",
                response,
                said
            )
        }
    }

    private func failure(
        _ code: ConnectorError.Code,
        _ message: String,
        _ response: TransportResponse? = nil,
        _ said: CXoneErrorBody? = nil
    ) -> ConnectorError {
        ConnectorError(
            code,
            message,
            operation: access.tokenOperation.rawValue,
            status: response?.status,
            vendorCode: said?.error,
            vendorMessage: said?.sentence.map { access.redacting($0).oneLine },
            retryAfter: response?.headers["retry-after"].flatMap { RetryAfter.seconds($0, now: clock.now()) }
        )
    }
}
