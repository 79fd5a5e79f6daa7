import Foundation
import RingdownTestKit
import Testing

@Suite("The manual clock", .timeLimit(.minutes(1)))
struct ManualClockTests {
    private let clock = ManualClock()

    private func at(_ seconds: Double) -> Date { Sample.now.addingTimeInterval(seconds) }

    @Test("It stands still until it is moved")
    func standing() {
        #expect(clock.now() == Sample.now)
        clock.advance(by: .milliseconds(1500))
        #expect(clock.now() == at(1.5))
        clock.set(to: at(-10))
        #expect(clock.now() == at(-10))
    }

    @Test("Sleeping until an instant that has come returns at once", arguments: [0.0, -1])
    func past(seconds: Double) async throws {
        try await clock.sleep(until: at(seconds))
        #expect(clock.nextWakeUp == nil)
    }

    @Test("Sleepers wake when their instant comes, one after another")
    func waking() async throws {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for seconds in [3, 1, 2] {
                group.addTask {
                    try await clock.sleep(until: at(Double(seconds)))
                    return seconds
                }
            }
            try await clock.untilSleeping(3)
            for seconds in [1, 2, 3] {
                #expect(clock.nextWakeUp == at(Double(seconds)))
                clock.advance(by: .seconds(1))
                #expect(try await group.next() == seconds)
            }
            #expect(clock.nextWakeUp == nil)
        }
    }

    @Test("One step past several instants wakes all who slept for them and nobody else")
    func step() async throws {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for seconds in [1, 2, 60] {
                group.addTask {
                    try await clock.sleep(until: at(Double(seconds)))
                    return seconds
                }
            }
            try await clock.untilSleeping(3)
            clock.advance(by: .seconds(10))
            let awake = [try await group.next(), try await group.next()]
            #expect(Set(awake) == [1, 2])
            #expect(clock.nextWakeUp == at(60))
            clock.set(to: at(60))
            #expect(try await group.next() == 60)
        }
    }

    @Test("A sleeper that is cancelled wakes with an error and is forgotten")
    func cancelling() async throws {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { await isCancelled { try await clock.sleep(until: .distantFuture) } }
            group.addTask { await isCancelled { try await clock.untilSleeping(5) } }
            try? await clock.untilSleeping()
            group.cancelAll()
            for await wasCancelled in group { #expect(wasCancelled) }
            #expect(clock.nextWakeUp == nil)
        }
    }

    @Test("A task that was cancelled before does not sleep")
    func cancelledBefore() async {
        await withTaskGroup(of: Bool.self) { group in
            group.cancelAll()
            group.addTask { await isCancelled { try await clock.sleep(until: .distantFuture) } }
            for await wasCancelled in group { #expect(wasCancelled) }
        }
    }

    private func isCancelled(_ work: () async throws -> Void) async -> Bool {
        do {
            try await work()
            return false
        } catch {
            return error is CancellationError
        }
    }

    @Test("Sequential identifiers are UUIDs that never repeat")
    func identifiers() {
        let ids = SequentialIDs()
        let others = SequentialIDs(series: 1)
        let all = (1...20).flatMap { _ in [ids.next(), others.next()] }
        #expect(Set(all).count == 40)
        #expect(all.allSatisfy { UUID(uuidString: $0)?.uuidString.lowercased() == $0 })
        #expect(all.first == SequentialIDs.id(1))
    }
}
