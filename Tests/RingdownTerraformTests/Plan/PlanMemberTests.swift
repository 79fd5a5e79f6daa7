import RingdownCore
import Testing

@testable import RingdownTerraform

@Suite struct PlanMemberTests {
    /// Plan JSON with the given members beside the format version.
    static func plan(_ members: String) throws(TerraformError) -> PlanDocument {
        let text = #"{"format_version":"1.2","terraform_version":"1.14.0","timestamp":"2026-01-01T00:00:00Z""#
        return try PlanDocument(parsing: Array((text + "," + members + "}").utf8), origin: .test)
    }

    /// A plan with one resource change, given the members beside its address.
    static func change(_ members: String) throws(TerraformError) -> Change? {
        try plan(#""resource_changes":[{"address":"a.b","mode":"managed","type":"a","name":"b",\#(members)}]"#).changes
            .first
    }

    struct Actions: CustomTestStringConvertible, Sendable {
        var names: String
        var extra = ""
        var actions: ChangeActions?
        var testDescription: String { names + extra }
    }

    @Test(
        "Every combination of actions is told apart",
        arguments: [
            Actions(names: #""no-op""#, actions: nil),
            Actions(names: #""no-op""#, extra: #""previous_address":"a.old","#, actions: .noOp),
            Actions(names: #""create""#, actions: .create),
            Actions(names: #""read""#, actions: .read),
            Actions(names: #""update""#, actions: .update),
            Actions(names: #""delete","create""#, actions: .replace),
            Actions(names: #""create","delete""#, actions: .replaceCreatingFirst),
            Actions(names: #""delete""#, actions: .delete),
            Actions(names: #""forget""#, actions: .forget),
            Actions(names: #""create","forget""#, actions: .replaceForgetting),
        ]
    )
    func actions(_ sample: Actions) throws {
        let change = try Self.change(sample.extra + #""change":{"actions":[\#(sample.names)],"before":1,"after":2}"#)
        #expect(change?.actions == sample.actions)
        #expect(change?.before == (sample.actions == nil ? nil : 1))
    }

    @Test("A combination that no Terraform wrote so far is kept as it came")
    func unknownActions() throws {
        let change = try Self.change(#""change":{"actions":["update","notify"],"before":1,"after":2}"#)
        #expect(change?.actions == .unknown)
        #expect(change?.extra["actions"] == ["update", "notify"])
        #expect(change?.after == 2)
    }

    @Test("Of a change that nobody looks at the values are not kept, and what is sensitive in it is")
    func unwanted() throws {
        let entry = { (name: String) in
            #"{"address":"a.\#(name)","type":"a","name":"\#(name)","change":{"actions":["update"],"#
                + #""before":{"k":"s-\#(name)"},"after":{"k":"t-\#(name)"},"before_sensitive":{"k":true}}}"#
        }
        let text = #"{"format_version":"1.2","resource_changes":[\#(entry("b")),\#(entry("c"))]}"#
        let plan = try PlanDocument(parsing: Array(text.utf8), origin: .test) { $0.name == "c" }
        #expect(plan.changes.map(\.carriesValues) == [false, true])
        #expect(plan.changes.map(\.after) == [nil, ["k": "t-c"]])
        #expect(plan.changes.map(\.actions) == [.update, .update])
        #expect(plan.secrets == ["s-b"])
    }

    @Test("Actions may stand after the values")
    func lateActions() throws {
        let change = try Self.change(#""change":{"before":1,"after":1,"actions":["no-op"]},"previous_address":"a.o""#)
        #expect(change?.before == 1)
        #expect(try Self.change(#""change":{"before":1,"after":1,"actions":["no-op"]}"#) == nil)
    }

    @Test("Members of later versions are kept: the document's, the change's and the object's")
    func unknownMembers() throws {
        let plan = try Self.plan(
            #""resource_changes":[{"address":"a.b","type":"a","name":"b","index_unknown":true,"news":1,"#
                + #""change":{"actions":["create"],"after_identity":{"id":"x"},"more":[2]}}],"future":{"x":[1]}"#
        )
        #expect(plan.extra == ["future": ["x": [1]]])
        #expect(
            plan.changes.first?.extra == [
                "index_unknown": true, "news": 1, "after_identity": ["id": "x"], "more": [2],
            ]
        )
    }

    @Test("Large and secret members are passed over")
    func passedOver() throws {
        let plan = try Self.plan(
            #""variables":{"pin":{"value":"1111"}},"planned_values":{},"prior_state":{},"configuration":{},"#
                + #""relevant_attributes":[]"#
        )
        #expect(plan.extra.isEmpty)
        #expect(plan.all.isEmpty)
    }

    @Test("A mask in which nothing is marked is none")
    func masks() throws {
        let members = #""before":{"a":[1]},"after":{"a":[1]},"before_sensitive":{"a":[false]},"#
        let change = try Self.change(
            #""change":{"actions":["update"],\#(members)"after_sensitive":false,"after_unknown":{"a":[],"b":true}}"#
        )
        #expect(change?.beforeSensitive == nil)
        #expect(change?.afterSensitive == nil)
        #expect(change?.unknown == ["a": [], "b": true])
    }

    @Test("Deferred changes and action invocations are told")
    func deferredAndActions() throws {
        let plan = try Self.plan(
            #""deferred_changes":[{"reason":"deferred_prereq","resource_change":{"address":"a.b","type":"a","#
                + #""name":"b","change":{"actions":["create"],"after":{}}}}],"#
                + #""action_invocations":[{"address":"action.a.b","type":"a","name":"b","config_values":{"p":"1111"},"#
                + #""lifecycle_action_trigger":{"triggering_resource_address":"a.b","#
                + #""action_trigger_event":"AfterUpdate","action_trigger_block_index":0,"actions_list_index":0}},"#
                + #"{"address":"action.a.c","type":"a","invoke_action_trigger":{}}],"#
                + #""deferred_action_invocations":[{"reason":"x","action_invocation":{"address":"action.a.d","#
                + #""type":"a"}}]"#
        )
        #expect(plan.deferred.map(\.reason) == ["deferred_prereq"])
        #expect(plan.deferred.map(\.change.line) == ["create a.b"])
        #expect(plan.deferred.first?.change.origin.revision == "2026-01-01T00:00:00Z")
        #expect(plan.changes.isEmpty)
        #expect(
            plan.actionInvocations == [
                ActionInvocation(
                    address: "action.a.b",
                    type: "a",
                    triggeredBy: "a.b",
                    event: "AfterUpdate",
                    isDeferred: false
                ),
                ActionInvocation(address: "action.a.c", type: "a", isDeferred: false),
                ActionInvocation(address: "action.a.d", type: "a", isDeferred: true),
            ]
        )
    }

    @Test("A plan of OpenTofu says neither complete nor applyable, and is told by its registry")
    func openTofu() throws {
        let plan = try Self.plan(
            #""errored":false,"resource_changes":[{"address":"a.b","type":"a","name":"b","#
                + #""provider_name":"registry.opentofu.org/x/a","change":{"actions":["delete"],"before":{}}}]"#
        )
        #expect(plan.isComplete == nil)
        #expect(plan.isApplyable == nil)
        #expect(plan.changes.first?.origin.tool == "tofu 1.14.0")
    }

    @Test("An origin that has a revision and a tool keeps them")
    func origin() throws {
        let origin = ChangeOrigin(source: "hcp", workspace: "w", revision: "run-1", tool: "hcp")
        let plan = try PlanDocument(parsing: try Fixture.bytes("campaign-on/plan.json"), origin: origin)
        #expect(plan.all.allSatisfy { $0.origin == origin })
    }

    @Test("Digits are kept as they were written")
    func digits() throws {
        let change = try Self.change(#""change":{"actions":["create"],"after":{"n":9007199254740993,"d":0.10}}"#)
        #expect(change?.after?.text() == #"{"d":0.10,"n":9007199254740993}"#)
    }
}
