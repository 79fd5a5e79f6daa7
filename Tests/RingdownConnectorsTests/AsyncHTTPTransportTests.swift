import AsyncHTTPClient
import RingdownConnectors
import RingdownEngine
import Testing

@Suite("The transport over AsyncHTTPClient", .timeLimit(.minutes(1)))
struct AsyncHTTPTransportTests {
    func send(
        to port: Int,
        host: String = "127.0.0.1",
        limit: Int = 1 << 20,
        timeout: Duration = .seconds(20)
    ) async throws -> Result<TransportResponse, TransportError> {
        let client = HTTPClient(configuration: AsyncHTTPTransport.configuration())
        let request = TransportRequest(
            method: "POST",
            url: "http://\(host):\(port)/oauth/token",
            headers: ["Accept": "application/json"],
            authorization: Secret("Bearer hush"),
            timeout: timeout,
            responseLimit: limit
        )
        let outcome: Result<TransportResponse, TransportError>
        do throws(TransportError) {
            outcome = .success(try await AsyncHTTPTransport(client: client).send(request))
        } catch {
            outcome = .failure(error)
        }
        try await client.shutdown()
        return outcome
    }

    @Test("brings the answer, its fields in lower case and joined")
    func answer() async throws {
        let raw = "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nININ-Correlation-Id: x\r\nA: 1\r\na: 2\r\n\r\n{}"
        let response = try await RawServer.with(.write(raw)) { try await send(to: $0.port).get() }
        #expect(response.status == 403)
        #expect(response.headers["inin-correlation-id"] == "x")
        #expect(response.headers["a"] == "1, 2")
        #expect(response.body == Array("{}".utf8))
    }

    @Test("follows no redirect", arguments: [301, 303, 307, 308])
    func redirect(_ status: Int) async throws {
        let raw = "HTTP/1.1 \(status) Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"
        let response = try await RawServer.with(.write(raw)) { try await send(to: $0.port).get() }
        #expect(response.status == status)
    }

    @Test("knows that a request was not sent when nothing listens", arguments: ["127.0.0.1", "localhost"])
    func refused(_ host: String) async throws {
        let port = try await RawServer.with(.silence) { $0.port }
        let outcome = try await send(to: port, host: host)
        guard case .failure(let error) = outcome else { return #expect(Bool(false), "it was answered") }
        #expect(error.code == .notSent)
        #expect(error.reason.contains("refused"))
    }

    @Test("has a connection for every list that is worked on, so that no request waits for one")
    func connections() async throws {
        let count = Engine.Settings().concurrency
        #expect(AsyncHTTPTransport.connections == count)
        let client = HTTPClient(configuration: AsyncHTTPTransport.configuration())
        try await RawServer.with(.silence) { server in
            await withTaskGroup(of: Void.self) { group in
                let request = TransportRequest(method: "GET", url: "http://127.0.0.1:\(server.port)/slow")
                for _ in 0..<count {
                    group.addTask { _ = try? await AsyncHTTPTransport(client: client).send(request) }
                }
                while server.received().split(separator: "GET /slow").count < count { await Task.yield() }
                group.cancelAll()
            }
        }
        try await client.shutdown()
    }

    struct Lost: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var behaviour: RawServer.Behaviour
        var timeout = Duration.seconds(20)
        var code = TransportError.Code.lost
    }

    static let lost: [Lost] = [
        Lost(testDescription: "the connection is closed", behaviour: .close),
        Lost(testDescription: "no answer comes", behaviour: .silence, timeout: .milliseconds(200)),
        Lost(
            testDescription: "the answer's body does not end",
            behaviour: .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx"),
            timeout: .milliseconds(200)
        ),
        Lost(testDescription: "the answer is no HTTP", behaviour: .write("hello\r\n\r\n")),
        Lost(
            testDescription: "the answer is too large",
            behaviour: .write("HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n" + String(repeating: "x", count: 30)),
            code: .tooLarge
        ),
    ]

    @Test("does not take a request for unsent that was written", arguments: lost)
    func isLost(_ wanted: Lost) async throws {
        let outcome = try await RawServer.with(wanted.behaviour) {
            try await send(to: $0.port, limit: 20, timeout: wanted.timeout)
        }
        guard case .failure(let error) = outcome else { return #expect(Bool(false), "it was answered") }
        #expect(error.code == wanted.code)
        #expect(!error.reason.contains("hush") && !error.reason.contains("\n") && !error.reason.isEmpty)
    }

    @Test(
        "knows that a request was not sent to a URL that is none",
        arguments: ["", "nowhere", "ftp://x/y", "http://"]
    )
    func badURL(_ url: String) async throws {
        let client = HTTPClient(configuration: AsyncHTTPTransport.configuration())
        let request = TransportRequest(method: "GET", url: url)
        await #expect(throws: TransportError.self) { try await AsyncHTTPTransport(client: client).send(request) }
        try await client.shutdown()
    }
}
