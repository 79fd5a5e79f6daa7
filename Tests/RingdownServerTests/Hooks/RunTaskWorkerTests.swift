import Foundation
import Logging
import RingdownCore
import RingdownEngine
import RingdownServer
import RingdownTerraform
import RingdownTestKit
import Testing

@Suite("Answering run tasks", .timeLimit(.minutes(1)))
struct RunTaskWorkerTests {
    /// A worker over memory with one source of run tasks, and a scripted vendor.
    struct Bench {
        let store = InMemoryStore()
        let clock = ManualClock()
        let service = RunTasksDouble()
        let connector: ScriptedConnector
        let engine: Engine
        let worker: HookWorker
        let secret: String

        init(failOn: RunTaskFailure = .refused, rules: [Rule] = [RunTaskWorkerTests.rule()], secret: String = "seal") {
            self.secret = secret
            connector = ScriptedConnector(clock: clock)
            engine = Engine(
                store: store,
                book: RuleBook(rules: RuleSet(rules), contactLists: [Sample.binding()], windows: [:]),
                connectors: ["genesys": connector],
                clock: clock,
                ids: SequentialIDs(),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                digest: { _ in "sensitive:digest" }
            )
            worker = HookWorker(engine, hooks: Self.hooks(service, failOn, store, secret: secret))
            service.give(.success(Array(RunTaskWorkerTests.plan().utf8)))
        }

        static func hooks(
            _ service: RunTasksDouble,
            _ failOn: RunTaskFailure,
            _ store: InMemoryStore,
            secret: String
        ) -> Hooks {
            Hooks(
                sources: [
                    HookSource(name: "gate", kind: .runTask(service, failOn: failOn), keys: [HookKey(text: "k")])
                ],
                deliveries: store,
                seal: HookSeal(secret: secret)
            )
        }

