import RingdownCore
import Testing

@testable import RingdownTerraform

@Suite struct StateDocumentTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var addresses: [String]
        var outputs: [String] = []
        var tainted: [String] = []
        var testDescription: String { name }
    }

    private static let ten = [
        "module.child.terraform_data.inner", "terraform_data.cbd", "terraform_data.counted[0]",
        "terraform_data.counted[1]", "terraform_data.dbc", #"terraform_data.many["a"]"#,
        #"terraform_data.many["b"]"#, "terraform_data.plain", "terraform_data.prov", "terraform_data.secret",
    ]

    static let samples = [
        Case(name: "state-raw-v4.tfstate", addresses: ten, outputs: ["greeting", "id", "secret"]),
        Case(name: "state-show.json", addresses: ten, outputs: ["greeting", "id", "secret"]),
        Case(name: "state-show-after-replace.json", addresses: ten, outputs: ["greeting", "id", "secret"]),
        Case(
            name: "state-raw-demo.tfstate",
            addresses: ["data.demo_lookup.l", "demo_trigger.t", "terraform_data.up"],
            outputs: ["id", "len", "shout"]
        ),
        Case(
            name: "state-raw-tainted.tfstate",
            addresses: ["terraform_data.bad", "terraform_data.slow"],
            tainted: ["terraform_data.bad"]
        ),
        Case(
            name: "state-show-tainted.json",
            addresses: ["terraform_data.bad", "terraform_data.slow"],
            tainted: ["terraform_data.bad"]
        ),
        Case(name: "campaign-destroy/after-shown.json", addresses: []),
        Case(name: "campaign-destroy/after.tfstate", addresses: []),
        Case(name: "deposed-run/before.tfstate", addresses: ["terraform_data.line", "terraform_data.line"]),
        Case(name: "deposed-run/before-shown.json", addresses: ["terraform_data.line", "terraform_data.line"]),
    ]

    @Test("Every real state gives its objects and outputs", arguments: samples)
    func sample(_ sample: Case) throws {
        let state = try Fixture.state(sample.name)
        #expect(state.objects.keys.map(\.address).sorted() == sample.addresses)
        #expect(state.outputs.keys.sorted() == sample.outputs)
        #expect(state.objects.filter(\.value.isTainted).keys.map(\.address) == sample.tainted)
        let isRaw = sample.name.hasSuffix(".tfstate")
        #expect(state.form == (isRaw ? .raw : .shown))
        #expect((state.lineage != nil) == isRaw)
        #expect((state.serial != nil) == isRaw)
        for object in state.objects.values { #expect(object.provider != nil) }
    }

    @Test(
        "Both forms of one state give the same objects",
        arguments: [
            ("state-raw-v4.tfstate", "state-show.json"), ("state-raw-tainted.tfstate", "state-show-tainted.json"),
            ("campaign-on/before.tfstate", "campaign-on/before-shown.json"),
            ("campaign-on/after.tfstate", "campaign-on/after-shown.json"),
            ("mixed-run/before.tfstate", "mixed-run/before-shown.json"),
            ("mixed-run/after.tfstate", "mixed-run/after-shown.json"),
            ("deposed-run/before.tfstate", "deposed-run/before-shown.json"),
        ]
    )
    func forms(_ raw: String, _ shown: String) throws {
        var raw = try Fixture.state(raw)
        var shown = try Fixture.state(shown)
        #expect(raw.outputs == shown.outputs)
        // The shown form writes masks around what is not marked, too.
        for (key, object) in raw.objects {
            for path in ["input.password", "input.pin", "input.all[0].code", "id"].compactMap(JSONPath.init) {
                let isMarked = shown.objects[key]?.sensitive?.marks(path)
                #expect(object.sensitive?.marks(path) ?? false == isMarked ?? false)
            }
        }
        for key in raw.objects.keys { raw.objects[key]?.sensitive = nil }
        for key in shown.objects.keys { shown.objects[key]?.sensitive = nil }
        #expect(raw.objects == shown.objects)
    }

    @Test("Sensitive paths become a mask over the values")
    func sensitive() throws {
        let state = try Fixture.state("mixed-run/after.tfstate")
        let pin = try #require(state.objects[StateDocument.Key(address: "terraform_data.pin")])
        #expect(pin.sensitive == ["input": ["all": [["code": true]], "pin": true]])
        #expect(pin.values["input"]?["pin"] == "2222")
        #expect(state.outputs["pin"]?.isSensitive == true)
    }

    @Test("The deposed object stands beside the current one")
    func deposed() throws {
        let state = try Fixture.state("deposed-run/before.tfstate")
        #expect(Set(state.objects.keys.map(\.deposed)) == [nil, "1a2b3c4d"])
    }

    private func state(_ instance: String, resource: String = "") throws(TerraformError) -> StateObject? {
        let text =
            #"{"version":4,"serial":1,"lineage":"x","resources":[{\#(resource)"mode":"managed","#
            + #""type":"a","name":"b","provider":"module.m.provider[\"example.com/x/a\"].eu","instances":[\#(instance)]}]}"#
        return try StateDocument(parsing: Array(text.utf8)).objects.values.first
    }

    struct Dynamic: CustomTestStringConvertible, Sendable {
        var attributes: String
        var values: JSON
        var testDescription: String { attributes }
    }

    @Test(
        "A dynamically typed attribute loses its type, and an attribute that only looks like one does not",
        arguments: [
            Dynamic(attributes: #"{"x":{"value":1,"type":"number"}}"#, values: ["x": 1]),
            Dynamic(attributes: #"{"x":{"value":null,"type":"dynamic"}}"#, values: ["x": .null]),
            Dynamic(attributes: #"{"x":{"value":[1],"type":["list","number"]}}"#, values: ["x": [1]]),
            Dynamic(
                attributes: #"{"x":{"value":{"a":1},"type":["object",{"a":"number"},["a"]]}}"#,
                values: ["x": ["a": 1]]
            ),
            Dynamic(
                attributes: #"{"x":{"value":"v","type":"campaign"}}"#,
                values: ["x": ["value": "v", "type": "campaign"]]
            ),
            Dynamic(
                attributes: #"{"x":[{"value":"v","type":"string"}]}"#,
                values: ["x": [["value": "v", "type": "string"]]]
            ),
            Dynamic(
                attributes: #"{"x":{"value":"v","type":"string","more":1}}"#,
                values: ["x": ["value": "v", "type": "string", "more": 1]]
            ),
        ]
    )
    func dynamic(_ sample: Dynamic) throws {
        #expect(try state(#"{"attributes":\#(sample.attributes)}"#)?.values == sample.values)
    }

    struct Mask: CustomTestStringConvertible, Sendable {
        var paths: String
        var mask: JSON?
        var testDescription: String { paths }
    }

    @Test(
        "A sensitive path that leads nowhere marks the last place it has",
        arguments: [
            Mask(paths: "[]", mask: nil),
            Mask(paths: #"[[{"type":"get_attr","value":"a"}]]"#, mask: ["a": true]),
            Mask(paths: #"[[{"type":"get_attr","value":"nowhere"}]]"#, mask: true),
            Mask(
                paths: #"[[{"type":"get_attr","value":"l"},{"type":"index","value":{"value":1,"type":"number"}}]]"#,
                mask: ["l": [false, true]]
            ),
            Mask(
                paths: #"[[{"type":"get_attr","value":"l"},{"type":"index","value":1000000000000}]]"#,
                mask: ["l": true]
            ),
            Mask(
                paths: #"[[{"type":"get_attr","value":"l"},"#
                    + #"{"type":"index","value":{"value":{"k":1},"type":"dynamic"}}]]"#,
                mask: ["l": true]
            ),
            Mask(
                paths: #"[[{"type":"get_attr","value":"m"},{"type":"index","value":{"value":"k","type":"string"}}]]"#,
                mask: ["m": ["k": true]]
            ),
            Mask(paths: "[[]]", mask: true),
        ]
    )
    func masks(_ sample: Mask) throws {
        let attributes = #"{"a":1,"l":[1,2],"m":{"k":1}}"#
        let object = try state(#"{"attributes":\#(attributes),"sensitive_attributes":\#(sample.paths)}"#)
        #expect(object?.sensitive == sample.mask)
    }

    @Test("Modules, providers, keys and older attributes are read")
    func details() throws {
        let object = try state(
            #"{"index_key":"de","attributes_flat":{"id":"1"}}"#,
            resource: #""module":"module.eu[\"x\"]","#
        )
        #expect(object?.module == #"module.eu["x"]"#)
        #expect(object?.provider == "example.com/x/a")
        #expect(object?.index == "de")
        #expect(object?.values == ["id": "1"])
    }
}
