import Foundation
import RingdownCore
import RingdownEngine
import RingdownTestKit
import Testing

@Suite("What waits, and dead letters", .timeLimit(.minutes(5)))
struct BacklogTests {
    private func bench(backlog: Int) -> Bench {
        var settings = Engine.Settings()
        settings.backlog = backlog
        return Bench(rules: [Bench.rule()], settings: settings)
    }

    private func ask(_ bench: Bench, _ number: Int, key: String? = nil) async throws -> Trigger {
        try await TriggerDesk(bench.engine)
            .trigger(
                Sample.binding(id: "list-\(number)", name: "l\(number)"),
                for: "ci",
                priority: false,
                deadline: nil,
                idempotencyKey: key
            )
            .trigger
    }

    @Test("a repetition of what was taken in gets the same trigger while nothing new is taken in")
    func repetition() async throws {
        let bench = bench(backlog: 1)
        let first = try await ask(bench, 1, key: "k1")
        #expect(try await ask(bench, 1, key: "k1").id == first.id)
        for key in ["k2", nil] {
            let error = await #expect(throws: StoreError.self) { try await ask(bench, 1, key: key) }
            #expect(error?.code == .full)
        }
        #expect(try await bench.store.triggers(TriggerQuery(limit: .max)).map(\.id) == [first.id])
    }

    @Test("no more is taken in than may wait; nothing of it is kept, and there is room again when some went out")
    func full() async throws {
        let bench = bench(backlog: 3)
        var triggers: [Trigger] = []
        for number in 1...3 { triggers.append(try await ask(bench, number)) }
        let error = await #expect(throws: StoreError.self) { try await ask(bench, 4) }
        #expect(error?.code == .full)
        let refused = await #expect(throws: StoreError.self) { try await bench.take() }
        #expect(refused?.code == .full)
        #expect(try await bench.store.triggers(TriggerQuery(limit: .max)).count == 3)
        for trigger in triggers { try await Dispatcher(bench.engine).dispatch(trigger.id) }
        bench.clock.advance(by: .seconds(6))
        #expect(try await ask(bench, 4).status == .queued)
        #expect(try await bench.take() != nil)
    }

    @Test("a change that was taken in before is answered however much waits, and nothing new beside it")
    func repeatedChange() async throws {
        let bench = bench(backlog: 1)
        let first = try #require(try await Intake(bench.engine).take([Sample.change()]).first)
        let again = try #require(try await Intake(bench.engine).take([Sample.change()]).first)
        #expect(!first.isDuplicate && again.isDuplicate && again.changeID == first.changeID && again.triggers.isEmpty)
        let other = Sample.change(serial: 2)
        let error = await #expect(throws: StoreError.self) {
            try await Intake(bench.engine).take([Sample.change(), other])
        }
        #expect(error?.code == .full)
        #expect(try await bench.store.change(identity: other.identity) == nil)
    }

    @Test("changes from which nothing follows are taken in however much waits")
    func withoutTriggers() async throws {
        let bench = bench(backlog: 1)
        _ = try await ask(bench, 1)
        var change = Sample.change()
        change.address = "genesyscloud_outbound_campaign.other"
        #expect(try await Intake(bench.engine).take([change]).count == 1)
    }

    @Test("a redrive sends dead letters again, the oldest first, each by a decision, and nothing else")
    func redrive() async throws {
        let bench = bench(backlog: 100)
        let statuses: [TriggerStatus] = [.failed, .refused, .failed, .done, .failed, .inDoubt]
        for (number, status) in statuses.enumerated() {
            let trigger = Sample.trigger(
                "t\(number)",
                contactList: Sample.binding(id: "list-\(number)"),
                createdAt: Sample.now.addingTimeInterval(Double(-number)),
                status: status,
                dueAt: .some(nil)
            )
            _ = try await bench.store.add(trigger, decision: Sample.decision("of-\(number)"))
        }
        let desk = TriggerDesk(bench.engine)
        let query = TriggerQuery(statuses: [.failed], limit: 2, isOldestFirst: true)
        let foreseen = try await desk.redrive(query, by: "ada", isDryRun: true)
        #expect(foreseen.map(\.trigger.id) == ["t4", "t2"])
        #expect(try await bench.store.triggers(TriggerQuery(statuses: [.failed])).count == 3)
        let redriven = try await desk.redrive(query, by: "ada", isDryRun: false)
        #expect(redriven.map(\.trigger.id) == ["t4", "t2"])
        #expect(redriven.allSatisfy { $0.obstacle == nil && $0.trigger.status == .queued })
        for entry in redriven {
            let decision = try #require(try await bench.store.decision(entry.trigger.decisionID ?? ""))
            #expect(decision.sentence == "Retried by ada.")
        }
        #expect(try await bench.store.triggers(TriggerQuery(statuses: [.failed])).map(\.id) == ["t0"])
        let doubtful = try await desk.redrive(TriggerQuery(statuses: [.inDoubt]), by: "ada", isDryRun: false)
        #expect(doubtful.map(\.obstacle?.event) == ["redrive"])
        #expect(try await bench.store.trigger("t5")?.status == .inDoubt)
    }
}
