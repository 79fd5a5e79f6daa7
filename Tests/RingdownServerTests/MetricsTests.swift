import HTTPTypes
import Metrics
import RingdownAPI
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("Metrics", .timeLimit(.minutes(1)))
struct MetricsTests {
    private let registry = MetricsRegistry()

    @Test("What is counted, set and measured is written as Prometheus reads it, one series for equal labels")
    func text() {
        for _ in 0..<2 { Counter(label: "asked_total", dimensions: [("by", "b")], factory: registry).increment() }
        Counter(label: "asked_total", dimensions: [("by", "a")], factory: registry).increment(by: 3)
        let gauge = Gauge(label: "waiting", factory: registry)
        gauge.record(7)
        gauge.record(4.5)
        let timer = Timer(label: "took_seconds", dimensions: [("what", "x")], factory: registry)
        for seconds in [0.001, 0.02, 45] { timer.recordSeconds(seconds) }
        let lines = registry.text([MetricReading("age_seconds", 12, of: [("status", "held")])]).split(separator: "\n")
        #expect(
            Array(lines.prefix(8)) == [
                "# TYPE age_seconds gauge", "age_seconds{status=\"held\"} 12.0",
                "# TYPE asked_total counter", "asked_total{by=\"a\"} 3", "asked_total{by=\"b\"} 2",
                "# TYPE took_seconds histogram", "took_seconds_bucket{what=\"x\",le=\"0.001\"} 1",
                "took_seconds_bucket{what=\"x\",le=\"0.0025\"} 1",
            ]
        )
        #expect(lines.contains("took_seconds_bucket{what=\"x\",le=\"0.025\"} 2"))
        #expect(lines.contains("took_seconds_bucket{what=\"x\",le=\"30.0\"} 2"))
        #expect(lines.contains("took_seconds_bucket{what=\"x\",le=\"+Inf\"} 3"))
        #expect(lines.contains("took_seconds_count{what=\"x\"} 3"))
        #expect(Array(lines.suffix(2)) == ["# TYPE waiting gauge", "waiting 4.5"])
    }

    @Test("Names and labels that others chose break no line")
    func escaping() {
        Counter(label: "a.b-c", dimensions: [("d e", "x\"y\\z\nw")], factory: registry).increment()
        #expect(registry.text() == "# TYPE a_b_c counter\na_b_c{d_e=\"x\\\"y\\\\z\\nw\"} 1\n")
    }

    @Test("They are given to who may read them, with what is looked up at that moment")
    func route() async throws {
        var server = TestServer()
        Counter(label: "asked_total", factory: registry).increment()
        server.metrics = ServerMetrics(registry) { [MetricReading("ringdown_store_readable", 1)] }
        try await server.run { caller in
            #expect(try await caller.call(.get, Paths.metrics).status == 401)
            let reader = try await caller.token(of: "reader")
            #expect(try await caller.call(.get, Paths.metrics, token: reader).status == 403)
            let reply = try await caller.call(.get, Paths.metrics, token: try await caller.token(of: "operator"))
            #expect(reply.status == 200)
            #expect(reply.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
            #expect(reply.text.contains("\nringdown_store_readable 1.0\n"))
            #expect(reply.text.contains("\nasked_total 1\n"))
        }
    }
}
