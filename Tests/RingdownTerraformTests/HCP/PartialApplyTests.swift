import RingdownCore
import RingdownTerraform
import Testing

@Suite("A plan whose apply failed")
struct PartialApplyTests {
    @Test("Of a run that failed half-way, what the state shows counts as applied, and the rest is named")
    func settled() throws {
        let plan = try Fixture.plan("failed-run/plan.json")
        let settled = plan.partlyApplied(in: try Fixture.state("failed-run/after.tfstate"))
        #expect(
            settled.changes.map(\.line) == [
                "delete terraform_data.gone[0]", "create terraform_data.made[0]",
                "delete-create terraform_data.replaced", "update terraform_data.secret",
                "update terraform_data.updated",
                "update output.gone", "create output.made", "update output.pin", "update output.status",
                "update output.step",
            ]
        )
        #expect(settled.changes.allSatisfy { $0.phase == .applied && $0.unknown == nil })
        #expect(settled.changes.first { $0.address == "output.status" }?.after == "on")
        #expect(
            settled.leftOut.filter(\.isUnapplied).map(\.address) == ["terraform_data.bad", "terraform_data.broken[0]"]
        )
        #expect(settled.leftOut.filter { !$0.isUnapplied }.map(\.address) == ["terraform_data.later", "output.late"])
        #expect(settled.leftOut.allSatisfy { !$0.reason.contains("2222") && !$0.reason.contains("1111") })
    }

    @Test("The changes of a failed run are those that a run applied as a whole gives")
    func identities() throws {
        let plan = try Fixture.plan("failed-run/plan.json")
        let state = try Fixture.state("failed-run/after.tfstate")
        let whole = Set(plan.applied(in: state).map(\.identity))
        let part = plan.partlyApplied(in: state).changes.map(\.identity)
        #expect(whole.isSuperset(of: part))
        #expect(Set(part).count == part.count)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var actions: String
        var before = "null"
        var after = "null"
        var unknown = "{}"
        /// The members of the object that the state holds; `nil` when it holds none.
        var held: String?
        var outcome: Outcome
    }

    enum Outcome: Equatable, Sendable { case applied, unapplied, undecided }

    @Test(
        "What the state says of a planned change decides",
        arguments: [
            Case(
                testDescription: "made",
                actions: #""create""#,
                after: #"{"x":1}"#,
                held: #"{"x":1}"#,
                outcome: .applied
            ),
            Case(testDescription: "not made", actions: #""create""#, after: #"{"x":1}"#, outcome: .unapplied),
            Case(testDescription: "deleted", actions: #""delete""#, before: #"{"x":1}"#, outcome: .applied),
            Case(
                testDescription: "not deleted",
                actions: #""delete""#,
                before: #"{"x":1}"#,
                held: #"{"x":1}"#,
                outcome: .unapplied
            ),
            Case(testDescription: "forgotten", actions: #""forget""#, before: #"{"x":1}"#, outcome: .applied),
            Case(
                testDescription: "updated, a number written another way",
                actions: #""update""#,
                before: #"{"x":1,"y":null}"#,
                after: #"{"x":2}"#,
                held: #"{"x":2.0,"y":null}"#,
                outcome: .applied
            ),
            Case(
                testDescription: "not updated",
                actions: #""update""#,
                before: #"{"x":1}"#,
                after: #"{"x":2}"#,
                held: #"{"x":1}"#,
                outcome: .unapplied
            ),
            Case(
                testDescription: "updated in part",
                actions: #""update""#,
                before: #"{"x":1,"y":1}"#,
                after: #"{"x":2,"y":2}"#,
                held: #"{"x":2,"y":1}"#,
                outcome: .undecided
            ),
            Case(
                testDescription: "updated to what was unknown",
                actions: #""update""#,
                before: #"{"x":1,"y":{"z":1}}"#,
                after: #"{"x":1}"#,
                unknown: #"{"y":{"z":true}}"#,
                held: #"{"x":1,"y":{"z":2}}"#,
                outcome: .applied
            ),
            Case(
                testDescription: "unknown in the plan, and as before in the state",
                actions: #""update""#,
                before: #"{"x":1,"y":1}"#,
                after: #"{"x":1}"#,
                unknown: #"{"y":true}"#,
                held: #"{"x":1,"y":1}"#,
                outcome: .undecided
            ),
            Case(
                testDescription: "updated, with a set that is ordered anew once it is known",
                actions: #""update""#,
                before: #"{"x":1,"set":["a"]}"#,
                after: #"{"x":2,"set":["b",null]}"#,
                unknown: #"{"set":[false,true]}"#,
                held: #"{"x":2,"set":["a","b"]}"#,
                outcome: .applied
            ),
            Case(
                testDescription: "known in the plan, and another element in the state",
                actions: #""update""#,
                before: #"{"list":["a"]}"#,
                after: #"{"list":["a","b"]}"#,
                unknown: #"{"list":[false,false]}"#,
                held: #"{"list":["a","c"]}"#,
                outcome: .undecided
            ),
            Case(
                testDescription: "replaced, told by its id alone",
                actions: #""delete","create""#,
                before: #"{"id":"i-1","x":1}"#,
                after: #"{"x":1}"#,
                unknown: #"{"id":true}"#,
                held: #"{"id":"i-2","x":1}"#,
                outcome: .applied
            ),
            Case(
                testDescription: "deleted, and not made anew",
                actions: #""delete","create""#,
                before: #"{"id":"i-1"}"#,
                unknown: #"{"id":true}"#,
                outcome: .unapplied
            ),
            Case(
                testDescription: "not replaced",
                actions: #""create","delete""#,
                before: #"{"id":"i-1","x":1}"#,
                after: #"{"x":2}"#,
                unknown: #"{"id":true}"#,
                held: #"{"id":"i-1","x":1}"#,
                outcome: .unapplied
            ),
            Case(testDescription: "what no Terraform does yet", actions: #""levitate""#, outcome: .undecided),
        ]
    )
    func decided(_ example: Case) throws {
        let settled = try Self.settle(example, status: "")
        let outcome: Outcome =
            switch settled.leftOut.first?.isUnapplied {
            case nil: .applied
            case true?: .unapplied
            case false?: .undecided
            }
        #expect(outcome == example.outcome)
        #expect(settled.changes.count + settled.leftOut.count == 1)
    }

    @Test(
        "An object whose creation failed is in the state, tainted, and does not count",
        arguments: ["create", "replace"]
    )
    func tainted(_ action: String) throws {
        let isNew = action == "create"
        let example = Case(
            testDescription: action,
            actions: isNew ? #""create""# : #""delete","create""#,
            before: isNew ? "null" : #"{"x":1}"#,
            after: #"{"x":2}"#,
            held: #"{"x":2}"#,
            outcome: .unapplied
        )
        #expect(try Self.settle(example, status: "").leftOut.isEmpty)
        #expect(try Self.settle(example, status: #""status":"tainted","#).leftOut.map(\.isUnapplied) == [true])
    }

    @Test("A deposed object is not taken for the current one at its address")
    func deposed() throws {
        let plan = try Fixture.plan("deposed-run/plan.json")
        let before = plan.partlyApplied(in: try Fixture.state("deposed-run/before.tfstate"))
        #expect(before.changes.isEmpty)
        #expect(
            before.leftOut.map(\.address) == ["terraform_data.line", "terraform_data.line (deposed 1a2b3c4d)"]
        )
        let after = plan.partlyApplied(in: try Fixture.state("deposed-run/after.tfstate"))
        #expect(after.leftOut.isEmpty)
        #expect(after.changes.count == 2)
    }

    private static func settle(_ example: Case, status: String) throws -> PartialApply {
        let plan = """
            {"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[
              {"address":"a.b","mode":"managed","type":"a","name":"b","provider_name":"p",
               "change":{"actions":[\(example.actions)],"before":\(example.before),"after":\(example.after),
               "after_unknown":\(example.unknown),"before_sensitive":{},"after_sensitive":{}}}]}
            """
        let instance = example.held.map {
            #"{"mode":"managed","type":"a","name":"b","provider":"provider[\"p\"]","instances":[{"#
                + status + #""schema_version":0,"attributes":"# + $0 + "}]}"
        }
        let state = #"{"version":4,"serial":7,"lineage":"l","outputs":{},"resources":["# + (instance ?? "") + "]}"
        return try PlanDocument(parsing: plan.utf8, origin: .test)
            .partlyApplied(in: try StateDocument(parsing: state.utf8))
    }
}
