package import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Sends requests with AsyncHTTPClient.
///
/// The client must be made with ``configuration()``: another one would follow redirects, and so could carry out a
/// call twice.
package struct AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient
    /// The clients that go through a proxy, by the scheme of the URLs that they are for.
    private let proxied: [String: HTTPClient]
    private let proxies: ProxySettings?

    /// A transport over a client that its owner shuts down, without proxies.
    package init(client: HTTPClient) { self.init(client: client, proxied: [:], proxies: nil) }

    private init(client: HTTPClient, proxied: [String: HTTPClient], proxies: ProxySettings?) {
        self.client = client
        self.proxied = proxied
        self.proxies = proxies
    }

    /// Lends a transport that goes through the proxies of the settings.
    package static func withTransport<Result>(
        _ proxies: ProxySettings,
        isolation: isolated (any Actor)? = #isolation,
        _ body: (AsyncHTTPTransport) async throws -> Result
    ) async throws -> Result {
        try await HTTPClient.withHTTPClient(configuration: configuration()) { direct in
            var clients: [String: HTTPClient] = [:]
            for (scheme, proxy) in proxies.proxies {
                var configuration = configuration()
                configuration.proxy = proxy
                clients[scheme] = HTTPClient(configuration: configuration)
            }
            let transport = AsyncHTTPTransport(client: direct, proxied: clients, proxies: proxies)
            do {
                let result = try await body(transport)
                for client in clients.values { try await client.shutdown() }
                return result
            } catch {
                for client in clients.values { try? await client.shutdown() }
                throw error
            }
        }
    }

    /// Connections to one host at most: as many as lists are worked on at the same time, because the time that a request
    /// waits for a connection counts for its limit, and what was not sent then looks as if it might have been.
    package static let connections = 128

    /// How the client must be made: no redirects, connections that fail at once, and none kept so long that the
    /// other side closes it just when a call is written to it.
    ///
    /// TLS certificates are verified; that is the client's default and is not changed here.
    package static func configuration() -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        // CXone's token endpoint fails over HTTP/2.
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = .seconds(5)
        configuration.timeout.read = .seconds(30)
        configuration.connectionPool.idleTimeout = .seconds(15)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
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

    private func client(for url: String) -> HTTPClient {
        guard let proxies, let url = URL(string: url), proxies.covers(url) else { return client }
        return proxied[url.scheme?.lowercased() ?? ""] ?? client
    }

    private func exchange(_ request: TransportRequest) async throws -> TransportResponse {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
        if let authorization = request.authorization {
            outgoing.headers.add(name: "Authorization", value: authorization.reveal())
        }
        if let body = request.body { outgoing.body = .bytes(body) }
        let response = try await client(for: request.url).execute(
            outgoing,
            deadline: .now() + TimeAmount(request.timeout)
        )
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
