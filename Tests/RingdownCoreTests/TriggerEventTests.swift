import Foundation
import RingdownCore
import Testing

/// The table of the trigger's state machine: every event in every state.
@Suite("A trigger's events")
struct TriggerEventTests {
    enum Event: String, CaseIterable, Sendable {
        case gateAllows, gateHolds, gateRefuses, deadlinePasses
        case accepted, refused, rateLimited, unavailable, noAnswer
        case recovered, happened, partlyHappened, didNotHappen, cannotBeKnown
        case showsWaiting, showsDialing, showsFinished, showsStopped
        case cancel, retry, approve
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var status: TriggerStatus
        var event: Event
        /// Where the trigger stands after; `nil` when the event does not apply.
        var next: TriggerStatus?
        var testDescription: String { "\(status.rawValue), \(event.rawValue) → \(next?.rawValue ?? "nothing")" }
    }

    static let now = GateTests.now

    /// What applies where; every pair that is absent applies nowhere.
    static let table: [TriggerStatus: [Event: TriggerStatus]] = [
        .queued: [
            .gateAllows: .sending, .gateHolds: .held, .gateRefuses: .refused, .deadlinePasses: .expired,
            .refused: .refused, .rateLimited: .queued, .unavailable: .queued, .noAnswer: .queued,
            .cancel: .cancelled, .approve: .queued,
        ],
        .held: [
            .gateAllows: .sending, .gateHolds: .held, .gateRefuses: .refused, .deadlinePasses: .expired,
            .refused: .refused, .rateLimited: .queued, .unavailable: .queued, .noAnswer: .queued,
            .cancel: .cancelled, .approve: .held,
        ],
        .sending: [
            .accepted: .accepted, .refused: .refused, .rateLimited: .queued, .unavailable: .queued,
            .noAnswer: .inDoubt, .recovered: .inDoubt,
        ],
        .inDoubt: [
            .accepted: .accepted, .happened: .accepted, .partlyHappened: .queued, .didNotHappen: .queued,
            .cannotBeKnown: .inDoubt,
            .cancel: .cancelled, .retry: .queued,
        ],
        .accepted: [
            .showsWaiting: .accepted, .showsDialing: .dialing, .showsFinished: .done, .showsStopped: .accepted,
        ],
        .dialing: [
            .showsWaiting: .dialing, .showsDialing: .dialing, .showsFinished: .done, .showsStopped: .done,
        ],
        .done: [:],
        .refused: [.cancel: .cancelled, .retry: .queued],
        .failed: [.cancel: .cancelled, .retry: .queued],
        .cancelled: [:],
        .expired: [:],
    ]

    static let cases = TriggerStatus.allCases.flatMap { status in
        Event.allCases.map { Case(status: status, event: $0, next: table[status]?[$0]) }
    }

    static func plan() -> DialPlan {
        let list = RemoteObject(kind: "contact list", id: "1", name: "Renewals Q4")
        return DialPlan(contactList: list, steps: [], campaigns: [])
    }

    static func trigger(_ status: TriggerStatus) -> Trigger {
        var trigger = GateTests.trigger([.approval])
        trigger.status = status
        trigger.attempts = 1
        trigger.dueAt = nil
        return trigger
    }

    static func verdict(_ event: Event, _ trigger: Trigger) -> GateVerdict {
        var trigger = trigger
        if event == .gateAllows { trigger.approval = Trigger.Approval(by: "ada", at: now) }
        if event == .gateRefuses { trigger.clauses = [.unknown("moonPhase")] }
        if event == .deadlinePasses { trigger.deadline = now.addingTimeInterval(-1) }
        return Gate.standard.decide(
            GateFacts(trigger: trigger, now: now, windows: [:], recentDispatches: [], killSwitches: [])
        )
    }

