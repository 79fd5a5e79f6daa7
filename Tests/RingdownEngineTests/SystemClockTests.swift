import Foundation
import RingdownCore
import RingdownEngine
import Testing

@Suite("The machine's clock", .timeLimit(.minutes(1)))
struct SystemClockTests {
    @Test("who sleeps wakes when the instant has come, not before", arguments: [-1, 0, 0.001, 0.01, 0.02])
    func wakes(seconds: Double) async throws {
        let instant = Date(timeIntervalSinceNow: seconds)
        try await SystemClock().sleep(until: instant)
        #expect(Date() >= instant)
    }

    @Test("many sleep at the same time, and those that are cancelled end at once")
    func together() async throws {
        let woken = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                // Those that sleep for an hour would outlast the test.
                let instant = Date(timeIntervalSinceNow: number.isMultiple(of: 2) ? Double(number) / 10_000 : 3600)
                group.addTask {
                    do {
                        try await SystemClock().sleep(until: instant)
                        return true
                    } catch is CancellationError {
                        return false
                    }
                }
            }
            var woken = 0
            for try await isAwake in group {
                woken += isAwake ? 1 : 0
                if woken == 100 { group.cancelAll() }
            }
            return woken
        }
        #expect(woken == 100)
    }

    @Test("a sleep that is cancelled before it begins throws")
    func cancelledBefore() async {
        await withTaskGroup(of: Void.self) { group in
            group.cancelAll()
            group.addTask {
                await #expect(throws: CancellationError.self) {
                    try await SystemClock().sleep(until: Date(timeIntervalSinceNow: 3600))
                }
            }
        }
    }
}
