import RingdownCore
import Testing

@testable import RingdownTerraform

@Suite struct PlanSampleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var changes: [String] = []
        var drift: [String] = []
        var outputs: [String] = []
        var unchanged = 0
        var isComplete = true
        var isApplyable = true
        var isErrored = false
        var testDescription: String { name }
    }

    static let samples = [
        Case(
            name: "plan-create",
            changes: [
                "create terraform_data.cbd", "create terraform_data.counted[0]", "create terraform_data.counted[1]",
                "create terraform_data.dbc", #"create terraform_data.many["a"]"#, #"create terraform_data.many["b"]"#,
                "create terraform_data.plain", "create terraform_data.prov", "create terraform_data.secret",
                "create module.child.terraform_data.inner",
            ],
            outputs: ["create output.greeting", "create output.id", "create output.secret"]
        ),
        Case(
            name: "plan-drift-deleted-demo",
            changes: ["read data.demo_lookup.l", "create demo_trigger.t"],
            drift: ["delete demo_trigger.t"],
            outputs: ["update output.id", "update output.len"],
            unchanged: 1
        ),
        Case(
            name: "plan-drift-demo",
            changes: ["read data.demo_lookup.l", "update demo_trigger.t"],
            drift: ["update demo_trigger.t"],
            outputs: ["update output.len"],
            unchanged: 1
        ),
        Case(
            name: "plan-errored",
            changes: ["update terraform_data.up"],
            isComplete: false,
            isApplyable: false,
            isErrored: true
        ),
        Case(name: "plan-forget-demo", changes: ["forget demo_trigger.i"]),
        Case(name: "plan-import-demo", changes: ["no-op demo_trigger.i import"]),
        Case(name: "plan-moved", changes: ["no-op terraform_data.new from terraform_data.old"]),
        Case(name: "plan-noop", unchanged: 10, isApplyable: false),
        Case(name: "plan-refresh-only-demo", drift: ["update demo_trigger.t"]),
        Case(
            name: "plan-replace",
            changes: [
                "create-delete terraform_data.cbd", "delete-create terraform_data.dbc", "update terraform_data.plain",
                "update terraform_data.prov", "update module.child.terraform_data.inner",
            ],
            outputs: ["update output.greeting"],
            unchanged: 5
        ),
        Case(
            name: "plan-tainted",
            changes: ["delete-create terraform_data.bad", "create terraform_data.dep"],
            unchanged: 1
        ),
        Case(
            name: "plan-target",
            changes: ["update terraform_data.plain"],
            outputs: ["update output.greeting"],
            isComplete: false
        ),
        Case(
            name: "campaign-on/plan",
            changes: ["update terraform_data.campaign"],
            outputs: ["update output.campaign_status"]
        ),
        Case(
            name: "campaign-destroy/plan",
            changes: ["delete terraform_data.campaign"],
            outputs: ["delete output.campaign_status"]
        ),
        Case(
            name: "errored-run/plan",
            changes: ["create terraform_data.bad", "create terraform_data.good", "create terraform_data.later"],
            outputs: ["create output.good"]
        ),
        Case(
            name: "deposed-run/plan",
            changes: ["create-delete terraform_data.line", "delete terraform_data.line deposed 1a2b3c4d"]
        ),
        Case(
            name: "mixed-run/plan",
            changes: [
                "forget terraform_data.dropped", "no-op terraform_data.found import",
                #"create terraform_data.lists["de\\en"]"#, #"delete terraform_data.lists["sales $${eu}"]"#,
                "update terraform_data.pin", "no-op terraform_data.renamed from terraform_data.old",
            ],
            outputs: ["delete output.gone", "update output.pin"],
            unchanged: 1
        ),
    ]

    @Test("Every real plan gives its changes", arguments: samples)
    func sample(_ sample: Case) throws {
        let plan = try Fixture.plan("\(sample.name).json")
        #expect(plan.changes.map(\.line) == sample.changes)
        #expect(plan.drift.map(\.line) == sample.drift)
        #expect(plan.outputs.map(\.line) == sample.outputs)
        #expect(plan.unchanged == sample.unchanged)
        #expect(plan.isComplete == sample.isComplete)
        #expect(plan.isApplyable == sample.isApplyable)
        #expect(plan.isErrored == sample.isErrored)
        #expect(plan.formatVersion == "1.2")
        #expect(plan.terraformVersion == "1.11.4")
        #expect(plan.extra == [:])
        #expect(plan.changes.allSatisfy { $0.phase == .planned })
        #expect(plan.drift.allSatisfy { $0.phase == .drifted })
        #expect(plan.outputs.allSatisfy { $0.phase == .planned && $0.kind == .output })
        #expect(plan.all.count == plan.changes.count + plan.drift.count + plan.outputs.count)
        for change in plan.all {
            #expect(change.carriesValues)
            #expect(change.origin.source == "test")
            #expect(change.origin.workspace == "prod")
            #expect(change.origin.revision == plan.timestamp)
            #expect(change.origin.tool == "terraform 1.11.4")
        }
    }

    @Test("A plan reads the same with its members in alphabetical order", arguments: samples)
    func sorted(_ sample: Case) throws {
        let bytes = try Fixture.bytes("\(sample.name).json")
        let sorted = try JSON(parsing: bytes).text(pretty: true)
        let plan = try PlanDocument(parsing: bytes, origin: .test)
        var again = try PlanDocument(parsing: Array(sorted.utf8), origin: .test)
        // Outputs stand in the document's order.
        again.outputs.sort { $0.name < $1.name }
        #expect(again == plan)
    }

    @Test("A campaign that goes on carries where it comes from and what is not known yet")
    func campaign() throws {
        let plan = try Fixture.plan("campaign-on/plan.json")
        let change = try #require(plan.changes.first)
        let status = JSONPath([.member("input"), .member("campaign_status")])
        let output = JSONPath([.member("output"), .member("campaign_status")])
        #expect(change.type == "terraform_data")
        #expect(change.name == "campaign")
        #expect(change.provider == "terraform.io/builtin/terraform")
        #expect(change.module == nil)
        #expect(change.before?.value(at: status) == "off")
        #expect(change.after?.value(at: status) == "on")
        #expect(!change.isUnknown(status))
        #expect(change.isUnknown(output))
        #expect(change.beforeSensitive == nil)
        let told = try #require(plan.outputs.first)
        #expect(told.before == "off")
        #expect(told.after == nil)
        #expect(told.unknown == true)
    }

    @Test("Sensitive places are masked, in resources by path and in outputs as a whole")
    func sensitive() throws {
        let plan = try Fixture.plan("mixed-run/plan.json")
        let pin = try #require(plan.changes.first { $0.name == "pin" })
        let code = try #require(JSONPath("input.all[0].code"))
        #expect(pin.isSensitive(code))
        #expect(pin.after?.value(at: code) == "2222")
        let output = try #require(plan.outputs.first { $0.name == "pin" })
        #expect(output.beforeSensitive == true)
        #expect(output.afterSensitive == true)
        let gone = try #require(plan.outputs.first { $0.name == "gone" })
        #expect(gone.beforeSensitive == nil)
        #expect(gone.before == "soon")
        #expect(gone.after == nil)
    }

    @Test("What is only moved or imported carries its values, which do not differ")
    func movedAndImported() throws {
        for name in ["mixed-run/plan.json", "plan-moved.json", "plan-import-demo.json"] {
            for change in try Fixture.plan(name).changes where change.actions == .noOp {
                #expect(change.before == change.after)
                #expect(change.before != nil)
            }
        }
        let found = try #require(try Fixture.plan("mixed-run/plan.json").changes.first { $0.isImport })
        #expect(found.extra["importing"]?["id"]?.string != nil)
    }

    @Test("Reasons, keys, modules and paths that force replacement are kept")
    func details() throws {
        let plan = try Fixture.plan("plan-replace.json")
        let replaced = try #require(plan.changes.first { $0.name == "dbc" })
        #expect(replaced.reason == "replace_because_cannot_update")
        #expect(replaced.extra["replace_paths"] == [["triggers_replace"]])
        let inner = try #require(plan.changes.first { $0.name == "inner" })
        #expect(inner.module == "module.child")
        let created = try Fixture.plan("plan-create.json").changes
        #expect(created.first { $0.address.hasSuffix("[1]") }?.index == 1)
        #expect(created.first { $0.address.hasSuffix(#"["b"]"#) }?.index == "b")
        #expect(try Fixture.plan("plan-drift-demo.json").changes.first?.kind == .data)
    }

    @Test("Checks are told with what failed")
    func checks() throws {
        let checks = try Fixture.plan("plan-replace.json").checks
        #expect(
            checks == [
                CheckResult(
                    kind: "check",
                    address: "check.greeting",
                    status: "fail",
                    problems: ["The greeting is too short."]
                ),
                CheckResult(
                    kind: "resource",
                    address: "module.child.terraform_data.inner",
                    status: "unknown",
                    problems: []
                ),
            ]
        )
    }
}
