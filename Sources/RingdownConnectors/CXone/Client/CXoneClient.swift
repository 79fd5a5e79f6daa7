import Foundation
package import Logging
package import RingdownCore
import RingdownVendors

/// CXone's API, as far as the connector calls it: one file for each kind of object.
///
/// Every call carries a token and says that it accepts JSON, is sent once more with a new token after a 401, and
/// otherwise is never repeated.
package struct CXoneClient: Sendable {
    /// The header with which the vendor's support finds a call, where the vendor echoes one.
    static let correlationHeader = "correlationid"

    let access: CXoneAccess
    let login: CXoneLogin
    let tokens: TokenCache
    let choice: CXoneVersionChoice
    let transport: any HTTPTransport
    let clock: any WallClock
    let logger: Logger
    /// Throws when what changes something may not be sent any more; asked right before each such request, because a new
    /// token, or finding the version out, may have taken its time.
    var expectPermitted: @Sendable () throws(ConnectorError) -> Void = {}

    /// A client with its own token cache.
    package init(access: CXoneAccess, transport: any HTTPTransport, clock: any WallClock, logger: Logger) {
        self.access = access
        self.transport = transport
        self.clock = clock
        self.logger = logger
        let login = CXoneLogin(access: access, transport: transport, clock: clock)
        self.login = login
        choice = CXoneVersionChoice(access.version)
        tokens = TokenCache(clock: clock) { () throws(ConnectorError) in try await login.ask() }
    }

    /// Makes a call; any status but a 2xx is thrown.
    func send(_ call: CXoneCall) async throws(ConnectorError) -> CXoneReply {
        let version = try await version()
        let (response, token) = try await answer(to: call, version)
        guard (200...299).contains(response.status) else { throw failure(of: call, response, token) }
        if response.isWebPage { throw vendorCall(call).webPage(response, correlationID: nil) }
        if Self.saysNothing(response) { throw failure(of: call, response, token) }
        return CXoneReply(
            status: response.status,
            body: response.body,
            version: version,
            correlationID: response.headers[Self.correlationHeader]
        )
    }

    /// Makes a call and reads its answer; one without content is empty.
    func read(_ call: CXoneCall) async throws(ConnectorError) -> CXoneAnswer {
        let reply = try await send(call)
        guard !reply.body.isEmpty, reply.status != 204 else { return CXoneAnswer() }
        guard let answer = (try? JSON(parsing: reply.body)).flatMap(CXoneAnswer.init) else {
            throw vendorCall(call).unreadable(status: reply.status, correlationID: reply.correlationID)
        }
        return answer
    }

    /// The version that is called: the configured one, or the newest that answers.
    func version() async throws(ConnectorError) -> CXoneVersion {
        if let known = choice.version { return known }
        let call = CXoneCall(.serverTime)
        for version in CXoneVersion.tried {
            let (response, token) = try await answer(to: call, version)
            if response.isWebPage { throw vendorCall(call).webPage(response, correlationID: nil) }
            if response.status == 404 { continue }
            guard (200...299).contains(response.status) else { throw failure(of: call, response, token) }
            choice.version = version
            return version
        }
        let tried = CXoneVersion.tried.map(\.description).joined(separator: ", ")
        throw ConnectorError(
            .misconfigured,
            "No CXone API answers at \(login.session?.api ?? access.home) in any of \(tried): check the provider's url, or "
                + "give it an apiVersion.",
            operation: call.endpoint.name,
            status: 404
        )
    }

    /// Whether a body is what CXone writes to those who do not say what they accept.
    static func saysNothing(_ response: TransportResponse) -> Bool {
        response.body.starts(with: CXoneDiagnosis.withoutAccept.utf8)
    }

    private func answer(
        to call: CXoneCall,
        _ version: CXoneVersion
    ) async throws(ConnectorError) -> (TransportResponse, AccessToken) {
        var token = try await tokens.token()
        var response = try await exchange(call, version, token)
        if response.status == 401 {
            // A 401 comes before anything is done, so even a call that changes something may be sent again.
            login.forgetRenewal()
            tokens.invalidate(token)
            token = try await tokens.token()
            response = try await exchange(call, version, token)
        }
        logger.debug(
            "CXone answered",
            metadata: ["operation": "\(call.endpoint.name)", "version": "\(version)", "status": "\(response.status)"]
        )
        return (response, token)
    }

    private func exchange(
        _ call: CXoneCall,
        _ version: CXoneVersion,
        _ token: AccessToken
    ) async throws(ConnectorError) -> TransportResponse {
        var request = TransportRequest(
            method: call.endpoint.method,
            url: "\(login.session?.api ?? access.home)/services/\(version)\(call.path)",
            headers: ["Accept": "application/json"],
            authorization: Secret("Bearer \(token.secret.reveal())"),
            responseLimit: call.responseLimit
        )
        if let body = call.body { request.put(body) }
        if call.endpoint.changes { try expectPermitted() }
        do throws(TransportError) {
            return try await transport.send(request)
        } catch {
            throw vendorCall(call).failure(error)
        }
    }
}
