import RingdownCore

extension TransportError {
    /// What it means that a request was held back by the provider's rate limit; `nil` when it was not.
    ///
    /// - Parameter what: the request in words.
    func heldBack(_ what: String, operation: String? = nil, target: RemoteObject? = nil) -> ConnectorError? {
        guard code == .paced else { return nil }
        return ConnectorError(
            .rateLimited,
            "\(what) was not sent: \(reason).",
            operation: operation,
            retryAfter: retryAfter,
            target: target
        )
    }
}
