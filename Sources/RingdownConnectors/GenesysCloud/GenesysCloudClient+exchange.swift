package import RingdownCore
import RingdownVendors

extension GenesysCloudClient {
    /// Calls an operation of the exchange's own, below `/ringdown/v1`; the vendor has none of them.
    ///
    /// Throws when it is refused, with the exchange's sentence. Answers the document; `nil` when there is none.
    package func exchange(_ method: String, _ path: String) async throws(ConnectorError) -> JSON? {
        let operation = "\(method) /ringdown/v1\(path)"
        let token = try await tokens.token()
        let response: TransportResponse
        do throws(TransportError) {
            response = try await transport.send(
                TransportRequest(
                    method: method,
                    url: "\(hosts.api)/ringdown/v1\(path)",
                    headers: ["Accept": "application/json"],
                    authorization: Secret("Bearer \(token.secret.reveal())"),
                    timeout: .seconds(300)
                )
            )
        } catch {
            throw ConnectorError(.noAnswer, "The exchange did not answer: \(error.reason).", operation: operation)
        }
        let body = try? JSON(parsing: response.body)
        guard (200...299).contains(response.status) else {
            throw ConnectorError(
                [401, 403].contains(response.status) ? .refused : .invalid,
                body?["message"]?.string ?? "The exchange answered with status \(response.status).",
                operation: operation,
                status: response.status
            )
        }
        return body
    }
}
