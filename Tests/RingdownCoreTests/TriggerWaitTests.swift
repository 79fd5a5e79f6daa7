import Foundation
import RingdownCore
import RingdownTestKit
import Testing

@Suite("A trigger whose provider takes nothing")
struct TriggerWaitTests {
    private let now = Sample.now
    private func wait(until seconds: Double) -> ProviderWait {
        ProviderWait(.outOfService, "The provider genesys is out of service.", until: now.addingTimeInterval(seconds))
    }

    @Test("waits until the provider is tried again, says so once, and uses up no attempt")
    func waits() throws {
        let first = try #require(Sample.trigger().waits(for: wait(until: 30), at: now, decisionID: "d"))
        #expect(first.trigger.status == .queued && first.trigger.attempts == 0)
        #expect(first.trigger.dueAt == now.addingTimeInterval(30))
        #expect(first.events.count == 1 && first.decisions.count == 1)
        #expect(first.events[0].sentence.contains("tried again at"))
        let second = try #require(first.trigger.waits(for: wait(until: 60), at: now, decisionID: "e"))
        #expect(second.trigger.dueAt == now.addingTimeInterval(60))
        #expect(second.events.isEmpty && second.decisions.isEmpty)
        #expect(second.trigger.waits(for: wait(until: 60), at: now, decisionID: "f") == nil)
    }

    @Test("is looked at by its deadline, whatever it waits for")
    func deadline() throws {
        let deadline = now.addingTimeInterval(20)
        let trigger = Sample.trigger(clauses: [.approval], deadline: deadline)
        let waiting = try #require(trigger.waits(for: wait(until: 30), at: now, decisionID: "d"))
        #expect(waiting.trigger.dueAt == deadline)
        let facts = GateFacts(trigger: trigger, now: now, windows: [:], recentDispatches: [], killSwitches: [])
        let held = try #require(
            trigger.asked(Gate.standard.decide(facts), intent: nil, at: now, decisionID: "d")
        )
        #expect(held.trigger.status == .held && held.trigger.dueAt == deadline)
    }

    @Test(
        "a failure that is the provider's uses up no attempt",
        arguments: [ConnectorError.Code.rateLimited, .unavailable, .noAnswer],
        [TriggerStatus.queued, .sending]
    )
    func spares(_ code: ConnectorError.Code, _ status: TriggerStatus) throws {
        var trigger = Sample.trigger(status: status)
        let before = 7
        trigger.attempts = status == .sending ? before + 1 : before
        func failed(_ wait: ProviderWait?) throws -> Trigger {
            try #require(
                trigger.failed(
                    ConnectorError(code, "no"),
                    explanation: nil,
                    wait: wait,
                    policy: RetryPolicy(attempts: 8),
                    jitter: 0,
                    at: now,
                    decisionID: "d"
                )
            ).trigger
        }
        let spared = try failed(wait(until: 30))
        #expect(spared.attempts == before)
        #expect(spared.status == (code == .noAnswer && status == .sending ? .inDoubt : .queued))
        #expect(try failed(nil).attempts == before + 1)
    }
}
