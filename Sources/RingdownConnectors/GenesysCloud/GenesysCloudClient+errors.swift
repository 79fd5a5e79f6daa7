import RingdownCore
import RingdownVendors

extension GenesysCloudClient {
    /// The header with which the vendor's support finds a call.
    static let correlationHeader = "inin-correlation-id"

    /// What an answer that is no success means.
    func failure(of call: GenesysCall, _ response: TransportResponse, _ token: AccessToken) -> ConnectorError {
        let body = GenesysErrorBody(parsing: response.body)
        let (code, advice) = meaning(of: response, body, vendorCall(call))
        let said = [String(response.status), body?.recognisedCode].compactMap(\.self).joined(separator: " ")
        return ConnectorError(
            code,
            "Genesys Cloud answered \(said) to \(vendorCall(call).words): \(advice)",
            operation: call.operation.rawValue,
            status: response.status,
            vendorCode: body?.code,
            vendorMessage: body?.message.map { token.secret.redacting($0).oneLine },
            correlationID: response.headers[Self.correlationHeader] ?? body?.contextId,
            retryAfter: response.headers["retry-after"].flatMap { RetryAfter.seconds($0, now: clock.now()) },
            target: call.target
        )
    }

    /// The call, as far as errors tell of it.
    func vendorCall(_ call: GenesysCall) -> VendorCall {
        VendorCall(
            vendor: "Genesys Cloud",
            operation: call.operation.rawValue,
            changes: call.operation.changes,
            target: call.target,
            place: "the provider's region or url \(hosts.api)"
        )
    }

    /// What a call means that was cancelled while it waited to be made again.
    func cancelled(_ call: GenesysCall) -> ConnectorError {
        ConnectorError(
            .unavailable,
            "\(vendorCall(call).words) was cancelled before it was made again: nothing to do.",
            operation: call.operation.rawValue,
            target: call.target
        )
    }

    private func meaning(
        of response: TransportResponse,
        _ body: GenesysErrorBody?,
        _ call: VendorCall
    ) -> (ConnectorError.Code, String) {
        switch response.status {
        case 401: (.refused, "the token is new, so check the OAuth client's state and the provider's region.")
        case 403 where body == nil:
            (.refused, "the answer has no error body, so check that no proxy refused it.")
        case 403: (.refused, "see the explanation for the permission and the division that are missing.")
        case 404 where body == nil: (.misconfigured, "no Genesys Cloud answers there; check \(call.place).")
        case 404: (.notFound, "it does not exist, or it is in a division that the OAuth client does not see.")
        case 409: (.invalid, "the object was changed meanwhile or is in another state; read it again.")
        default: call.meaning(of: response.status)
        }
    }
}