        /// Takes a task in through the route, and gives what it left.
        func take(_ stage: String = "post_plan", showsOutcomes: Bool = true) async throws -> HookDelivery {
            var server = TestServer()
            server.sources = [
                HookSource(
                    name: "gate",
                    kind: .runTask(service, failOn: .refused),
                    keys: [HookKey(text: RunTaskRouteTests.key)]
                )
            ]
            var body = RunTaskRouteTests.task(stage: stage)
            if stage == "pre_plan" {
                let url = #""plan_json_api_url":"https://tfe.test/api/v2/plans/plan-1/json-output","#
                body = body.replacingOccurrences(of: url, with: "")
            }
            if !showsOutcomes { body = body.replacingOccurrences(of: #""outcomes":true"#, with: #""outcomes":false"#) }
            let sent = body
            try await server.run { caller async throws in
                #expect(try await RunTaskRouteTests.deliver(caller, sent).status == 200)
            }
            var delivery = try #require(try server.store.deliveries.first)
            delivery.receivedAt = clock.now()
            delivery.dueAt = clock.now()
            #expect(try await store.add(delivery))
            return delivery
        }

        /// The delivery as it stands.
        func delivery() throws -> HookDelivery { try #require(try store.deliveries.first) }

        /// The last answer.
        func answer() throws -> RunTaskResult { try #require(service.answers.last) }
    }

    static func rule(_ name: String = "go-live", list: String = "renewals-q4", only: [GateClause] = []) -> Rule {
        Rule(
            name: name,
            workspace: .exact("w"),
            resource: ResourcePattern("a.b"),
            attributes: [],
            then: [.trigger(contactList: list, priority: false)],
            only: only
        )
    }

    static func plan(_ addresses: [String] = ["b"], unknown: Bool = false) -> String {
        let changes = addresses.map { name in
            """
            {"address":"a.\(name)","mode":"managed","type":"a","name":"\(name)","provider_name":"p",
             "change":{"actions":["update"],"before":{"x":1,"pin":"hunter2-pin"},"after":{"x":2,"pin":"hunter2-pin"},
             "after_unknown":{},"before_sensitive":{"pin":true},"after_sensitive":{"pin":true}}}
            """
        }
        return #"{"format_version":"1.2","terraform_version":"1.11.4","timestamp":"2026-11-22T09:00:00Z","#
            + #""resource_changes":[\#(changes.joined(separator: ","))]}"#
    }

    static let refusal = Explanation(
        verdict: .refused,
        causes: [
            Cause(
                .missingPermissionInDivision,
                .certain,
                evidence: [Cause.Evidence("ci holds outbound:campaign:start in division Support only.")],
                fix: "Grant the role in division Sales."
            )
        ]
    )

    @Test("A rule that would fire, and would be accepted, passes and is told", arguments: ["post_plan", "pre_apply"])
    func fires(_ stage: String) async throws {
        let bench = Bench()
        try await bench.worker.work(on: try await bench.take(stage))
        let answer = try bench.answer()
        #expect(answer.status == .passed)
        #expect(answer.message.contains("1 trigger would follow for 1 change: go-live."))
        #expect(answer.outcomes.map(\.label) == ["Would fire"])
        #expect(answer.outcomes.first?.level == .info)
        #expect(answer.outcomes.first?.body.contains("`a.b`") == true)
        #expect(bench.service.asked == ["https://tfe.test/api/v2/plans/plan-1/json-output"])
        #expect(bench.service.tokens == ["hunter2-token"])
        #expect(bench.connector.effects.isEmpty)
        let delivery = try bench.delivery()
        #expect(delivery.dueAt == nil)
        #expect(delivery.content["token"] == nil)
        #expect(try await bench.store.decision(delivery.id)?.kind == .matched)
    }

    @Test(
        "A trigger that the vendor would refuse fails the run where the source says so",
        arguments: RunTaskFailure.allCases
    )
    func refused(_ failOn: RunTaskFailure) async throws {
        let bench = Bench(failOn: failOn)
        bench.connector.onForesee(Self.refusal)
        try await bench.worker.work(on: try await bench.take())
        let answer = try bench.answer()
        #expect(answer.status == (failOn == .refused ? .failed : .passed))
        #expect(answer.message.contains("1 of 1 trigger would be refused: go-live"))
        let outcome = try #require(answer.outcomes.first)
        #expect(outcome.label == "Would be refused")
        #expect(outcome.level == .error)
        #expect(outcome.body.contains("ci holds outbound:campaign:start in division Support only."))
        #expect(outcome.body.contains("**Fix:** Grant the role in division Sales."))
        let decision = try #require(try await bench.store.decision(try bench.delivery().id))
        #expect(decision.kind == .refused)
        #expect(decision.explanation == Self.refusal)
    }

    @Test("What could not be checked never fails the run, and is said")
    func unchecked() async throws {
        let bench = Bench()
        bench.connector.onPrepare(.failure(ConnectorError(.unavailable, "genesys was not reached.")))
        try await bench.worker.work(on: try await bench.take())
        let answer = try bench.answer()
        #expect(answer.status == .passed)
        #expect(answer.outcomes.first?.label == "Not checked")
        #expect(answer.outcomes.first?.body.contains("genesys was not reached.") == true)
    }

    @Test("A list that the configuration does not have is refused; a rule that needs approval would be held")
    func gate() async throws {
        let bench = Bench(rules: [Self.rule("nowhere", list: "nowhere"), Self.rule("asked", only: [.approval])])
        try await bench.worker.work(on: try await bench.take())
        let answer = try bench.answer()
        #expect(answer.status == .failed)
        #expect(answer.outcomes.map(\.label) == ["Would be refused", "Would be held"])
    }

    @Test("A kill switch that is on holds what would fire")
    func killSwitch() async throws {
        let bench = Bench()
        try await bench.store.set(Sample.killSwitch(), isOn: true)
        try await bench.worker.work(on: try await bench.take())
        #expect(try bench.answer().outcomes.first?.label == "Would be held")
        #expect(try bench.answer().status == .passed)
    }

    @Test("Before there is a plan the rules of the workspace are told, and nothing fails")
    func prePlan() async throws {
        var elsewhere = Self.rule("elsewhere")
        elsewhere.workspace = .exact("other")
        let bench = Bench(rules: [Self.rule(), elsewhere])
        bench.connector.onForesee(Self.refusal)
        try await bench.worker.work(on: try await bench.take("pre_plan"))
        let answer = try bench.answer()
        #expect(answer.status == .passed)
        #expect(answer.message.contains("1 rule listens to the workspace w."))
        #expect(answer.outcomes.map(\.description) == ["go-live: trigger contact list renewals-q4"])
        #expect(answer.outcomes.first?.level == .warning)
        #expect(bench.service.asked.isEmpty)
    }

    @Test("After the apply what follows is told, and no change is taken in twice")
    func postApply() async throws {
        let bench = Bench()
        try await bench.worker.work(on: try await bench.take("post_apply"))
        #expect(try bench.answer().message.contains("1 trigger follows for 1 change: go-live."))
        #expect(try await bench.store.triggers(TriggerQuery()).isEmpty)
    }

    @Test("A stage that is not documented passes and says that it was not checked")
    func otherStage() async throws {
        let bench = Bench()
        try await bench.worker.work(on: try await bench.take("post_destroy"))
        #expect(try bench.answer().status == .passed)
        #expect(try bench.answer().message.contains("was not checked"))
    }

    @Test("Sensitive values stand in no outcome, wherever they come from")
    func sensitive() async throws {
        var rule = Self.rule()
        rule.attributes = [AttributeCondition(path: try #require(JSONPath("pin")), to: .exact("hunter2-pin"))]
        let bench = Bench(rules: [rule])
        var leaking = Self.refusal
        leaking.causes[0].evidence = [Cause.Evidence("The campaign hunter2-pin is in another division.")]
        bench.connector.onForesee(leaking)
        let plan = Self.plan().replacingOccurrences(
            of: #""x":1,"pin":"hunter2-pin""#,
            with: #""x":1,"pin":"hunter2-old""#
        )
        bench.service.give(.success(Array(plan.utf8)))
        try await bench.worker.work(on: try await bench.take())
        let answer = try bench.answer()
        #expect(!answer.outcomes.isEmpty)
        #expect(!"\(answer)\(try bench.delivery())".contains("hunter2"))
        #expect(!"\(String(describing: try await bench.store.decision(try bench.delivery().id)))".contains("hunter2"))
    }

    @Test("More than 250 outcomes are cut to 250, of which the last says how many are left out")
    func many() async throws {
        var rule = Self.rule()
        rule.resource = nil
        let bench = Bench(rules: [rule])
        bench.service.give(.success(Array(Self.plan((1...300).map { "r\($0)" }).utf8)))
        try await bench.worker.work(on: try await bench.take())
        let answer = try bench.answer()
        #expect(answer.outcomes.count == 250)
        #expect(answer.outcomes.last?.description.hasPrefix("51 more are left out") == true)
        #expect(bench.connector.calls.filter { if case .prepare = $0 { true } else { false } }.count == 1)
    }

    @Test("A service that shows no outcomes is told in the message")
    func bare() async throws {
        let bench = Bench()
        bench.connector.onForesee(Self.refusal)
        try await bench.worker.work(on: try await bench.take(showsOutcomes: false))
        #expect(try bench.answer().outcomes.isEmpty)
        #expect(try bench.answer().message.contains("division Support only"))
    }

    @Test("A plan that is not there yet is waited for, and the run is told that it is")
    func notReady() async throws {
        let bench = Bench()
        bench.service.give(
            .failure(RunDocumentsError(.notReady, "Not yet.", retryAfter: 5)),
            .success(Array(Self.plan().utf8))
        )
        try await bench.worker.work(on: try await bench.take())
        #expect(bench.service.answers.map(\.status) == [.running])
        let waiting = try bench.delivery()
        #expect(waiting.dueAt.map { $0 >= bench.clock.now().addingTimeInterval(5) } == true)
        try await bench.worker.work(on: waiting)
        #expect(bench.service.answers.map(\.status) == [.running, .passed])
    }

    @Test("A plan that can never be had passes with the reason; one that is late does so before the time is over")
    func unread() async throws {
        let bench = Bench()
        bench.service.give(.failure(RunDocumentsError(.tooOld, "Its Terraform is too old.")))
        try await bench.worker.work(on: try await bench.take())
        #expect(try bench.answer().status == .passed)
        #expect(try bench.answer().message.contains("was not checked: Its Terraform is too old."))

        let late = Bench()
        late.service.give(.failure(RunDocumentsError(.notReady, "Not yet.")))
        var delivery = try await late.take()
        while delivery.dueAt != nil {
            late.clock.set(to: try #require(delivery.dueAt))
            try await late.worker.work(on: delivery)
            delivery = try late.delivery()
        }
        #expect(late.clock.now() < delivery.receivedAt.addingTimeInterval(600))
        #expect(try late.answer().status == .passed)
        #expect(try late.answer().message.contains("Not yet."))
    }

    @Test("An answer that is not taken is sent again, not before the service wishes, and with the same words")
    func retried() async throws {
        let bench = Bench()
        bench.service.refuse(
            RunTaskError(.unavailable, "503"),
            RunTaskError(.rateLimited, "429", retryAfter: 40)
        )
        try await bench.worker.work(on: try await bench.take())
        try await bench.worker.work(on: try bench.delivery())
        #expect(try bench.delivery().dueAt.map { $0 >= bench.clock.now().addingTimeInterval(40) } == true)
        #expect(bench.service.answers.isEmpty)
        bench.connector.onForesee(Self.refusal)
        try await bench.worker.work(on: try bench.delivery())
        #expect(try bench.answer().status == .passed)
        #expect(bench.service.asked.count == 1)
        #expect(try bench.delivery().dueAt == nil)
    }

    @Test(
        "An answer that the service will not have is final, recorded, and its token forgotten",
        arguments: [RunTaskError.Code.gone, .invalid, .refused, .foreign]
    )
    func final(_ code: RunTaskError.Code) async throws {
        let bench = Bench()
        bench.service.refuse(RunTaskError(code, "It was not taken."))
        try await bench.worker.work(on: try await bench.take())
        let delivery = try bench.delivery()
        #expect(delivery.dueAt == nil)
        #expect(delivery.content["token"] == nil)
        #expect(try await bench.store.decision(delivery.id)?.kind == .failed)
        #expect(try await bench.store.decision(delivery.id)?.sentence.contains("It was not taken.") == true)
    }

    @Test("After ten minutes nothing is sent any more, and why is recorded")
    func overdue() async throws {
        let bench = Bench()
        let delivery = try await bench.take()
        bench.clock.advance(by: .seconds(600))
        try await bench.worker.work(on: delivery)
        #expect(bench.service.answers.isEmpty)
        #expect(try bench.delivery().dueAt == nil)
        #expect(try await bench.store.decision(delivery.id)?.sentence.contains("ten minutes") == true)
    }

    @Test("A process that ended between the commit and the answer leaves it to the next one")
    func restarted() async throws {
        let bench = Bench()
        let delivery = try await bench.take()
        bench.service.refuse(RunTaskError(.unavailable, "cut off"))
        try await bench.worker.work(on: delivery)
        let next = HookWorker(
            bench.engine,
            hooks: Bench.hooks(bench.service, .refused, bench.store, secret: bench.secret)
        )
        for left in try await bench.store.dueDeliveries(at: .distantFuture, limit: 9) { try await next.work(on: left) }
        #expect(bench.service.answers.map(\.status) == [.passed])
    }

    @Test("A token that another key sealed cannot be opened: that is recorded, and nothing is sent")
    func otherKey() async throws {
        let bench = Bench(secret: "another")
        try await bench.worker.work(on: try await bench.take())
        #expect(bench.service.answers.isEmpty)
        #expect(bench.service.asked.isEmpty)
        #expect(try await bench.store.decision(try bench.delivery().id)?.sentence.contains("cannot be opened") == true)
    }
}
