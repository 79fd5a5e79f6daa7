import RingdownCore
import Testing

@testable import RingdownTerraform

@Suite struct AppliedRunTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var stream: String
        var plan: String?
        var outcome: AppliedRun.Outcome = .completed
        var operation: String? = "apply"
        var changes: [String] = []
        var unapplied: [String] = []
        var errored: [String] = []
        var testDescription: String { plan.map { "\(stream) with \($0)" } ?? "\(stream) alone" }
    }

    static let joined = [
        Case(
            stream: "apply-create.ui.jsonl",
            plan: "plan-create.json",
            changes: [
                "create terraform_data.cbd", "create terraform_data.counted[0]", "create terraform_data.counted[1]",
                "create terraform_data.dbc", #"create terraform_data.many["a"]"#, #"create terraform_data.many["b"]"#,
                "create terraform_data.plain", "create terraform_data.prov", "create terraform_data.secret",
                "create module.child.terraform_data.inner", "create output.greeting", "create output.id",
                "create output.secret",
            ]
        ),
        Case(
            stream: "apply-replace.ui.jsonl",
            plan: "plan-replace.json",
            changes: [
                "create-delete terraform_data.cbd", "delete-create terraform_data.dbc", "update terraform_data.plain",
                "update terraform_data.prov", "update module.child.terraform_data.inner", "update output.greeting",
            ]
        ),
        Case(
            stream: "errored-run/apply.jsonl",
            plan: "errored-run/plan.json",
            outcome: .failed,
            operation: nil,
            changes: ["create terraform_data.good"],
            unapplied: ["terraform_data.bad", "terraform_data.later", "output.good"],
            errored: ["terraform_data.bad"]
        ),
        Case(
            stream: "campaign-on/apply.jsonl",
            plan: "campaign-on/plan.json",
            changes: ["update terraform_data.campaign", "update output.campaign_status"]
        ),
        Case(
            stream: "campaign-destroy/apply.jsonl",
            plan: "campaign-destroy/plan.json",
            changes: ["delete terraform_data.campaign", "delete output.campaign_status"]
        ),
        Case(
            stream: "deposed-run/apply.jsonl",
            plan: "deposed-run/plan.json",
            changes: ["create-delete terraform_data.line", "delete terraform_data.line deposed 1a2b3c4d"]
        ),
        Case(
            stream: "mixed-run/apply.jsonl",
            plan: "mixed-run/plan.json",
            changes: [
                "forget terraform_data.dropped", "no-op terraform_data.found import",
                #"create terraform_data.lists["de\\en"]"#, #"delete terraform_data.lists["sales $${eu}"]"#,
                "update terraform_data.pin", "no-op terraform_data.renamed from terraform_data.old",
                "delete output.gone", "update output.pin",
            ]
        ),
    ]

    static let alone = [
        Case(
            stream: "apply-replace.ui.jsonl",
            changes: [
                "create-delete terraform_data.cbd", "delete-create terraform_data.dbc", "update terraform_data.prov",
                "update terraform_data.plain", "update module.child.terraform_data.inner", "unknown output.greeting",
                "unknown output.id", "unknown output.secret",
            ]
        ),
        Case(
            stream: "apply-errored.ui.jsonl",
            outcome: .failed,
            operation: nil,
            changes: ["create terraform_data.slow"],
            unapplied: ["terraform_data.bad", "terraform_data.dep"],
            errored: ["terraform_data.bad"]
        ),
        Case(
            stream: "destroy.ui.jsonl",
            operation: "destroy",
            changes: [
                "delete terraform_data.dbc", "delete terraform_data.cbd", "delete terraform_data.counted[1]",
                "delete module.child.terraform_data.inner", #"delete terraform_data.many["a"]"#,
                #"delete terraform_data.many["b"]"#, "delete terraform_data.counted[0]",
                "delete terraform_data.secret", "delete terraform_data.prov", "delete terraform_data.plain",
                "delete output.greeting", "delete output.id", "delete output.secret",
            ]
        ),
        Case(
            stream: "mixed-run/apply.jsonl",
            changes: [
                #"delete terraform_data.lists["sales $${eu}"]"#, "update terraform_data.pin",
                #"create terraform_data.lists["de\\en"]"#, "forget terraform_data.dropped", "unknown output.kept",
                "unknown output.pin",
            ]
        ),
        Case(
            stream: "campaign-alone/create.jsonl",
            changes: ["create terraform_data.campaign", "create output.campaign_status"]
        ),
        Case(
            stream: "campaign-alone/update.jsonl",
            changes: ["update terraform_data.campaign", "update output.campaign_status"]
        ),
        Case(stream: "campaign-alone/nothing.jsonl"),
    ]

    @Test("Every real run gives what was applied", arguments: joined + alone)
    func sample(_ sample: Case) throws {
        let run = try Fixture.run(sample.stream, plan: sample.plan)
        #expect(run.changes.map(\.line) == sample.changes)
        #expect(run.outcome == sample.outcome)
        #expect(run.operation == sample.operation)
        #expect(run.unapplied == sample.unapplied)
        #expect(run.errored == sample.errored)
        #expect(run.failures.isEmpty == (sample.outcome == .completed))
        #expect(run.tool == "terraform 1.11.4")
        #expect(run.messages["version"] == 1)
        #expect(run.talk == 0)
        let revision = try sample.plan.map { try Fixture.plan($0).timestamp } ?? run.startedAt
        for change in run.changes {
            #expect(change.phase == .applied)
            #expect(change.origin.revision == revision)
            #expect(change.origin.workspace == "prod")
            #expect(change.origin.tool == "terraform 1.11.4")
        }
        #expect(Set(run.changes.map(\.identity)).count == run.changes.count)
    }

    @Test("The campaign that went on carries from and to, and its output the value that became known")
    func campaign() throws {
        let run = try Fixture.run("campaign-on/apply.jsonl", plan: "campaign-on/plan.json")
        let campaign = try #require(run.changes.first)
        #expect(campaign.before?["input"]?["campaign_status"] == "off")
        #expect(campaign.after?["input"]?["campaign_status"] == "on")
        #expect(campaign.unknown?["output"] == true)
        let output = try #require(run.changes.last)
        #expect(output.before == "off")
        #expect(output.after == "on")
        #expect(output.unknown == nil)
        #expect(run.changes.map(\.carriesValues) == [true, true])
    }

    @Test("The same stream read again gives the same identities")
    func identities() throws {
        let first = try Fixture.run("campaign-on/apply.jsonl", plan: "campaign-on/plan.json")
        let second = try Fixture.run("campaign-on/apply.jsonl", plan: "campaign-on/plan.json")
        #expect(first == second)
        #expect(first.changes.map(\.identity) == second.changes.map(\.identity))
    }

    @Test("Without its plan a stream carries no values but those of new outputs")
    func withoutValues() throws {
        let created = try Fixture.run("campaign-alone/create.jsonl").changes
        #expect(created.map(\.carriesValues) == [false, true])
        #expect(created.map(\.after) == [nil, "off"])
        let updated = try Fixture.run("campaign-alone/update.jsonl").changes
        #expect(updated.map(\.carriesValues) == [false, false])
        #expect(updated.map(\.before) == [nil, nil])
        #expect(updated.map(\.after) == [nil, "on"])
    }

    @Test("A sensitive output keeps the plan's value and mask, as the stream leaves the value out")
    func sensitiveOutput() throws {
        let run = try Fixture.run("mixed-run/apply.jsonl", plan: "mixed-run/plan.json")
        let pin = try #require(run.changes.first { $0.address == "output.pin" })
        #expect(pin.after == "2222")
        #expect(pin.afterSensitive == true)
        let alone = try Fixture.run("mixed-run/apply.jsonl")
        let masked = try #require(alone.changes.first { $0.address == "output.pin" })
        #expect(masked.after == nil)
        #expect(masked.afterSensitive == true)
        #expect(masked.unknown == true)
    }

    @Test("A stream alone tells types, keys, modules and reasons")
    func details() throws {
        let changes = try Fixture.run("apply-replace.ui.jsonl").changes
        let inner = try #require(changes.first { $0.name == "inner" })
        #expect(inner.module == "module.child")
        #expect(inner.type == "terraform_data")
        #expect(changes.first { $0.name == "dbc" }?.reason == "replace_because_cannot_update")
        let destroyed = try Fixture.run("destroy.ui.jsonl").changes
        #expect(destroyed.first { $0.address == "terraform_data.counted[1]" }?.index == 1)
        #expect(destroyed.first { $0.address == #"terraform_data.many["a"]"# }?.index == "a")
    }

    @Test("A failed run names what failed and leaves out what a command printed")
    func failures() throws {
        let run = try Fixture.run("apply-errored.ui.jsonl")
        #expect(
            run.failures == [
                RunFailure(
                    address: "terraform_data.bad",
                    summary: "local-exec provisioner error",
                    place: "main.tf:5"
                )
            ]
        )
    }
}
