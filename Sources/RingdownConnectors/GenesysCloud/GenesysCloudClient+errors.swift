import RingdownCore
import RingdownVendors

extension GenesysCloudClient {
    /// The header with which the vendor's support finds a call.
    static let correlationHeader = "inin-correlation-id"

    /// What an answer that is no success means.
    func failure(of call: GenesysCall, _ response: TransportResponse, _ token: AccessToken) -> ConnectorError {
        let body = GenesysErrorBody(parsing: response.body)
        let (code, advice) = meaning(of: response, body, changes: call.operation.changes)
        let said = [String(response.status), body?.recognisedCode].compactMap(\.self).joined(separator: " ")
        return ConnectorError(
            code,
            "Genesys Cloud answered \(said) to \(words(for: call)): \(advice)",
            operation: call.operation.rawValue,
            status: response.status,
            vendorCode: body?.code,
            vendorMessage: body?.message.map { token.secret.redacting($0).oneLine },
            correlationID: response.headers[Self.correlationHeader] ?? body?.contextId,
            retryAfter: response.headers["retry-after"].flatMap { RetryAfter.seconds($0, now: clock.now()) },
            target: call.target
        )
    }

    /// What a request without an answer means.
    func failure(of call: GenesysCall, _ error: TransportError) -> ConnectorError {
        if let held = error.heldBack(words(for: call), operation: call.operation.rawValue, target: call.target) {
            return held
        }
        let mayHaveHappened = error.code != .notSent && call.operation.changes
        return ConnectorError(
            mayHaveHappened ? .noAnswer : .unavailable,
            mayHaveHappened
                ? "No usable answer came to \(words(for: call)) (\(error.reason)): read it back before sending again."
                : "Genesys Cloud at \(hosts.api) was not reached (\(error.reason)): check the network and the url.",
            operation: call.operation.rawValue,
            target: call.target
        )
    }

    /// What a success means whose body is a web page: somebody else answered.
    func webPage(_ call: GenesysCall, _ response: TransportResponse) -> ConnectorError {
        ConnectorError(
            call.operation.changes ? .noAnswer : .unavailable,
            "A web page answered \(words(for: call)) in place of Genesys Cloud: check \(hosts.api) and any proxy.",
            operation: call.operation.rawValue,
            status: response.status,
            correlationID: response.headers[Self.correlationHeader],
            target: call.target
        )
    }

    /// What a call means that was cancelled while it waited to be made again.
    func cancelled(_ call: GenesysCall) -> ConnectorError {
        ConnectorError(
            .unavailable,
            "\(words(for: call)) was cancelled before it was made again: nothing to do.",
            operation: call.operation.rawValue,
            target: call.target
        )
    }

    /// What a success means whose body is not what the operation gives: it did happen, whatever its answer is.
    func unreadable(_ call: GenesysCall, _ reply: GenesysReply) -> ConnectorError {
        ConnectorError(
            call.operation.changes ? .noAnswer : .unavailable,
            "The answer to \(words(for: call)) is not the JSON it should be: check the url \(hosts.api) and any proxy.",
            operation: call.operation.rawValue,
            status: 200,
            correlationID: reply.correlationID,
            target: call.target
        )
    }

    private func meaning(
        of response: TransportResponse,
        _ body: GenesysErrorBody?,
        changes: Bool
    ) -> (ConnectorError.Code, String) {
        switch response.status {
        case 401: (.refused, "the token is new, so check the OAuth client's state and the provider's region.")
        case 403 where body == nil:
            (.refused, "the answer has no error body, so check that no proxy refused it.")
        case 403: (.refused, "see the explanation for the permission and the division that are missing.")
        case 404 where body == nil:
            (.misconfigured, "no Genesys Cloud answers there; check the provider's region or url \(hosts.api).")
        case 404: (.notFound, "it does not exist, or it is in a division that the OAuth client does not see.")
        case 407: (.misconfigured, "the proxy asks for credentials; configure them.")
        case 408:
            changes
                ? (.noAnswer, "it may have happened; read it back before sending it again.")
                : (.unavailable, "it is asked again.")
        case 409: (.invalid, "the object was changed meanwhile or is in another state; read it again.")
        case 429: (.rateLimited, "the rate limit is reached; it is sent again after the wait.")
        case 400...499: (.invalid, "the request is not accepted as it is; see the vendor's message.")
        case 300...399: (.misconfigured, "it redirects elsewhere; check the provider's region or url \(hosts.api).")
        default:
            // 503 too: the specification declares service.unavailable without saying that nothing was done, and a
            // gateway answers 503 also when it lost the service after passing the request on. Reading back is cheap.
            changes
                ? (.noAnswer, "it may have happened; read it back before sending it again.")
                : (.unavailable, "the service is out of order; it is asked again.")
        }
    }

    private func words(for call: GenesysCall) -> String {
        guard let target = call.target else { return call.operation.rawValue }
        return "\(call.operation.rawValue) (\(target.kind) \"\(target.name.isEmpty ? target.id : target.name)\")"
    }
}
