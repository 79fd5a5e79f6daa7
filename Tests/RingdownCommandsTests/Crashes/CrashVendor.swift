import GRDB
import Hummingbird
import HummingbirdTesting
import Logging
import RingdownEngine
import RingdownOAuth
import Synchronization

@testable import RingdownCommands
@testable import RingdownExchange

/// The exchange, in this process, which several control planes call through a door each.
///
/// It is the exchange as it is served, but for the cost of its secrets' hash, which a program without optimisation would
/// spend most of the time on.
struct CrashVendor: Sendable {
    let exchange: Exchange
    let doors: [CrashDoor]

    static func with<Result: Sendable>(
        servers: Int,
        _ body: @escaping @Sendable (CrashVendor) async throws -> Result
    ) async throws -> Result {
        try await Exchange.withExchange(
            folder: nil,
            seed: try TenantFile.read(CrashOrder.tenant(servers: servers), file: "tenant.yaml"),
            clock: SystemClock(),
            ids: RandomIDs(),
            secretCost: .trifling,
            logger: quiet
        ) { exchange in
            try await open(exchange, count: servers, []) { doors in
                try await body(CrashVendor(exchange: exchange, doors: doors))
            }
        }
    }

    /// The numbers that were dialed, one for each attempt.
    func dialed() async throws -> [String] {
        try await exchange.store.read { db in try String.fetchAll(db, sql: "SELECT number FROM attempts") }
    }

    private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private static func open<Result: Sendable>(
        _ exchange: Exchange,
        count: Int,
        _ doors: [CrashDoor],
        _ body: @escaping @Sendable ([CrashDoor]) async throws -> Result
    ) async throws -> Result {
        guard doors.count < count else { return try await body(doors) }
        let door = CrashDoor()
        let application = Application(
            responder: Doorway(door: door, inner: try exchange.router().buildResponder()),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            services: doors.isEmpty ? exchange.services : [],
            logger: quiet
        )
        return try await application.test(.live) { client in
            guard let port = client.port else { throw Program.Failure(message: "the exchange has no port") }
            door.open(port: port)
            return try await open(exchange, count: count, doors + [door], body)
        }
    }
}

/// What stands between one control plane and the exchange, and kills the control plane at its n-th request.
final class CrashDoor: Sendable {
    private struct State {
        var port = 0
        var point: CrashPoint?
        var requests = 0
        var victim: Program?
    }

    private let state = Mutex(State())

    func open(port: Int) { state.withLock { $0.port = port } }

    /// The exchange's URL behind this door.
    var url: String { "http://127.0.0.1:\(state.withLock { $0.port })" }

    /// Watches a control plane until its point has come.
    func watch(_ program: Program, for point: CrashPoint?) {
        state.withLock { state in
            state.point = point
            state.victim = program
            state.requests = 0
        }
    }

    /// Counts a request; whether the control plane dies of it, and whether the exchange gets it.
    func pass() -> (victim: Program?, isLost: Bool) {
        state.withLock { state in
            state.requests += 1
            switch state.point {
            case .asking(state.requests): return (state.victim, true)
            case .answered(state.requests): return (state.victim, false)
            default: return (nil, false)
            }
        }
    }
}

private struct Doorway<Inner: HTTPResponder>: HTTPResponder {
    let door: CrashDoor
    let inner: Inner

    @concurrent
    func respond(to request: Request, context: Inner.Context) async throws -> Response {
        let (victim, isLost) = door.pass()
        if let victim, isLost {
            victim.shoot()
            throw HTTPError(.serviceUnavailable)
        }
        let answer = try await inner.respond(to: request, context: context)
        victim?.shoot()
        return answer
    }
}
