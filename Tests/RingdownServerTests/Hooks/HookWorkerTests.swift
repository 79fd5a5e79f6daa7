import Foundation
import Logging
import RingdownCore
import RingdownEngine
import RingdownServer
import RingdownTerraform
import RingdownTestKit
import ServiceLifecycle
import Testing

@Suite("Working through notifications", .timeLimit(.minutes(1)))
struct HookWorkerTests {
    /// A worker over memory with one source, whose documents a test writes down.
    struct Bench {
        let store = InMemoryStore()
        let clock = ManualClock()
        let documents = DocumentsDouble()
        let worker: HookWorker
        let hooks: Hooks
        let engine: Engine

        init() {
            hooks = Hooks(
                sources: [HookSource(name: "prod", kind: .hcpTerraform(documents), keys: [HookKey(text: "k")])],
                deliveries: store,
                seal: HookSeal(secret: "seal")
            )
            engine = Engine(
                store: store,
                book: RuleBook(rules: RuleSet([]), contactLists: [], windows: [:]),
                connectors: [:],
                clock: clock,
                ids: SequentialIDs(),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                digest: { _ in "digest" }
            )
            worker = HookWorker(engine, hooks: hooks)
        }

        /// Takes a notification in, as the route does.
        func take(_ trigger: HCPNotification.Trigger, _ status: String?, id: String = "h1") async throws -> HookDelivery
        {
            var notice = HCPNotification(trigger: trigger, name: trigger.rawValue)
            notice.workspace = "w"
            notice.workspaceID = "ws-1"
            notice.runID = status == nil ? nil : "run-1"
            notice.runStatus = status
            notice.assessmentID = status == nil ? "asm-1" : nil
            let delivery = HookDelivery(
                id: id,
                source: "prod",
                key: notice.key + id,
                receivedAt: clock.now(),
                content: notice.json,
                dueAt: clock.now()
            )
            #expect(try await store.add(delivery))
            return delivery
        }

        /// The delivery as it stands.
        func delivery(_ id: String = "h1") throws -> HookDelivery? { try store.deliveries.first { $0.id == id } }

        /// The changes that were taken in, as far as decisions tell.
        func change(_ place: Int) async throws -> Change? {
            try await store.change(SequentialIDs.id(place))?.change
        }
    }

