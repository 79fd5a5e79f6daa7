import RingdownCore
import Testing

@testable import RingdownTerraform

@Suite("What is submitted")
struct DeliveryTests {
    static func read(_ name: String) throws -> Delivery {
        try Delivery.read(Fixture.bytes(name), plan: [UInt8]?.none, origin: .test)
    }

    static func digest(_ value: JSON) -> String {
        let digits = String(value.text().utf8.reduce(7 as UInt64) { $0 &* 31 &+ UInt64($1) }, radix: 16)
        return JSON.digestPrefix + String(repeating: "0", count: 64 - digits.count) + digits
    }

    @Test("two states give their difference, raw and shown", arguments: ["before.tfstate", "before-shown.json"])
    func states(_ before: String) throws {
        let after = before.replacing("before", with: "after")
        let delivery = try Delivery.read(
            before: Fixture.bytes("mixed-run/\(before)"),
            after: Fixture.bytes("mixed-run/\(after)"),
            origin: .test
        )
        #expect(delivery.changes.allSatisfy { $0.phase == .applied })
        #expect(!delivery.changes.isEmpty)
        #expect(delivery.warnings.isEmpty == (before == "before.tfstate"))
    }

    @Test("states travel together, and a state with a stream does not")
    func envelope() throws {
        let before = String(decoding: try Fixture.bytes("campaign-on/before.tfstate"), as: UTF8.self)
        let after = String(decoding: try Fixture.bytes("campaign-on/after.tfstate"), as: UTF8.self)
        let both = Array("{\"before\":\(before),\"after\":\(after)}".utf8)
        #expect(try Delivery.read(submitted: both, origin: .test).changes.map(\.actions) == [.update, .update])
        let cases = [
            ("{\"before\":\(before)}", "\"after\" is missing"), ("{\"after\":\(after)}", "\"before\" is missing"),
            ("{\"before\":{},\"stream\":\"\"}", "without a plan"), ("{\"plan\":{}}", "\"stream\" is missing"),
        ]
        for (text, says) in cases {
            let error = failure { () throws(TerraformError) in
                try Delivery.read(submitted: Array(text.utf8), origin: .test)
            }
            #expect(error?.message.contains(says) == true, "\(error?.message ?? "")")
        }
    }

    @Test("an encrypted state is refused with what to do")
    func encrypted() {
        let encrypted = Array(#"{"serial":1,"lineage":"a","encrypted_data":"eA==","encryption_version":"v0"}"#.utf8)
        let error = failure { () throws(TerraformError) in
            try Delivery.read(before: encrypted, after: encrypted, origin: .test)
        }
        #expect(error?.code == .encrypted)
        #expect(error?.message.contains("tofu show -json") == true)
    }

    @Test("a stream that broke off is refused, and on request taken for what it shows")
    func partial() throws {
        let whole = try Fixture.bytes("mixed-run/apply.jsonl")
        let lines = whole.split(separator: 0x0A)
        let cut = Array(lines.dropLast(2).joined(separator: [0x0A]))
        let plan = try Fixture.bytes("mixed-run/plan.json")
        let error = failure { () throws(TerraformError) in try Delivery.read(cut, plan: plan, origin: .test) }
        #expect(error?.code == .truncated)
        let delivery = try Delivery.read(cut, plan: plan, origin: .test, allowingPartial: true)
        #expect(!delivery.changes.isEmpty)
        #expect(delivery.warnings.contains { $0.contains("broke off") })
    }

    @Test("a failed apply submits what did apply, and says so")
    func failed() throws {
        let delivery = try Delivery.read(
            Fixture.bytes("errored-run/apply.jsonl"),
            plan: Fixture.bytes("errored-run/plan.json"),
            origin: .test
        )
        #expect(!delivery.changes.isEmpty)
        #expect(delivery.warnings.contains { $0.contains("only what it completed counts as applied") })
    }

    @Test("what a plan says beside its changes becomes notes")
    func notes() throws {
        let plan = """
            {"format_version":"1.2","errored":true,"resource_changes":[],
             "resource_drift":[{"address":"a.b","mode":"managed","type":"a","name":"b",
               "change":{"actions":["update"],"before":{},"after":{}}}],
             "deferred_changes":[{"reason":"deferred_prereq","resource_change":{"address":"c.d","mode":"managed",
               "type":"c","name":"d","change":{"actions":["create"],"before":null,"after":{}}}}],
             "checks":[{"address":{"kind":"check","to_display":"check.health"},"status":"fail",
               "instances":[{"address":{"to_display":"check.health"},"status":"fail",
                 "problems":[{"message":"it is down"}]}]}]}
            """
        let delivery = try Delivery.read(Array(plan.utf8), plan: [UInt8]?.none, origin: .test)
        #expect(delivery.warnings == ["the plan failed; what it shows is what it had found until then"])
        #expect(
            delivery.notes == [
                "drift, found outside of Terraform: a.b", "deferred to a later plan (deferred_prereq): c.d",
                "check check.health says fail: it is down",
            ]
        )
    }

