import RingdownCore
import RingdownServer
import RingdownTerraform
import RingdownTestKit
import Testing

@Suite("Working through notifications of failed runs", .timeLimit(.minutes(1)))
struct FailedRunTests {
    /// Two resources are updated, one with a secret; a third is made.
    static let plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","timestamp":"2026-11-22T09:00:00Z","resource_changes":[
          {"address":"a.done","mode":"managed","type":"a","name":"done","provider_name":"p","change":{
           "actions":["update"],"before":{"x":1},"after":{"x":2,"note":"about hunter2"},"after_unknown":{"id":true},
           "before_sensitive":{},"after_sensitive":{}}},
          {"address":"a.open","mode":"managed","type":"a","name":"open","provider_name":"p","change":{
           "actions":["update"],"before":{"pin":"old"},"after":{"pin":"hunter2"},"after_unknown":{},
           "before_sensitive":{"pin":true},"after_sensitive":{"pin":true}}},
          {"address":"a.new","mode":"managed","type":"a","name":"new","provider_name":"p","change":{
           "actions":["create"],"before":null,"after":{"x":1},"after_unknown":{},
           "before_sensitive":false,"after_sensitive":{}}}]}
        """
    static let state = """
        {"version":4,"terraform_version":"1.11.4","serial":7,"lineage":"l-1","outputs":{},"resources":[
          {"mode":"managed","type":"a","name":"done","provider":"provider[\\"p\\"]","instances":[
            {"schema_version":0,"attributes":{"id":"i-1","x":2,"note":"about hunter2"}}]},
          {"mode":"managed","type":"a","name":"open","provider":"provider[\\"p\\"]","instances":[
            {"schema_version":0,"attributes":{"pin":"third"}}]}]}
        """

    /// A bench whose current state version is of a run.
    static func bench(writtenBy run: String?) -> HookWorkerTests.Bench {
        let bench = HookWorkerTests.Bench()
        bench.documents.give("plan run-1", .success(Array(plan.utf8)))
        bench.documents.give("state sv-1", .success(Array(state.utf8)))
        bench.documents.current(RunStateVersion(id: "sv-1", runID: run))
        return bench
    }

    /// The changes that were taken in.
    static func changes(_ bench: HookWorkerTests.Bench) async throws -> [Change] {
        var changes: [Change] = []
        for place in 1...20 {
            if let change = try await bench.change(place) { changes.append(change) }
        }
        return changes
    }

    @Test(
        "What a failed run applied by its state is taken in; the rest is recorded",
        arguments: ["errored", "canceled"]
    )
    func partly(_ status: String) async throws {
        let bench = Self.bench(writtenBy: "run-1")
        try await bench.worker.work(on: try await bench.take(.runErrored, status))
        let changes = try await Self.changes(bench)
        #expect(changes.map(\.address) == ["a.done"])
        let change = try #require(changes.first)
        #expect(change.phase == .applied)
        #expect(change.after?["id"] == "i-1")
        #expect(change.origin.serial == 7)
        #expect(change.origin.lineage == "l-1")
        #expect(change.origin.revision == "run-1")
        // The secret of a change that is left out is hidden in the one that is not.
        #expect(change.after?["note"]?.string?.contains("hunter2") == false)
        let decision = try #require(try await bench.store.decision("h1"))
        #expect(decision.kind == .failed)
        #expect(decision.sentence.contains("run-1"))
        #expect(decision.sentence.contains("shows 1 as applied"))
        #expect(decision.findings.dropFirst().map(\.subject) == ["a.open", "a.new"])
        #expect(decision.findings.dropFirst().map(\.outcome) == ["unknown", "no"])
        #expect(!"\(decision)".contains("hunter2"))
        #expect(try bench.delivery()?.dueAt == nil)
    }

    @Test("Work that was interrupted after the intake is recognised, although another run has written since")
    func interrupted() async throws {
        let bench = Self.bench(writtenBy: "run-1")
        var delivery = try await bench.take(.runErrored, "errored")
        try await bench.worker.work(on: delivery)
        let known = try await Self.changes(bench).map(\.identity)
        delivery.resolved = try bench.delivery()?.resolved
        #expect(delivery.resolved == ["state": "sv-1"])
        bench.documents.current(RunStateVersion(id: "sv-2", runID: "run-2"))
        try await bench.worker.work(on: delivery)
        #expect(try await Self.changes(bench).map(\.identity) == known)
    }

    @Test("Where the state is not this run's, or there is none, nothing follows and why is recorded")
    func notWritten() async throws {
        for current in [
            RunStateVersion(id: "sv-1", runID: "run-0"), RunStateVersion(id: "sv-1", runID: nil), nil,
        ] {
            let bench = Self.bench(writtenBy: "run-1")
            bench.documents.current(current)
            try await bench.worker.work(on: try await bench.take(.runErrored, "errored"))
            #expect(try await Self.changes(bench).isEmpty)
            #expect(bench.documents.asked == ["current ws-1"])
            #expect(try bench.delivery()?.dueAt == nil)
            let decision = try #require(try await bench.store.decision("h1"))
            #expect(decision.sentence.contains("nothing of it is taken in"))
            #expect(decision.sentence.contains(current == nil ? "No state can be read" : "was not written by it"))
        }
    }

    @Test("Of a plan that failed nothing follows, whatever the state says")
    func failedPlan() async throws {
        let bench = Self.bench(writtenBy: "run-1")
        let plan = Self.plan.replacing(#""format_version""#, with: #""errored":true,"format_version""#)
        bench.documents.give("plan run-1", .success(Array(plan.utf8)))
        try await bench.worker.work(on: try await bench.take(.runErrored, "errored"))
        #expect(try await Self.changes(bench).isEmpty)
        #expect(try await bench.store.decision("h1")?.sentence.contains("Its plan failed") == true)
    }

    @Test("A state that is not stored yet is waited for, and is the same one when it is there")
    func waiting() async throws {
        let bench = Self.bench(writtenBy: "run-1")
        bench.documents.give(
            "state sv-1",
            .failure(RunDocumentsError(.notReady, "Not yet.", retryAfter: 100)),
            .success(Array(Self.state.utf8))
        )
        try await bench.worker.work(on: try await bench.take(.runErrored, "errored"))
        #expect(try await Self.changes(bench).isEmpty)
        #expect(try await bench.store.decision("h1") == nil)
        bench.documents.current(RunStateVersion(id: "sv-2", runID: "run-2"))
        try await bench.worker.work(on: try #require(try bench.delivery()))
        #expect(try await Self.changes(bench).map(\.address) == ["a.done"])
        #expect(try bench.delivery()?.dueAt == nil)
    }
}
