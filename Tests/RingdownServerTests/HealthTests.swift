import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownServer
import RingdownTestKit
import Testing

@Suite("Health", .timeLimit(.minutes(5)))
struct HealthTests {
    @Test("A server that runs says so without asking its store")
    func live() async throws {
        let server = TestServer()
        server.store.fail(with: StoreError(.unavailable, "the disk is full"))
        try await server.run { caller in
            let reply = try await caller.call(.get, Paths.live)
            #expect(reply.status == 200)
            #expect(try reply.body(API.Health.self).status == "ok")
            #expect(try await caller.call(.head, Paths.live).status == 200)
        }
    }

    @Test("A ready server shows its checks when asked")
    func ready() async throws {
        var server = TestServer()
        server.checks = [ReadinessCheck("dispatcher") { nil }]
        try await server.run { caller in
            let short = try await caller.call(.get, Paths.ready)
            #expect(short.status == 200)
            #expect(try short.body(API.Health.self).checks?.isEmpty == true)
            let long = try await caller.call(.get, Paths.ready + "?verbose").body(API.Health.self)
            #expect(long.checks?.map(\.name) == ["store", "dispatcher"])
        }
    }

    @Test("A warning is shown when asked, and the server stays ready")
    func warning() async throws {
        var server = TestServer()
        server.checks = [ReadinessCheck("clock", isWarning: true) { "the clock jumped" }]
        try await server.run { caller in
            let short = try await caller.call(.get, Paths.ready)
            #expect(short.status == 200)
            #expect(try short.body(API.Health.self).checks?.isEmpty == true)
            let long = try await caller.call(.get, Paths.ready + "?verbose").body(API.Health.self)
            #expect(long.checks?.map(\.ok) == [true, true])
            #expect(long.checks?.last?.detail == "the clock jumped")
        }
    }

    @Test("A failing store, or another failing check, makes the server not ready, with the reason")
    func notReady() async throws {
        var server = TestServer()
        server.checks = [ReadinessCheck("dispatcher") { "it has stopped; restart the server" }]
        server.store.fail(with: StoreError(.unavailable, "the disk is full"))
        try await server.run { caller in
            let reply = try await caller.call(.get, Paths.ready)
            #expect(reply.status == 503)
            #expect(reply.header("Retry-After") == "5")
            let health = try reply.body(API.Health.self)
            #expect(health.status == "unavailable")
            #expect(health.checks?.map(\.detail) == ["the disk is full", "it has stopped; restart the server"])
        }
    }
}
