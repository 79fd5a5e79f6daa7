import Foundation
import RingdownCore
import RingdownVendors

/// Asks Genesys Cloud's token endpoint for tokens by client credentials.
struct GenesysTokenEndpoint: Sendable {
    let hosts: GenesysHosts
    let clientID: String
    let clientSecret: Secret
    let transport: any HTTPTransport
    let clock: any WallClock

    /// Asks for a token.
    ///
    /// Asking twice does no harm, so an answer that never came counts as unavailable.
    func ask() async throws(ConnectorError) -> TokenCache.Granted {
        let requested = clock.now()
        let response: TransportResponse
        do throws(TransportError) {
            response = try await transport.send(request)
        } catch {
            if let held = error.heldBack("The request for a token") { throw held }
            throw failure(
                .unavailable,
                "Genesys Cloud's token endpoint \(hosts.login) was not reached (\(error.reason)): check the network."
            )
        }
        guard response.status == 200 else { throw refusal(response, now: requested) }
        guard let token = try? JSONDecoder().decode(GenesysToken.self, from: Data(response.body)),
            !token.accessToken.isEmpty, token.accessToken.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw failure(
                .misconfigured,
                "\(hosts.login) answered without a token: check the provider's region or url, and any proxy.",
                response
            )
        }
        let lifetime = token.expiresIn ?? GenesysToken.shortestLifetime
        return TokenCache.Granted(
            secret: Secret(token.accessToken),
            refreshAt: AccessToken.refreshAt(
                requested: requested,
                lifetime: TimeInterval(lifetime),
                longest: TimeInterval(GenesysToken.longestLifetime)
            )
        )
    }

    private var request: TransportRequest {
        let credentials = Data("\(clientID):\(clientSecret.reveal())".utf8).base64EncodedString()
        return TransportRequest(
            method: "POST",
            url: "\(hosts.login)/oauth/token",
            headers: ["Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"],
            authorization: Secret("Basic \(credentials)"),
            body: Array("grant_type=client_credentials".utf8),
            responseLimit: 1 << 20
        )
    }

    private func refusal(_ response: TransportResponse, now: Date) -> ConnectorError {
        let said = GenesysOAuthError(parsing: response.body)
        let why = said.map { "\(response.status) \($0.error)" } ?? "\(response.status)"
        switch response.status {
        case 400 where said?.isRateLimit ?? false, 429:
            return failure(
                .rateLimited,
                "Genesys Cloud's token endpoint asks to slow down (\(why)): wait, and share one token.",
                response,
                said,
                retryAfter: response.headers["retry-after"].flatMap { RetryAfter.seconds($0, now: now) }
            )
        case 400 where said != nil, 401, 403:
            return failure(
                .refused,
                "Genesys Cloud gave no token (\(why)): check the OAuth client's id, secret, grant type and region.",
                response,
                said
            )
        case 500...:
            return failure(
                .unavailable,
                "Genesys Cloud's token endpoint is out of order (\(why)): it is asked again.",
                response,
                said
            )
        default:
            return failure(
                .misconfigured,
                "\(hosts.login) is no token endpoint (\(why)): check the provider's region or url.",
                response,
                said
            )
        }
    }

    private func failure(
        _ code: ConnectorError.Code,
        _ message: String,
        _ response: TransportResponse? = nil,
        _ said: GenesysOAuthError? = nil,
        retryAfter: Double? = nil
    ) -> ConnectorError {
        ConnectorError(
            code,
            message,
            operation: GenesysDiagnosis.tokenOperation,
            status: response?.status,
            vendorCode: said?.error,
            vendorMessage: said?.sentence.map { clientSecret.redacting($0).oneLine },
            correlationID: response?.headers["inin-correlation-id"],
            retryAfter: retryAfter
        )
    }
}

extension String {
    /// The text on one line of at most 500 characters.
    var oneLine: String {
        let words = split { $0.isWhitespace }.joined(separator: " ")
        return words.count > 500 ? words.prefix(500) + "…" : words
    }
}