    @Test("redacted changes travel unchanged, and read back they are the same changes", arguments: try Fixture.all())
    func travels(_ name: String) throws {
        guard let delivery = try? Self.read(name) else { return }
        let redacted = delivery.redacted(Self.digest)
        let bytes = ChangesDocument.write(redacted)
        let read = try Delivery.read(submitted: bytes, origin: .test)
        #expect(read.changes == redacted.changes)
        #expect(read.changes.map(\.identity) == redacted.changes.map(\.identity))
        #expect(read.redacted(Self.digest).changes == redacted.changes)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { text }
        var text: String
        var path: String
    }

    static let minimal = #""address":"a.b","type":"a","name":"b","actions":"update","phase":"applied""#

    static let refused: [Case] = [
        Case(text: #"{"ringdown":"changes/2","changes":[]}"#, path: "ringdown"),
        Case(text: #"{"ringdown":"changes/1","changes":[7]}"#, path: "changes[0]"),
        Case(text: #"{"ringdown":"changes/1","changes":[{\#(minimal)},{}]}"#, path: "changes[1]"),
        Case(text: #"{"ringdown":"changes/1","changes":[{\#(minimal),"kind":"x"}]}"#, path: "changes[0].kind"),
        Case(text: #"{"ringdown":"changes/1","changes":[{\#(minimal),"index":[]}]}"#, path: "changes[0].index"),
        Case(
            text: #"{"ringdown":"changes/1","changes":[{\#(minimal),"origin":{"serial":1e400}}]}"#,
            path: "changes[0].origin.serial"
        ),
        Case(text: #"{"ringdown":"changes/1","changes":[{\#(minimal),"isImport":1}]}"#, path: "changes[0].isImport"),
        Case(text: #"{"ringdown":"changes/1"}"#, path: ""),
        Case(text: #"{"ringdown":"changes/1","changes":[],"more":1}"#, path: "more"),
    ]

    @Test("a document of redacted changes that is wrong is refused with the place", arguments: refused)
    func refuses(_ example: Case) {
        let error = failure { () throws(TerraformError) in
            try Delivery.read(submitted: Array(example.text.utf8), origin: .test)
        }
        #expect(error?.path?.description == example.path)
        #expect(error?.message.contains("submit with the same version") == true)
    }

    @Test("values of sensitive variables and of what does not change are known as secrets")
    func secrets() throws {
        let plan = """
            {"format_version":"1.2","variables":{"db":{"value":"variable-secret"},"zone":{"value":"eu-central-1"}},
             "resource_changes":[
              {"address":"a.same","mode":"managed","type":"a","name":"same","change":{"actions":["no-op"],
               "before":{"p":"unchanged-secret"},"after":{"p":"unchanged-secret"},
               "before_sensitive":{"p":true},"after_sensitive":{"p":true}}},
              {"address":"a.b","mode":"managed","type":"a","name":"b","change":{"actions":["update"],
               "before":{"u":"x"},"after":{"u":"variable-secret and unchanged-secret in eu-central-1"}}}],
             "configuration":{"root_module":{"variables":{"db":{"sensitive":true},"zone":{}}}}}
            """
        let delivery = try Delivery.read(Array(plan.utf8), plan: [UInt8]?.none, origin: .test)
        #expect(delivery.secrets.isSuperset(of: ["variable-secret", "unchanged-secret"]))
        let after = try #require(delivery.redacted(Self.digest).changes.first?.after?["u"]?.string)
        #expect(!after.contains("variable-secret"))
        #expect(!after.contains("unchanged-secret"))
        #expect(after.contains("eu-central-1"))
    }
}
