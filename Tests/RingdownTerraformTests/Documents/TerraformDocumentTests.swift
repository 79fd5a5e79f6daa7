import Testing

@testable import RingdownTerraform

@Suite struct TerraformDocumentTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var kind: TerraformDocument
        var testDescription: String { "\(name) is \(kind.name)" }
    }

    static let samples = plans + states + streams

    private static let plans = [
        "plan-create", "plan-drift-deleted-demo", "plan-drift-demo", "plan-errored", "plan-forget-demo",
        "plan-import-demo", "plan-moved", "plan-noop", "plan-refresh-only-demo", "plan-replace", "plan-tainted",
        "plan-target", "campaign-on/plan", "campaign-destroy/plan", "errored-run/plan", "deposed-run/plan",
        "mixed-run/plan",
    ].map { Case(name: "\($0).json", kind: .plan) }

    private static let states = [
        "state-show", "state-show-tainted", "state-show-after-replace", "campaign-on/after-shown",
        "campaign-destroy/after-shown", "deposed-run/before-shown", "state-raw-demo", "state-raw-tainted",
        "state-raw-v4", "campaign-on/before", "campaign-destroy/after",
    ].map { name in
        let isRaw = name.hasPrefix("state-raw") || ["campaign-on/before", "campaign-destroy/after"].contains(name)
        return Case(name: name + (isRaw ? ".tfstate" : ".json"), kind: isRaw ? .rawState : .shownState)
    }

    private static let streams = [
        "apply-create.ui", "apply-errored.ui", "apply-replace.ui", "destroy.ui", "plan-create.ui", "plan-errored.ui",
        "campaign-on/apply", "campaign-alone/plan-only",
    ].map { Case(name: "\($0).jsonl", kind: .uiStream) }

    @Test("Every real document is recognised", arguments: samples)
    func sample(_ sample: Case) throws {
        let kind = TerraformDocument.recognise(try Fixture.bytes(sample.name))
        #expect(kind == sample.kind)
        #expect(kind.refusal == nil)
    }

    struct Text: CustomTestStringConvertible, Sendable {
        var text: String
        var kind: TerraformDocument
        var testDescription: String { text }
    }

    @Test(
        "Documents are recognised whatever the order of their members",
        arguments: [
            Text(text: #"{"applyable":true,"checks":[],"format_version":"1.2"}"#, kind: .plan),
            Text(text: "\u{FEFF}" + #"{"format_version":"1.2","planned_values":{}}"#, kind: .plan),
            Text(text: #"{"format_version":"1.0"}"#, kind: .shownState),
            Text(text: #"{"lineage":"a","outputs":{},"resources":[],"serial":1,"version":4}"#, kind: .rawState),
            Text(text: #"{"version":3,"modules":[]}"#, kind: .rawState),
            Text(text: "[command]/usr/bin/terraform\n\n" + #"{"@level":"info"}"#, kind: .uiStream),
            Text(
                text: #"{"serial":3,"lineage":"a","meta":{},"encrypted_data":"QUJD","encryption_version":"v0"}"#,
                kind: .encryptedState
            ),
            Text(
                text: #"{"encrypted_data":"QUJD","encryption_version":"v0","lineage":"a","meta":{},"serial":3}"#,
                kind: .encryptedState
            ),
            Text(text: #"{"meta":{},"encrypted_data":"QUJD","encryption_version":"v0"}"#, kind: .encryptedPlan),
            Text(text: "PK\u{3}\u{4}tfplan", kind: .savedPlan),
        ]
    )
    func order(_ text: Text) {
        #expect(TerraformDocument.recognise(Array(text.text.utf8)) == text.kind)
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        var bytes: [UInt8]
        var code: TerraformError.Code
        var advice: String
        var testDescription: String { "\(code.rawValue): \(advice)" }

        init(_ text: String, _ code: TerraformError.Code, _ advice: String) {
            bytes = Array(text.utf8)
            self.code = code
            self.advice = advice
        }

        init(bytes: [UInt8], _ code: TerraformError.Code, _ advice: String) {
            self.bytes = bytes
            self.code = code
            self.advice = advice
        }
    }

    static let refused = [
        Refused("PK\u{3}\u{4}tfplan", .savedPlan, "terraform show -json PLANFILE"),
        Refused(
            #"{"serial":3,"lineage":"a","encrypted_data":"QUJD","encryption_version":"v0"}"#,
            .encrypted,
            "tofu show -json"
        ),
        Refused(#"{"encrypted_data":"QUJD","encryption_version":"v0"}"#, .encrypted, "tofu show -json PLANFILE"),
        Refused("", .empty, "check that the command"),
        Refused(" \n\t\r\n", .empty, "check that the command"),
        Refused("Terraform used the selected providers", .notJSON, "terraform show -json PLANFILE"),
        Refused("{\"format_version\":\"1.2\",", .truncated, "terraform show -json PLANFILE"),
        Refused("[]", .notJSON, "terraform show -json PLANFILE"),
        Refused(#"{"greeting":{"sensitive":false,"type":"string"}}"#, .wrongDocument, "terraform show -json PLANFILE"),
        Refused(bytes: [0xFF, 0xFE, 0x7B, 0x00], .wrongEncoding, "utf8"),
        Refused(bytes: [0xFE, 0xFF, 0x00, 0x7B], .wrongEncoding, "utf8"),
        Refused(bytes: Array(repeating: UInt8(ascii: "["), count: 5000), .notJSON, "terraform show"),
        Refused(bytes: Array(#"{"a":"#.utf8) + Array(repeating: UInt8(ascii: "["), count: 5000), .notJSON, "nesting"),
    ]

    @Test("What cannot be read is refused with what to do", arguments: refused)
    func refusal(_ sample: Refused) throws {
        let refusal = try #require(TerraformDocument.recognise(sample.bytes).refusal)
        #expect(refusal.code == sample.code)
        #expect(refusal.message.contains(sample.advice), "\(refusal.message)")
        #expect(!refusal.message.contains("\n"))
    }

    @Test("Each reader refuses every refused document in the same way", arguments: refused)
    func readers(_ sample: Refused) {
        #expect(
            failure { () throws(TerraformError) in try PlanDocument(parsing: sample.bytes, origin: .test) }?.code
                == sample.code
        )
        #expect(
            failure { () throws(TerraformError) in try StateDocument(parsing: sample.bytes) }?.code == sample.code
        )
    }

    @Test("A document given in another's place is named")
    func misplaced() throws {
        let state = try Fixture.bytes("state-raw-v4.tfstate")
        let plan = try Fixture.bytes("plan-create.json")
        let shown = try Fixture.bytes("state-show.json")
        let stream = try Fixture.bytes("apply-create.ui.jsonl")
        for bytes in [state, shown, stream] {
            let error = failure { () throws(TerraformError) in try PlanDocument(parsing: bytes, origin: .test) }
            #expect(error?.code == .wrongDocument)
            #expect(error?.message.contains("plan JSON is needed") == true, "\(error?.message ?? "")")
        }
        for bytes in [plan, stream] {
            #expect(failure { () throws(TerraformError) in try StateDocument(parsing: bytes) }?.code == .wrongDocument)
        }
        for bytes in [plan, state, shown] {
            let error = failure { () throws(TerraformError) in try ApplyStream.read(bytes, origin: .test) }
            #expect(error?.code == .wrongDocument)
            #expect(error?.message.contains("apply stream is needed") == true, "\(error?.message ?? "")")
        }
    }
}
