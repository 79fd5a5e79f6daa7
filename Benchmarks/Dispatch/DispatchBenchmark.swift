import Foundation
import Logging
import RingdownCore
import RingdownEngine
import RingdownSQLite
import Synchronization

/// Asks for calls and carries them out with a vendor that does nothing, every commit through to the disk.
///
/// usage: DispatchBenchmark FILE COUNT ASKERS    prints the seconds it took and the peak memory in megabytes
@main
struct DispatchBenchmark {
    /// Personal connections that the calls are spread over.
    private static let lanes = 128

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[2]), let askers = Int(arguments[3]) else {
            fatalError("usage: DispatchBenchmark FILE COUNT ASKERS")
        }
        try await SQLiteStore.withStore(at: arguments[1]) { store in
            let vendor = IdleVendor(expected: count)
            var settings = Engine.Settings()
            settings.backlog = count
            let engine = Engine(
                store: store,
                book: RuleBook(rules: RuleSet([]), contactLists: [], windows: [:]),
                connectors: ["idle": vendor],
                clock: SystemClock(),
                ids: RandomIDs(),
                settings: settings,
                logger: Logger(label: "benchmark"),
                digest: { _ in "-" }
            )
            let clock = ContinuousClock()
            let begun = clock.now
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await Dispatcher(engine).run() }
                try await ask(for: count, of: engine, askers: askers)
                for await _ in vendor.finished {}
                while true {
                    let seen = engine.bell.rings
                    if try await store.backlog() == 0 { break }
                    await engine.bell.rung(since: seen)
                }
                group.cancelAll()
            }
            print(begun.duration(to: clock.now) / .seconds(1), try peakMemory())
        }
    }

    /// Megabytes that were resident at the most.
    private static func peakMemory() throws -> Double {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0) / 1000
    }

    private static func ask(for count: Int, of engine: Engine, askers: Int) async throws {
        let from = try PhoneNumber(e164: "+12025550100")
        let to = try PhoneNumber(e164: "+12125550100")
        let connections = (0..<lanes).map { lane in
            PersonalConnectionBinding(
                id: "c\(lane)",
                provider: "idle",
                from: [from],
                dialing: .campaign("Calls \(lane)", list: "Calls \(lane)"),
                division: Division(id: "sales", name: "Sales")
            )
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for asker in 0..<askers {
                group.addTask {
                    for number in stride(from: asker, to: count, by: askers) {
                        _ = try await TriggerDesk(engine).call(
                            connections[number % lanes],
                            from: from,
                            to: to,
                            for: "benchmark",
                            deadline: nil,
                            idempotencyKey: "k\(number)"
                        )
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
