import RingdownCore

extension Engine {
    /// Asks a provider's connector something, and counts how that ended.
    ///
    /// - Parameter name: what is asked, as the metrics call it.
    func outcome<Value: Sendable>(
        of name: String,
        at provider: String,
        _ call: () async throws(ConnectorError) -> Value
    ) async -> Result<Value, ConnectorError> {
        do throws(ConnectorError) {
            let value = try await call()
            Meters.called(provider, name, nil)
            return .success(value)
        } catch {
            Meters.called(provider, name, error)
            return .failure(error)
        }
    }
}
