import RingdownCore
import RingdownTerraform
import Testing

@Suite("A plan that was applied")
struct AppliedPlanTests {
    static let plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","timestamp":"2026-11-22T09:00:00Z","resource_changes":[
          {"address":"a.b","mode":"managed","type":"a","name":"b","provider_name":"p","change":{"actions":["create"],
           "before":null,"after":{"name":"n","tags":["x",null]},
           "after_unknown":{"id":true,"tags":[false,true],"name":false},
           "before_sensitive":false,"after_sensitive":{"name":true}}}],
         "output_changes":{"o":{"actions":["create"],"before":null,"after_unknown":true,
           "before_sensitive":false,"after_sensitive":false}}}
        """
    static let state = """
        {"version":4,"terraform_version":"1.11.4","serial":7,"lineage":"l-1",
         "outputs":{"o":{"value":"out","type":"string"}},
         "resources":[{"mode":"managed","type":"a","name":"b","provider":"provider[\\"p\\"]","instances":[
           {"schema_version":0,"attributes":{"id":"i-1","name":"other","tags":["y","z"]},
            "sensitive_attributes":[[{"type":"get_attr","value":"id"}]]}]}]}
        """

    @Test("What was unknown until apply is taken from the state, and nothing else is")
    func joined() throws {
        let plan = try PlanDocument(parsing: Self.plan.utf8, origin: ChangeOrigin(source: "prod"))
        let changes = plan.applied(in: try StateDocument(parsing: Self.state.utf8))
        #expect(changes.map(\.phase) == [.applied, .applied])
        let resource = try #require(changes.first)
        #expect(resource.after == ["name": "n", "tags": ["x", "z"], "id": "i-1"])
        #expect(resource.unknown == nil)
        #expect(resource.afterSensitive?["name"] == true)
        #expect(resource.afterSensitive?["id"] == true)
        #expect(changes.last?.after == "out")
    }

    @Test("Without the state, or without the object in it, what was unknown stays unknown")
    func alone() throws {
        let plan = try PlanDocument(parsing: Self.plan.utf8, origin: ChangeOrigin(source: "prod"))
        let alone = plan.applied(in: nil)
        #expect(alone.map(\.phase) == [.applied, .applied])
        #expect(alone.first?.unknown?["id"] == true)
        let empty = #"{"version":4,"serial":1,"lineage":"l","outputs":{},"resources":[]}"#
        #expect(plan.applied(in: try StateDocument(parsing: empty.utf8)) == alone)
    }
}
