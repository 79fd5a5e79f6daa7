import Foundation
import RingdownCore
import RingdownSQLite
import RingdownTestKit
import Testing

@Suite("The simulation")
struct SimulationTests {
    /// What the environment asks for: one seed to replay, or how many to run.
    private static let replay = ProcessInfo.processInfo.environment["SIMULATION_SEED"].flatMap { UInt64($0) }
    private static let seeds = ProcessInfo.processInfo.environment["SIMULATION_SEEDS"].flatMap { UInt64($0) } ?? 2000
    private static let lanes: UInt64 = 2

    @Test("every guarantee holds, whatever fails", arguments: 0..<lanes)
    func guarantees(_ lane: UInt64) async throws {
        let simulation = Simulation { ports in EngineProgram(ports) }
        if let seed = Self.replay {
            guard lane == 0 else { return }
            let report = try await onThread { try simulation.run(seed: seed) }
            print(report.trace.joined(separator: "\n"))
            #expect(report.violation == nil, "\(report.story())")
            return
        }
        let tally = try await onThread {
            var tally = Tally()
            for seed in stride(from: lane, to: Self.seeds, by: Int(Self.lanes)) {
                tally.add(try simulation.run(seed: seed))
                if tally.failures.count >= 3 { break }
            }
            return tally
        }
        for failure in tally.failures { Issue.record("\(failure.story())") }
        if tally.runs >= 500 {
            // Chance that never strikes proves nothing.
            #expect(Set(tally.faults.keys).isSuperset(of: Set(Fault.allCases).subtracting([.exit])))
            #expect(tally.effects > tally.runs)
        }
        print("simulation \(lane): \(tally)")
    }

    @Test("every guarantee holds over the store that servers use", .timeLimit(.minutes(5)))
    func onDisk() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("simulation-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let tally = try await onThread {
            var tally = Tally()
            for seed in 0..<max(Self.seeds / 100, 1) {
                let store = try SQLiteStore.open(at: folder.appendingPathComponent("\(seed).db").path)
                defer { try? store.close() }
                tally.add(try Simulation(store: { store }, program: { EngineProgram($0) }).run(seed: seed))
            }
            return tally
        }
        for failure in tally.failures { Issue.record("\(failure.story())") }
        #expect(tally.effects > 0)
    }

    @Test("memory and disk lead to the same run, bit for bit")
    func sameOnDisk() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).db").path
        defer { for end in ["", "-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let onDisk = try await onThread {
            let store = try SQLiteStore.open(at: path)
            defer { try? store.close() }
            return try Simulation(store: { store }, program: { EngineProgram($0) }).run(seed: 5)
        }
        let inMemory = try await onThread { try Simulation { EngineProgram($0) }.run(seed: 5) }
        #expect(onDisk.trace == inMemory.trace)
    }

    @Test("a process may be stopped at any boundary whatever", arguments: [8, 23, 42] as [UInt64])
    func everyBoundary(_ seed: UInt64) async throws {
        let (tally, last) = try await onThread {
            var tally = Tally()
            var boundary = 1
            while boundary <= 400 {
                let report = try Simulation { EngineProgram($0) }.run(seed: seed, stoppingAt: boundary)
                tally.add(report)
                guard report.faults[.crash] != nil else { break }
                boundary += 1
            }
            return (tally, boundary)
        }
        for failure in tally.failures.prefix(3) { Issue.record("\(failure.story())") }
        #expect(last > 50, "the first process ended before much happened")
    }

    @Test("one seed is one run, bit for bit", arguments: [3, 17, 1031] as [UInt64])
    func repeats(_ seed: UInt64) async throws {
        let simulation = Simulation { ports in EngineProgram(ports) }
        let first = try await onThread { try simulation.run(seed: seed) }
        let second = try await onThread { try simulation.run(seed: seed) }
        #expect(first.trace.count > 20)
        #expect(first.trace == second.trace)
        #expect(first.faults == second.faults)
    }
}
