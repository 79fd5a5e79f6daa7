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
            "CXone answered \(said) to \(vendorCall(call).words): \(advice)",
            operation: call.endpoint.name,
            status: response.status,
            vendorCode: code,
            vendorMessage: sentence.map { access.redacting(token.secret.redacting($0)).oneLine },
            correlationID: response.headers[Self.correlationHeader],
            retryAfter: response.headers["retry-after"].flatMap { RetryAfter.seconds($0, now: clock.now()) },
            target: call.target
        )
    }

    /// The call, as far as errors tell of it.
    func vendorCall(_ call: CXoneCall) -> VendorCall {
        VendorCall(
            vendor: "CXone",
            operation: call.endpoint.name,
            changes: call.endpoint.changes,
            target: call.target,
            place: "the provider's url"
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
        switch response.status {
        case 401: return (.refused, "the token is new, so check that the access key and its employee are active.")
        case 403 where response.isWebPage: return (.refused, "a web page refused it, so check any proxy.")
        case 403: return (.refused, "see the explanation for the permission or the data restriction behind it.")
        case 404 where isSilent: return (.misconfigured, "no CXone API answers there; check the url and apiVersion.")
        case 404 where call.endpoint == .startSkill || call.endpoint == .stopSkill:
            return (.notFound, "it is no Personal Connection skill, or the account does not see it.")
        case 404: return (.notFound, "it does not exist, or the account does not see it.")
        case 405: return (.misconfigured, "an id is empty, or the version has no such operation; check apiVersion.")
        case 409: return (.invalid, "it is in a state that does not allow it; see the vendor's message.")
        default: return vendorCall(call).meaning(of: response.status)
        }
    }

    /// A short body that is no JSON.
    private func plainText(_ response: TransportResponse) -> String? {
        guard !response.isWebPage, (1...300).contains(response.body.count) else { return nil }
        return String(validating: response.body, as: UTF8.self)
    }
}
