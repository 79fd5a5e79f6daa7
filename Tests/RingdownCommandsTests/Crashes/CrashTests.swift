import Foundation
import RingdownCore
import RingdownExchange
import RingdownSQLite
import RingdownTestKit
import Testing

/// The built server, killed again and again while it is asked and while it calls.
@Suite("A control plane that is killed at random points", .timeLimit(.minutes(15)))
struct CrashTests {
    /// Kills in all: `CRASHES=1000` for more.
    static let kills = ProcessInfo.processInfo.environment["CRASHES"].flatMap { Int($0) } ?? 200
    /// What chance starts from: `CRASH_SEED=4711` for other points.
    static let seed = ProcessInfo.processInfo.environment["CRASH_SEED"].flatMap { UInt64($0) } ?? 1
    /// Control planes, each with a store of its own, that are killed side by side.
    static let servers = 4

    @Test("Everything that was acknowledged is dialed exactly once, however often the server is killed")
    func killed() async throws {
        try await withFolder { folder in
            try await CrashVendor.with(servers: Self.servers) { vendor in
                let tallies = try await withThrowingTaskGroup(of: CrashTally.self) { group in
                    for (place, door) in vendor.doors.enumerated() {
                        let server = try CrashingServer(place, in: folder, door: door)
                        let count = (Self.kills + place) / Self.servers
                        var generator = SeededGenerator(seed: Self.seed &* 1000 &+ UInt64(place))
                        group.addTask { try await server.run(kills: count, using: &generator) }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                let tally = tallies.reduce(CrashTally(), +)
                print("\(tally) (CRASHES=\(Self.kills) CRASH_SEED=\(Self.seed))")
                #expect(tally.kills == Self.kills)
                #expect(tally.unexpected.isEmpty)
                #expect(tally.unsettled.isEmpty, "waits for a person, or was refused")
                let attempts = Dictionary(try await vendor.dialed().map { ($0, 1) }, uniquingKeysWith: +)
                let lost = tally.acknowledged.filter { attempts[$0] == nil }
                let doubled = attempts.filter { $0.value > 1 }
                #expect(lost.isEmpty, "acknowledged and never dialed")
                #expect(doubled.isEmpty, "dialed more than once")
                #expect(Set(attempts.keys).subtracting(tally.acknowledged).isEmpty, "dialed though nobody asked")
            }
            for place in 0..<Self.servers {
                let store = CrashingServer.folder(place, in: folder).appending(path: "ringdown.db").path
                let report = try StoreReading.with(store) { try $0.verifyAudit() }
                #expect(report.faults.isEmpty)
            }
        }
    }
}
