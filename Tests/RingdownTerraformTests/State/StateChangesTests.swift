import RingdownCore
import Testing

@testable import RingdownTerraform

@Suite struct StateChangesTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var from: String
        var to: String
        var changes: [String]
        var testDescription: String { "\(from) to \(to)" }
    }

    static let samples = [
        Case(
            from: "campaign-on/before.tfstate",
            to: "campaign-on/after.tfstate",
            changes: ["update terraform_data.campaign", "update output.campaign_status"]
        ),
        Case(
            from: "campaign-on/before-shown.json",
            to: "campaign-on/after-shown.json",
            changes: ["update terraform_data.campaign", "update output.campaign_status"]
        ),
        Case(
            from: "campaign-on/after-shown.json",
            to: "campaign-destroy/after-shown.json",
            changes: ["delete terraform_data.campaign", "delete output.campaign_status"]
        ),
        Case(
            from: "campaign-destroy/after-shown.json",
            to: "campaign-on/before-shown.json",
            changes: ["create terraform_data.campaign", "create output.campaign_status"]
        ),
        Case(
            from: "state-show.json",
            to: "state-show-after-replace.json",
            changes: [
                "update module.child.terraform_data.inner", "update terraform_data.cbd", "update terraform_data.dbc",
                "update terraform_data.plain", "update terraform_data.prov", "update output.greeting",
            ]
        ),
        Case(
            from: "mixed-run/before.tfstate",
            to: "mixed-run/after.tfstate",
            changes: [
                "delete terraform_data.dropped", "create terraform_data.found",
                #"create terraform_data.lists["de\\en"]"#, #"delete terraform_data.lists["sales $${eu}"]"#,
                "update terraform_data.pin", "no-op terraform_data.renamed from terraform_data.old",
                "delete output.gone", "update output.pin",
            ]
        ),
        Case(
            from: "deposed-run/before.tfstate",
            to: "deposed-run/after.tfstate",
            changes: ["update terraform_data.line", "delete terraform_data.line deposed 1a2b3c4d"]
        ),
        Case(from: "state-raw-v4.tfstate", to: "state-show.json", changes: []),
    ]

    @Test("Every pair of real states gives what changed", arguments: samples)
    func sample(_ sample: Case) throws {
        let old = try Fixture.state(sample.from)
        let new = try Fixture.state(sample.to)
        let changes = try StateDocument.changes(from: old, to: new, origin: .test)
        #expect(changes.map(\.line) == sample.changes)
        for change in changes {
            #expect(change.phase == .applied)
            #expect(change.carriesValues)
            #expect(change.unknown == nil)
            #expect(change.origin.lineage == new.lineage)
            #expect(change.origin.serial == new.serial)
            #expect(change.origin.workspace == "prod")
        }
        #expect(Set(changes.map(\.identity)).count == changes.count)
    }

    @Test("Changes of a state pair carry values and masks of both sides")
    func values() throws {
        let changes = try StateDocument.changes(
            from: Fixture.state("mixed-run/before.tfstate"),
            to: Fixture.state("mixed-run/after.tfstate"),
            origin: .test
        )
        let pin = try #require(changes.first { $0.name == "pin" && $0.kind == .managed })
        let path = try #require(JSONPath("input.pin"))
        #expect(pin.before?.value(at: path) == "1111")
        #expect(pin.after?.value(at: path) == "2222")
        #expect(pin.beforeSensitive?.marks(path) == true)
        #expect(pin.afterSensitive?.marks(path) == true)
        let output = try #require(changes.first { $0.address == "output.pin" })
        #expect(output.before == "1111")
        #expect(output.afterSensitive == true)
    }

    private func state(_ objects: [String: JSON], kind: Change.Kind = .managed) throws -> StateDocument {
        var state = try Fixture.state("campaign-destroy/after-shown.json")
        for (address, values) in objects {
            state.objects[StateDocument.Key(address: address)] = StateObject(
                kind: kind,
                type: "a",
                name: "n",
                values: values
            )
        }
        return state
    }

    @Test("An object that took another's address over is moved only when there is no doubt")
    func moves() throws {
        let old = try state(["a.x": ["id": "1", "v": "off"], "a.y": ["id": "2"], "a.z": ["id": "2"]])
        let new = try state(["a.m": ["id": "1", "v": "on"], "a.n": ["id": "2"]])
        let changes = try StateDocument.changes(from: old, to: new, origin: .test)
        #expect(changes.map(\.line) == ["update a.m from a.x", "create a.n", "delete a.y", "delete a.z"])
        #expect(changes.first?.before?["v"] == "off")
    }

    @Test("Data is read, never created or deleted")
    func data() throws {
        let old = try state(["data.a.x": ["id": "1"], "data.a.gone": ["id": "3"]], kind: .data)
        let new = try state(["data.a.x": ["id": "2"], "data.a.new": ["id": "4"]], kind: .data)
        let changes = try StateDocument.changes(from: old, to: new, origin: .test)
        #expect(changes.map(\.line) == ["read data.a.new", "read data.a.x"])
    }
}
