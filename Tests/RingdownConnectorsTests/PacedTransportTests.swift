import Foundation
import RingdownConnectors
import RingdownCore
import Testing

@Suite("Requests to one provider", .timeLimit(.minutes(5)))
struct PacedTransportTests {
    private static func request(_ method: String, mayWait: Bool = true) -> TransportRequest {
        var request = TransportRequest(method: method, url: "https://api.test/x")
        request.mayWait = mayWait
        return request
    }

    private static func slow(_ seconds: String) -> ScriptedVendor {
        ScriptedVendor([
            "GET /x": [.empty(429, headers: ["retry-after": seconds]), .empty(200)], "POST /x": [.empty(200)],
        ])
    }

    @Test("a 429 to one has all come again after the wait", arguments: ["POST", "GET"])
    func holdsBack(_ method: String) async throws {
        let clock = SetClock()
        let vendor = Self.slow("30")
        let transport = PacedTransport(vendor, requestsPerMinute: 300, clock: clock)
        #expect(try await transport.send(Self.request("GET")).status == 429)
        let error = await #expect(throws: TransportError.self) { try await transport.send(Self.request(method)) }
        #expect(error?.code == .paced && error?.retryAfter == 30)
        #expect(vendor.requests.count == 1)
        clock.advance(35)
        #expect(try await transport.send(Self.request(method)).status == 200)
    }

    @Test("a read waits a little for its turn, and what hurries or changes something does not")
    func waits() async throws {
        let clock = SetClock()
        let begin = clock.now()
        let transport = PacedTransport(Self.slow("4"), requestsPerMinute: 6000, clock: clock)
        _ = try await transport.send(Self.request("GET"))
        for request in [Self.request("POST"), Self.request("GET", mayWait: false)] {
            await #expect(throws: TransportError.self) { try await transport.send(request) }
        }
        #expect(clock.now() == begin)
        clock.advance(3)
        // A second is left of the wait, and the tokens that are kept for changes must be there before.
        #expect(try await transport.send(Self.request("GET")).status == 200)
        #expect(clock.now() > begin.addingTimeInterval(4))
    }

    @Test("what was held back reaches the engine as a rate limit with its wait, for tokens too")
    func told() async throws {
        let clock = SetClock()
        let vendor = ScriptedVendor(["GET /api/v2/outbound/contactlists": [.empty(429, headers: ["retry-after": "60"])]]
        )
        let transport = PacedTransport(vendor, requestsPerMinute: 300, clock: clock)
        for _ in 1...2 {
            let outcome = await Sample.outcome { () throws(ConnectorError) in
                try await Sample.connector(transport, clock: clock).prepare(Sample.order())
            }
            let error = try #require(outcome.error)
            #expect(error.code == .rateLimited && error.retryAfter == 60)
        }
        #expect(vendor.calls.count == 1)
    }
}