    static func apply(_ event: Event, to trigger: Trigger) -> TriggerMove? {
        func failed(_ code: ConnectorError.Code) -> TriggerMove? {
            trigger.failed(
                ConnectorError(code, "it failed"),
                explanation: nil,
                policy: RetryPolicy(),
                jitter: 0,
                at: now,
                decisionID: "d"
            )
        }
        func shows(_ stage: DialProgress.Stage) -> TriggerMove? {
            trigger.observed(DialProgress(stage: stage, campaigns: []), next: now, at: now, decisionID: "d")
        }
        func reconciled(_ finding: Reconciliation) -> TriggerMove? {
            trigger.reconciled(finding, at: now, decisionID: "d")
        }
        let receipt = Receipt(at: now, accepted: ["started"])
        return switch event {
        case .gateAllows, .gateHolds, .gateRefuses, .deadlinePasses:
            trigger.asked(
                verdict(event, trigger),
                intent: Intent(id: "i", at: now, plan: plan()),
                at: now,
                decisionID: "d"
            )
        case .accepted: trigger.accepted(receipt, at: now, decisionID: "d")
        case .refused: failed(.refused)
        case .rateLimited: failed(.rateLimited)
        case .unavailable: failed(.unavailable)
        case .noAnswer: failed(.noAnswer)
        case .recovered: trigger.recovered(settle: 5, at: now, decisionID: "d")
        case .happened: reconciled(.happened(receipt))
        case .partlyHappened: reconciled(.partlyHappened([], "one campaign is on"))
        case .didNotHappen: reconciled(.didNotHappen("the campaign is as it was"))
        case .cannotBeKnown: reconciled(.unknown("the campaign was changed by somebody"))
        case .showsWaiting: shows(.waiting)
        case .showsDialing: shows(.dialing)
        case .showsFinished: shows(.finished)
        case .showsStopped: shows(.stopped)
        case .cancel: try? trigger.cancel(by: "ada", at: now, decisionID: "d")
        case .retry: try? trigger.retry(by: "ada", at: now, decisionID: "d")
        case .approve: try? trigger.approve(by: "ada", at: now, decisionID: "d")
        }
    }

    @Test("an event moves a trigger as the table says", arguments: cases)
    func moves(_ example: Case) throws {
        let move = Self.apply(example.event, to: Self.trigger(example.status))
        #expect(move?.trigger.status == example.next)
        guard let move else { return }
        for event in move.events { #expect(event.status == move.trigger.status) }
        #expect(move.dispatches == (example.event == .gateAllows))
        #expect((move.permit != nil) == (example.event == .gateAllows))
    }

    @Test("what is settled is never due", arguments: cases)
    func settledIsNotDue(_ example: Case) {
        guard let next = Self.apply(example.event, to: Self.trigger(example.status))?.trigger else { return }
        if next.status.isSettled || next.status == .sending { #expect(next.dueAt == nil) }
    }

    @Test("repeats wait longer and longer, never less than the vendor asks, and end")
    func repeats() {
        let policy = RetryPolicy(attempts: 4, base: 1, ceiling: 3)
        #expect((1...4).map { policy.delay(after: $0, retryAfter: nil, jitter: 0) } == [1, 2, 3, nil])
        #expect(policy.delay(after: 1, retryAfter: 42, jitter: 1) == 42)
        #expect(policy.delay(after: 1, retryAfter: nil, jitter: 1) == 0.5)
    }

    @Test("when repeats are used up the trigger fails and can be retried by a person")
    func deadLetter() throws {
        var trigger = Self.trigger(.queued)
        for _ in 0..<RetryPolicy().attempts {
            trigger = try #require(Self.apply(.unavailable, to: trigger)).trigger
            if trigger.status == .failed { break }
        }
        #expect(trigger.status == .failed)
        let retried = try trigger.retry(by: "ada", at: Self.now, decisionID: "d").trigger
        #expect(retried.status == .queued && retried.attempts == 0)
    }

    @Test("a look that shows nothing new writes no event")
    func quiet() throws {
        let progress = DialProgress(
            stage: .waiting,
            reasons: [.init(.noAgentsOnQueue, "no agents on queue")],
            campaigns: []
        )
        let first = try #require(
            Self.trigger(.accepted).observed(progress, next: Self.now, at: Self.now, decisionID: "d")
        )
        #expect(first.events.map(\.sentence) == ["waiting: no agents on queue"])
        let second = try #require(first.trigger.observed(progress, next: Self.now, at: Self.now, decisionID: "e"))
        #expect(second.events.isEmpty && second.decisions.isEmpty)
    }
}
