import RingdownCore
import Testing

@testable import RingdownTerraform

@Suite struct PlanErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var what: String
        var text: String
        var code: TerraformError.Code
        var message: String
        var testDescription: String { what }
    }

    private static func change(_ members: String) -> String {
        #"{"format_version":"1.2","resource_changes":[{\#(members)}]}"#
    }

    static let samples = [
        Case(
            what: "a later major version",
            text: #"{"format_version":"2.0","resource_changes":[]}"#,
            code: .unknownFormatVersion,
            message: "2.0 is not read, only 1.x: upgrade ringdown"
        ),
        Case(
            what: "an earlier major version",
            text: #"{"format_version":"0.2","planned_values":{}}"#,
            code: .unknownFormatVersion,
            message: "0.2 is not read, only 1.x: write it with Terraform 1.1 or later"
        ),
        Case(
            what: "a version that is none",
            text: #"{"format_version":"newest","planned_values":{}}"#,
            code: .unknownFormatVersion,
            message: "versions 1.x are read"
        ),
        Case(
            what: "a version that is too long for a number",
            text: #"{"format_version":"99999999999999999999.1","planned_values":{}}"#,
            code: .unknownFormatVersion,
            message: "versions 1.x are read"
        ),
        Case(
            what: "no version",
            text: #"{"terraform_version":"1.2","resource_changes":[]}"#,
            code: .wrongDocument,
            message: "terraform show -json PLANFILE"
        ),
        Case(
            what: "a version of another kind",
            text: #"{"format_version":1,"resource_changes":[]}"#,
            code: .malformed,
            message: "at format_version: expected a string, found a number"
        ),
        Case(
            what: "an address twice",
            text: change(#""address":"a.b","address":"a.c""#),
            code: .notJSON,
            message: "the member \"address\" stands twice"
        ),
        Case(
            what: "an attribute twice",
            text: change(#""address":"a.b","change":{"actions":["create"],"after":{"x":"1111","x":"2222"}}"#),
            code: .notJSON,
            message: "resource_changes[0].change.after.x"
        ),
        Case(
            what: "no address",
            text: change(#""change":{"actions":["create"]}"#),
            code: .malformed,
            message: "no member \"address\""
        ),
        Case(what: "no change", text: change(#""address":"a.b""#), code: .malformed, message: "no member \"change\""),
        Case(
            what: "no actions",
            text: change(#""address":"a.b","change":{"after":1}"#),
            code: .malformed,
            message: "no member \"actions\""
        ),
        Case(
            what: "an empty list of actions",
            text: change(#""address":"a.b","change":{"actions":[]}"#),
            code: .malformed,
            message: "names no action"
        ),
        Case(
            what: "an unknown mode",
            text: change(#""address":"a.b","mode":"quantum","change":{"actions":["create"]}"#),
            code: .malformed,
            message: "newer ringdown"
        ),
        Case(
            what: "a key that is an object",
            text: change(#""address":"a.b","index":{},"change":{"actions":["create"]}"#),
            code: .malformed,
            message: "instance key"
        ),
        Case(
            what: "outputs as an array",
            text: #"{"format_version":"1.2","output_changes":[]}"#,
            code: .malformed,
            message: "at output_changes: expected an object, found an array"
        ),
        Case(
            what: "two documents",
            text: #"{"format_version":"1.2","planned_values":{}} {}"#,
            code: .notJSON,
            message: "follows the end"
        ),
        Case(
            what: "deep nesting",
            text: change(
                #""address":"a.b","change":{"actions":["create"],"after":"# + String(repeating: "[", count: 2000)
            ),
            code: .notJSON,
            message: "levels of nesting"
        ),
        Case(
            what: "deep nesting in what is passed over",
            text: #"{"format_version":"1.2","resource_changes":[],"prior_state":"#
                + String(repeating: #"{"a":"#, count: 2000),
            code: .notJSON,
            message: "levels of nesting"
        ),
        Case(
            what: "half of a surrogate pair",
            text: change(#""address":"\ud800""#),
            code: .notJSON,
            message: "surrogate"
        ),
    ]

    @Test("What is no plan is refused in one line", arguments: samples)
    func invalid(_ sample: Case) throws {
        let error = try #require(
            failure { () throws(TerraformError) in
                try PlanDocument(parsing: Array(sample.text.utf8), origin: .test)
            }
        )
        #expect(error.code == sample.code)
        #expect(error.message.contains(sample.message), "\(error.message)")
        #expect(!error.message.contains("1111") && !error.message.contains("\n"))
    }

    @Test("Bytes that are not UTF-8 are refused where they stand")
    func invalidUTF8() throws {
        var bytes = Array(#"{"format_version":"1.2","resource_changes":[{"address":"a.?"}]}"#.utf8)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "?")))
        bytes[place] = 0xC3
        let error = failure { () throws(TerraformError) in try PlanDocument(parsing: bytes, origin: .test) }
        #expect(error?.code == .notJSON)
        #expect(error?.cause?.code == .invalidUTF8)
        #expect(error?.path?.description == "resource_changes[0].address")
    }

    @Test(
        "A minor version that is not known is read",
        arguments: ["1.0", "1.1", "1.3", "1.99", "1"]
    )
    func minorVersions(_ version: String) throws {
        let text = #"{"format_version":"\#(version)","planned_values":{}}"#
        #expect(try PlanDocument(parsing: Array(text.utf8), origin: .test).formatVersion == version)
    }

    @Test(
        "A plan that ends too early is refused wherever it ends",
        arguments: ["plan-replace.json", "campaign-on/plan.json"]
    )
    func truncated(_ name: String) throws {
        let bytes = try Fixture.bytes(name)
        let end = try #require(bytes.lastIndex(of: UInt8(ascii: "}")))
        for length in stride(from: 0, to: end, by: max(1, end / 60)) {
            let error = failure { () throws(TerraformError) in
                try PlanDocument(parsing: bytes[..<length], origin: .test)
            }
            #expect(error?.code == (length == 0 ? .empty : .truncated), "\(length): \(error?.message ?? "")")
        }
    }
}
