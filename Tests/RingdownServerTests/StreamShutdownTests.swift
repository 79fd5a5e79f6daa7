import Hummingbird
import Logging
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownServer
import RingdownTestKit
import ServiceLifecycle
import Testing

@Suite("Event streams and the end of either side", .timeLimit(.minutes(1)))
struct StreamShutdownTests {
    /// A clock on which no time passes: waits end at once.
    private struct ImpatientClock: Clock {
        var now: ContinuousClock.Instant { ContinuousClock().now }
        var minimumResolution: Duration { .zero }
        func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {}
    }

    /// Runs a test with a server that listens on loopback and its service group.
    private static func run(
        _ server: TestServer,
        _ test: @escaping @Sendable (RingdownClient, ServiceGroup) async throws -> Void
    ) async throws {
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = ControlPlane.application(
            server.dependencies,
            address: .hostname("127.0.0.1", port: 0)
        ) { channel in
            port.yield(channel.localAddress?.port ?? 0)
        }
        let services = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [application], logger: server.log.logger)
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            let found = try #require(await ports.first { _ in true })
            try await test(
                RingdownClient(
                    url: "http://127.0.0.1:\(found)",
                    credentials: ClientCredentials(id: "ci", secret: "ci-secret")
                ),
                services
            )
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }

    @Test("A graceful shutdown ends open streams instead of waiting for them")
    func shutdown() async throws {
        let server = TestServer()
        try await server.add(Sample.trigger("t-1", contactList: Lists.renewals))
        try await Self.run(server) { client, services in
            async let failure: APIError? = {
                do throws(APIError) {
                    for try await _ in client.events(of: "t-1", clock: ImpatientClock()) {}
                    return nil
                } catch {
                    return error
                }
            }()
            try await server.clock.untilSleeping()
            await services.triggerGracefulShutdown()
            #expect(await failure?.code == .unreachable)
        }
    }

    @Test("A reader that goes away ends its stream")
    func readerGone() async throws {
        let server = TestServer()
        try await server.add(Sample.trigger("t-1", contactList: Lists.renewals))
        try await Self.run(server) { client, _ in
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    do { for try await _ in client.events(of: "t-1") {} } catch {}
                }
                try? await server.clock.untilSleeping()
                group.cancelAll()
            }
            while server.clock.nextWakeUp != nil { await Task.yield() }
        }
    }
}
