import RingdownCore
import RingdownServer
import RingdownTestKit

/// A control plane with two personal connections: 12345 in Sales, and 77 in Marketing.
struct CallServer {
    static let sales = Sample.connection(division: Lists.sales)
    static let marketing = Sample.connection(
        id: "77",
        name: "newsletter-line",
        from: [Sample.number("+12025550199")],
        dialing: .skill("Newsletter PC"),
        division: Lists.marketing
    )

    let base: TestServer
    var store: InMemoryStore { base.store }
    var log: LogRecorder { base.log }

    init() {
        var server = TestServer()
        server.connections = [Self.sales, Self.marketing]
        server.clients = [
            TestServer.client("caller", Lists.grant("pipeline", Lists.pipeline + ["outbound:call:make"])),
            TestServer.client("ci", Lists.grant("pipeline", Lists.pipeline)),
            TestServer.client(
                "marketing",
                Lists.grant("pipeline", Lists.pipeline + ["outbound:call:make"], in: Lists.marketing)
            ),
            TestServer.client("reader", Lists.grant("reader", ["outbound:trigger:view"], in: nil)),
            TestServer.client("operator", Lists.grant("operator", ["outbound:*:*", "iac:*:*"], in: nil)),
            TestServer.client("nobody"),
        ]
        base = server
    }

    /// Runs a test against the router.
    func run<Value>(_ test: @Sendable (TestCaller) async throws -> Value) async throws -> Value {
        try await base.run(test)
    }
}
