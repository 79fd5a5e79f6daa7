import RingdownCore
import RingdownVendors

extension CXoneClient {
    /// What an answer that is no success means.
    func failure(of call: CXoneCall, _ response: TransportResponse, _ token: AccessToken) -> ConnectorError {
        let body = CXoneErrorBody(parsing: response.body)
        let words = response.headers[CXoneErrorBody.statusHeader.lowercased()]
        let text = body == nil ? plainText(response) : nil
        let sentence = body?.sentence ?? words ?? text
        let code = body?.error ?? words.flatMap { $0.contains(" ") ? nil : $0 }
        let (meaning, advice) = meaning(of: response, isSilent: body == nil && words == nil, call)
        let said = ["\(response.status)", code].compactMap(\.self).joined(separator: " ")
        return ConnectorError(
            meaning,
            "CXone answered \(said) to \(self.words(for: call)): \(advice)",
            operation: call.endpoint.name,
            status: response.status,
            vendorCode: code,
            vendorMessage: sentence.map { access.redacting(token.secret.redacting($0)).oneLine },
            correlationID: response.headers[Self.correlationHeader],
            retryAfter: response.headers["retry-after"].flatMap { RetryAfter.seconds($0, now: clock.now()) },
            target: call.target
        )
    }

    /// What a request without an answer means.
    func failure(of call: CXoneCall, _ error: TransportError) -> ConnectorError {
        if let held = error.heldBack(words(for: call), operation: call.endpoint.name, target: call.target) {
            return held
        }
        let mayHaveHappened = error.code != .notSent && call.endpoint.changes
        return ConnectorError(
            mayHaveHappened ? .noAnswer : .unavailable,
            mayHaveHappened
                ? "No usable answer came to \(words(for: call)) (\(error.reason)): read it back before sending again."
                : "CXone was not reached for \(words(for: call)) (\(error.reason)): check the network and the url.",
            operation: call.endpoint.name,
            target: call.target
        )
    }

    /// What a success means whose body is a web page: somebody else answered.
    func webPage(_ call: CXoneCall, _ response: TransportResponse) -> ConnectorError {
        ConnectorError(
            call.endpoint.changes ? .noAnswer : .unavailable,
            "A web page answered \(words(for: call)) in place of CXone: check the provider's url and any proxy.",
            operation: call.endpoint.name,
            status: response.status,
            target: call.target
        )
    }

    /// What a success means whose body is not what the operation gives.
    func unreadable(_ call: CXoneCall, _ reply: CXoneReply) -> ConnectorError {
        ConnectorError(
            call.endpoint.changes ? .noAnswer : .unavailable,
            "The answer to \(words(for: call)) is not the JSON it should be: check the provider's url and any proxy.",
            operation: call.endpoint.name,
            status: reply.status,
            correlationID: reply.correlationID,
            target: call.target
        )
    }

    /// An error about an answer that was read, or about what was found in none.
    func refusal(
        _ code: ConnectorError.Code,
        _ message: String,
        _ endpoint: CXoneEndpoint,
        _ target: RemoteObject?,
        said: String? = nil
    ) -> ConnectorError {
        ConnectorError(
            code,
            message,
            operation: endpoint.name,
            status: 200,
            vendorMessage: said.map { access.redacting($0).oneLine },
            target: target
        )
    }

    private func meaning(
        of response: TransportResponse,
        isSilent: Bool,
        _ call: CXoneCall
    ) -> (ConnectorError.Code, String) {
        if Self.saysNothing(response) {
            return (.misconfigured, "the Accept header did not arrive; look for a proxy that drops it.")
        }
        let changes = call.endpoint.changes
        switch response.status {
        case 401: return (.refused, "the token is new, so check that the access key and its employee are active.")
        case 403 where response.isWebPage: return (.refused, "a web page refused it, so check any proxy.")
        case 403: return (.refused, "see the explanation for the permission or the data restriction behind it.")
        case 404 where isSilent: return (.misconfigured, "no CXone API answers there; check the url and apiVersion.")
        case 404 where call.endpoint == .startSkill || call.endpoint == .stopSkill:
            return (.notFound, "it is no Personal Connection skill, or the account does not see it.")
        case 404: return (.notFound, "it does not exist, or the account does not see it.")
        case 405: return (.misconfigured, "an id is empty, or the version has no such operation; check apiVersion.")
        case 407: return (.misconfigured, "the proxy asks for credentials; configure them.")
        case 408:
            return changes
                ? (.noAnswer, "it may have happened; read it back before sending it again.")
                : (.unavailable, "it is asked again.")
        case 409: return (.invalid, "it is in a state that does not allow it; see the vendor's message.")
        case 429: return (.rateLimited, "the rate limit is reached; it is sent again after the wait.")
        case 400...499: return (.invalid, "the request is not accepted as it is; see the vendor's message.")
        case 300...399: return (.misconfigured, "it redirects elsewhere; check the provider's url.")
        default:
            return changes
                ? (.noAnswer, "it may have happened; read it back before sending it again.")
                : (.unavailable, "the service is out of order; it is asked again.")
        }
    }

    /// A short body that is no JSON.
    private func plainText(_ response: TransportResponse) -> String? {
        guard !response.isWebPage, (1...300).contains(response.body.count) else { return nil }
        return String(validating: response.body, as: UTF8.self)
    }

    private func words(for call: CXoneCall) -> String {
        guard let target = call.target else { return call.endpoint.name }
        return "\(call.endpoint.name) (\(target.kind) \"\(target.name.isEmpty ? target.id : target.name)\")"
    }
}