    static let plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","timestamp":"2026-11-22T09:00:00Z",
         "resource_drift":[{"address":"a.c","mode":"managed","type":"a","name":"c","provider_name":"p",
           "change":{"actions":["update"],"before":{"x":1},"after":{"x":2},"after_unknown":{},
           "before_sensitive":{},"after_sensitive":{}}}],
         "resource_changes":[{"address":"a.b","mode":"managed","type":"a","name":"b","provider_name":"p",
           "change":{"actions":["create"],"before":null,"after":{"x":1},"after_unknown":{"id":true},
           "before_sensitive":false,"after_sensitive":{}}}]}
        """
    static let state = """
        {"version":4,"terraform_version":"1.11.4","serial":7,"lineage":"l-1","outputs":{},
         "resources":[{"mode":"managed","type":"a","name":"b","provider":"provider[\\"p\\"]","instances":[
           {"schema_version":0,"attributes":{"id":"i-1","x":1},"sensitive_attributes":[]}]}]}
        """

    @Test("A run that was applied gives its plan's changes as applied, joined with the state that it wrote")
    func applied() async throws {
        let bench = Bench()
        bench.documents.give("plan run-1", .success(Array(Self.plan.utf8)))
        bench.documents.current(RunStateVersion(id: "sv-1", runID: "run-1"))
        bench.documents.give("state sv-1", .success(Array(Self.state.utf8)))
        try await bench.worker.work(on: try await bench.take(.runCompleted, "applied"))
        let change = try #require(try await bench.change(1))
        #expect(change.address == "a.b")
        #expect(change.phase == .applied)
        #expect(change.after?["id"] == "i-1")
        #expect(change.origin.serial == 7)
        #expect(change.origin.lineage == "l-1")
        #expect(change.origin.revision == "run-1")
        #expect(change.origin.workspace == "w")
        #expect(try bench.delivery()?.dueAt == nil)
        #expect(try await bench.store.dueDeliveries(at: .distantFuture, limit: 9).isEmpty)
    }

    @Test("Work that was interrupted after the intake is recognised, although another run has written since")
    func interrupted() async throws {
        let bench = Bench()
        bench.documents.give("plan run-1", .success(Array(Self.plan.utf8)))
        bench.documents.current(RunStateVersion(id: "sv-1", runID: "run-1"))
        bench.documents.give("state sv-1", .success(Array(Self.state.utf8)))
        var delivery = try await bench.take(.runCompleted, "applied")
        try await bench.worker.work(on: delivery)
        delivery.resolved = try bench.delivery()?.resolved
        bench.documents.current(RunStateVersion(id: "sv-2", runID: "run-2"))
        try await bench.worker.work(on: delivery)
        let decisions = try await bench.store.decisions(about: SequentialIDs.id(1))
        #expect(decisions.map(\.kind) == [.notMatched, .duplicate])
    }

    @Test("A state that another run wrote, or that may not be read, is not joined")
    func notJoined() async throws {
        for current in [RunStateVersion(id: "sv-9", runID: "run-9"), nil] {
            let bench = Bench()
            bench.documents.give("plan run-1", .success(Array(Self.plan.utf8)))
            bench.documents.current(current)
            try await bench.worker.work(on: try await bench.take(.runCompleted, "applied"))
            let change = try #require(try await bench.change(1))
            #expect(change.phase == .applied)
            #expect(change.origin.serial == nil)
            #expect(change.unknown?["id"] == true)
            #expect(try bench.delivery()?.resolved == ["state": .null])
        }
    }

    @Test("A run that waits for a person gives its plan's changes as planned, and the drift that it found")
    func planned() async throws {
        let bench = Bench()
        bench.documents.give("plan run-1", .success(Array(Self.plan.utf8)))
        try await bench.worker.work(on: try await bench.take(.runNeedsAttention, "planned"))
        #expect(try await bench.change(1)?.phase == .planned)
        #expect(bench.documents.asked == ["plan run-1"])
    }

    @Test("A health assessment gives what drifted, and nothing of what a plan would change")
    func drifted() async throws {
        let bench = Bench()
        bench.documents.give("assessment asm-1", .success(Array(Self.plan.utf8)))
        try await bench.worker.work(on: try await bench.take(.assessmentDrifted, nil))
        let change = try #require(try await bench.change(1))
        #expect(change.address == "a.c")
        #expect(change.phase == .drifted)
        #expect(change.origin.revision == "asm-1")
        #expect(try await bench.store.decisions(about: SequentialIDs.id(1)).count == 1)
    }

    @Test("What is not there yet is asked for again, and not before the service wishes")
    func retried() async throws {
        let bench = Bench()
        bench.documents.give(
            "plan run-1",
            .failure(RunDocumentsError(.notReady, "Not yet.", retryAfter: 100)),
            .success(Array(Self.plan.utf8))
        )
        try await bench.worker.work(on: try await bench.take(.runNeedsAttention, "planned"))
        let delivery = try #require(try bench.delivery())
        #expect(delivery.attempts == 1)
        #expect(delivery.dueAt.map { $0 >= bench.clock.now().addingTimeInterval(100) } == true)
        try await bench.worker.work(on: delivery)
        #expect(try bench.delivery()?.dueAt == nil)
        #expect(try await bench.change(1) != nil)
    }

    @Test("What can never be had is given up, with a decision that says why and what to do")
    func givenUp() async throws {
        for answer: Result<[UInt8], RunDocumentsError> in [
            .failure(RunDocumentsError(.tooOld, "Its Terraform is too old.")), .success(Array("{}".utf8)),
        ] {
            let bench = Bench()
            bench.documents.give("plan run-1", answer)
            try await bench.worker.work(on: try await bench.take(.runCompleted, "applied"))
            #expect(try bench.delivery()?.dueAt == nil)
            let decision = try #require(try await bench.store.decision("h1"))
            #expect(decision.kind == .failed)
            #expect(decision.sentence.contains("prod"))
        }
    }

    @Test("What never becomes ready is given up in the end")
    func exhausted() async throws {
        let bench = Bench()
        bench.documents.give("plan run-1", .failure(RunDocumentsError(.notReady, "Not yet.")))
        _ = try await bench.take(.runCompleted, "applied")
        var attempts = 0
        while let delivery = try bench.delivery(), delivery.dueAt != nil, attempts < 50 {
            attempts += 1
            try await bench.worker.work(on: delivery)
        }
        #expect(attempts == 14)
        #expect(try await bench.store.decision("h1")?.kind == .failed)
    }

    @Test("The service works on what is there, then on what it is rung for, and ends when it is told to")
    func service() async throws {
        let bench = Bench()
        bench.documents.give("plan run-1", .success(Array(Self.plan.utf8)))
        _ = try await bench.take(.runNeedsAttention, "planned")
        let group = ServiceGroup(
            services: [bench.worker],
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            while try bench.delivery()?.dueAt != nil { await Task.yield() }
            _ = try await bench.take(.runCompleted, "applied", id: "h2")
            bench.hooks.bell.ring()
            while try bench.delivery("h2")?.dueAt != nil { await Task.yield() }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}
