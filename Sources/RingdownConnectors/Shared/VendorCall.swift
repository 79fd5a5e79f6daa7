import RingdownCore

/// A call of a vendor's operation, as far as errors tell of it: the same for every vendor.
struct VendorCall {
    /// The vendor's name.
    var vendor: String
    /// The operation, as the vendor's catalogue names it.
    var operation: String
    /// Whether it changes something at the vendor.
    var changes: Bool
    /// What it acts on or looks for; `nil` when there is no such object.
    var target: RemoteObject?
    /// What of the configuration says where the vendor is (`the provider's url`).
    var place: String

    /// The call in words.
    var words: String {
        guard let target else { return operation }
        return "\(operation) (\(target.kind) \"\(target.name.isEmpty ? target.id : target.name)\")"
    }

    /// What a request without an answer means.
    func failure(_ error: TransportError) -> ConnectorError {
        if let held = error.heldBack(words, operation: operation, target: target) { return held }
        let mayHaveHappened = error.code != .notSent && changes
        return ConnectorError(
            mayHaveHappened ? .noAnswer : .unavailable,
            mayHaveHappened
                ? "No usable answer came to \(words) (\(error.reason)): read it back before sending again."
                : "\(vendor) was not reached for \(words) (\(error.reason)): check the network and \(place).",
            operation: operation,
            target: target
        )
    }

    /// What a success means whose body is a web page: somebody else answered.
    func webPage(_ response: TransportResponse, correlationID: String?) -> ConnectorError {
        ConnectorError(
            changes ? .noAnswer : .unavailable,
            "A web page answered \(words) in place of \(vendor): check \(place) and any proxy.",
            operation: operation,
            status: response.status,
            correlationID: correlationID,
            target: target
        )
    }

    /// What a success means whose body is not what the operation gives: it did happen, whatever its answer is.
    func unreadable(status: Int, correlationID: String?) -> ConnectorError {
        ConnectorError(
            changes ? .noAnswer : .unavailable,
            "The answer to \(words) is not the JSON it should be: check \(place) and any proxy.",
            operation: operation,
            status: status,
            correlationID: correlationID,
            target: target
        )
    }

    /// What a status means that no vendor gives a meaning of its own.
    func meaning(of status: Int) -> (ConnectorError.Code, String) {
        switch status {
        case 407: (.misconfigured, "the proxy asks for credentials; configure them.")
        case 408 where !changes: (.unavailable, "it is asked again.")
        case 429: (.rateLimited, "the rate limit is reached; it is sent again after the wait.")
        case 400...499 where status != 408:
            (.invalid, "the request is not accepted as it is; see the vendor's message.")
        case 300...399: (.misconfigured, "it redirects elsewhere; check \(place).")
        default:
            // 503 too: a gateway answers it also when it lost the service after passing the request on. Reading back is
            // cheap.
            changes
                ? (.noAnswer, "it may have happened; read it back before sending it again.")
                : (.unavailable, "the service is out of order; it is asked again.")
        }
    }
}
