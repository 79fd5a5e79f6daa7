import Foundation
import RingdownAPI
import RingdownTestKit
import Synchronization
import Testing

/// One control plane with its store: started, asked, killed, and started again.
struct CrashingServer: Sendable {
    /// Requests that are under way at the same time.
    private static let askers = 3
    /// Requests for which no disk that is about to be full has room.
    private static let enough = 1000

    private let number: Int
    private let folder: URL
    private let door: CrashDoor
    private let ledger = CrashLedger()

    init(_ number: Int, in parent: URL, door: CrashDoor) throws {
        self.number = number
        self.door = door
        folder = Self.folder(number, in: parent)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = try folder.file("ringdown.yaml", CrashOrder.configuration(server: number, exchange: door.url))
    }

    static func folder(_ number: Int, in parent: URL) -> URL { parent.appending(path: "server-\(number)") }

    /// Kills it so often, lets it finish what it has, and says what came of it.
    func run(kills: Int, using generator: inout SeededGenerator) async throws -> CrashTally {
        var tally = CrashTally()
        while tally.kills < kills {
            let point = CrashPoint.random(using: &generator)
            switch point {
            case .starting:
                try await Program.startAndKill(Self.arguments, environment: Self.environment, in: folder)
            case .acknowledged, .asking, .answered: try await live(try await start(), until: point)
            case .fullDisk(let room, _):
                try await live(try await start(room: room), until: point)
            }
            tally.points[point.kind, default: 0] += 1
        }
        try await finish(&tally)
        tally.refusals = ledger.refusals
        tally.unexpected = ledger.unexpected
        return tally
    }

    /// Asks it for one thing after another until its point has come.
    private func live(_ program: Program, until point: CrashPoint) async throws {
        door.watch(program, for: point)
        await ask(program, until: point)
        await program.kill()
    }

    /// Lets it finish everything, and looks at where it all stands.
    private func finish(_ tally: inout CrashTally) async throws {
        let program = try await start()
        door.watch(program, for: nil)
        await ask(program, until: nil)
        tally.acknowledged = Set(ledger.acknowledged.map { $0.number(server: number) })
        let client = client(of: program)
        var page = 0
        var triggers: [API.Trigger] = []
        repeat {
            page += 1
            triggers = try await client.triggers(pageSize: 100, pageNumber: page).entities
            for trigger in triggers { tally.unsettled[trigger.id] = try await end(of: trigger.id, client) }
        } while !triggers.isEmpty
        await program.stop()
    }

    /// Waits until nothing moves a trigger any more; where it stands then, `nil` when it was dialed.
    private func end(of id: String, _ client: RingdownClient) async throws -> String? {
        for try await event in client.events(of: id) where event.status == "in-doubt" {
            let trigger = try await client.trigger(id)
            if trigger.status == "in-doubt", trigger.dueAt == nil { break }
        }
        let trigger = try await client.trigger(id)
        return trigger.status == "done" ? nil : "\(trigger.status): \(trigger.reason)"
    }

    private func ask(_ program: Program, until point: CrashPoint?) async {
        let client = client(of: program)
        let acknowledged = Count()
        let refused = Count()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<Self.askers {
                group.addTask {
                    while let order = ledger.next(isLast: point == nil) {
                        do throws(APIError) {
                            try await send(order, to: client)
                            ledger.acknowledge(order)
                            let count = acknowledged.next()
                            switch point {
                            case .acknowledged(count): program.shoot()
                            case .fullDisk where count == Self.enough:
                                ledger.report("acknowledged \(count) requests on a disk that has no room for them")
                                program.shoot()
                            default: break
                            }
                        } catch {
                            ledger.reopen(order, after: error)
                            guard error.code == .unavailable else { return }
                            let count = refused.next()
                            if case .fullDisk(_, count) = point { program.shoot() }
                        }
                    }
                }
            }
        }
    }

    private func send(_ order: CrashOrder, to client: RingdownClient) async throws(APIError) {
        switch order {
        case .call(let place):
            let request = API.CallRequest(to: order.number(server: number))
            let connection = "c\(place % CrashOrder.connections)"
            _ = try await client.placeCall(on: connection, request, idempotencyKey: "k\(place)")
        case .change(let place): _ = try await client.submit(CrashOrder.plan(place), kind: .json)
        }
    }

    private func client(of program: Program) -> RingdownClient {
        RingdownClient(url: program.url, credentials: ClientCredentials(id: "ci", secret: "ci-secret"))
    }

    /// Starts it, on a disk that has so many kibibytes left for the store's log.
    private func start(room: Int? = nil) async throws -> Program {
        guard let room else { return try await Program(Self.arguments, environment: Self.environment, in: folder) }
        let launcher = ["bash", "-c", #"trap "" XFSZ; exec "$0" "$@""#]
        let program = try await Program(
            Self.arguments,
            environment: Self.environment,
            launcher: launcher,
            in: folder
        )
        let log = folder.appending(path: "ringdown.db-wal").path
        let size = try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int
        try await program.limitFiles(to: (size ?? 0) + room * 1024)
        return program
    }

    private static let arguments = ["serve", "--config", "ringdown.yaml", "--listen", "127.0.0.1:0"]
    private static let environment = [
        "CI_SECRET": "ci-secret", "EXCHANGE_ID": "ringdown", "EXCHANGE_SECRET": "exchange-secret",
    ]
}

/// Counts from several tasks.
private final class Count: Sendable {
    private let value = Mutex(0)

    /// Counts one more.
    func next() -> Int {
        value.withLock { value in
            value += 1
            return value
        }
    }
}
