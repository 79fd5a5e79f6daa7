package import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Sends requests with AsyncHTTPClient.
///
/// The client must be made with ``configuration()``: another one would follow redirects, and so could carry out a
/// call twice.
package struct AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient

    /// A transport over a client that its owner shuts down.
    package init(client: HTTPClient) { self.client = client }

    /// How the client must be made: no redirects, connections that fail at once, and none kept so long that the
    /// other side closes it just when a call is written to it.
    ///
    /// TLS certificates are verified; that is the client's default and is not changed here.
    package static func configuration() -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .seconds(5)
        configuration.timeout.read = .seconds(30)
        configuration.connectionPool.idleTimeout = .seconds(15)
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportResponse {
        do {
            return try await withThrowingTaskGroup(of: TransportResponse?.self) { group in
                group.addTask { try await exchange(request) }
                group.addTask {
                    // The client's own deadline ends with the answer's head; this one covers the body too.
                    try await Task.sleep(for: request.timeout)
                    return nil
                }
                defer { group.cancelAll() }
                guard let first = try await group.next(), let response = first else {
                    throw TransportError(.lost, "no answer came within \(request.timeout.components.seconds) s")
                }
                return response
            }
        } catch {
            throw TransportError(describing: error)
        }
    }

    private func exchange(_ request: TransportRequest) async throws -> TransportResponse {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
        if let authorization = request.authorization {
            outgoing.headers.add(name: "Authorization", value: authorization.reveal())
        }
        if let body = request.body { outgoing.body = .bytes(body) }
        let response = try await client.execute(outgoing, deadline: .now() + TimeAmount(request.timeout))
        let body = try await response.body.collect(upTo: request.responseLimit)
        var headers: [String: String] = [:]
        for (name, value) in response.headers {
            let name = name.lowercased()
            headers[name] = headers[name].map { "\($0), \(value)" } ?? value
        }
        return TransportResponse(
            status: Int(response.status.code),
            headers: headers,
            body: Array(body.readableBytesView)
        )
    }
}
