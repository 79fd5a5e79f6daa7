import RingdownCore
import Testing

@testable import RingdownTerraform

@Suite struct StateErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var text: String
        var code: TerraformError.Code
        var message: String
        var testDescription: String { message }
    }

    private static func resource(_ members: String) -> String {
        #"{"version":4,"serial":1,"lineage":"x","resources":[{"mode":"managed","type":"a","name":"b",\#(members)}]}"#
    }

    static let samples = [
        Case(
            text: #"{"version":3,"serial":1,"modules":[]}"#,
            code: .unknownFormatVersion,
            message: "version 3 is not read, only of version 4: bring it up to date"
        ),
        Case(
            text: #"{"version":5,"serial":1,"resources":[]}"#,
            code: .unknownFormatVersion,
            message: "version 5 is not read, only of version 4: upgrade ringdown"
        ),
        Case(text: #"{"version":"4","serial":1}"#, code: .unknownFormatVersion, message: "version unknown"),
        Case(
            text: #"{"format_version":"2.0","values":{}}"#,
            code: .unknownFormatVersion,
            message: "2.0 is not read, only 1.x"
        ),
        Case(text: #"{"version":4,"serial":1.5,"lineage":"x"}"#, code: .malformed, message: "whole number"),
        Case(text: #"{"version":4,"serial":1e99,"lineage":"x"}"#, code: .malformed, message: "whole number"),
        Case(text: #"{"version":4,"serial":1,"serial":2}"#, code: .notJSON, message: "stands twice"),
        Case(text: resource(#""instances":[{},{}]"#), code: .notJSON, message: "two objects of the state"),
        Case(text: resource(#""instances":[{"index_key":true}]"#), code: .malformed, message: "instance key"),
        Case(text: resource(#""instances":{}"#), code: .malformed, message: "resources[0].instances"),
        Case(text: resource(#""instances":[{"sensitive_attributes":[{}]}]"#), code: .malformed, message: "an array"),
        Case(
            text: resource(#""instances":[{"sensitive_attributes":[[{"type":"leap","value":1}]]}]"#),
            code: .malformed,
            message: "a kind that is not known"
        ),
        Case(
            text: #"{"version":4,"serial":1,"resources":[{"mode":"dream","type":"a","name":"b"}]}"#,
            code: .malformed,
            message: "newer ringdown"
        ),
        Case(
            text: #"{"version":4,"serial":1,"resources":[{"mode":"managed","name":"b"}]}"#,
            code: .malformed,
            message: "no member"
        ),
        Case(
            text: #"{"format_version":"1.0","values":{"root_module":{"resources":[{"type":"a"}]}}}"#,
            code: .malformed,
            message: "no member \"address\""
        ),
        Case(
            text: #"{"format_version":"1.0","values":{"root_module":"#
                + String(repeating: #"{"child_modules":["#, count: 999),
            code: .notJSON,
            message: "levels of nesting"
        ),
    ]

    @Test("What is no state is refused in one line", arguments: samples)
    func invalid(_ sample: Case) throws {
        let error = try #require(
            failure { () throws(TerraformError) in try StateDocument(parsing: Array(sample.text.utf8)) }
        )
        #expect(error.code == sample.code, "\(error.message)")
        #expect(error.message.contains(sample.message), "\(error.message)")
        #expect(!error.message.contains("\n"))
    }

    @Test("A state of another lineage is refused")
    func lineage() throws {
        let old = try Fixture.state("campaign-on/before.tfstate")
        let new = try Fixture.state("mixed-run/after.tfstate")
        let error = failure { () throws(TerraformError) in
            try StateDocument.changes(from: old, to: new, origin: .test)
        }
        #expect(error?.code == .otherLineage)
    }

    @Test("An older state, and another one of the same serial, are refused")
    func serial() throws {
        let old = try Fixture.state("campaign-on/before.tfstate")
        let new = try Fixture.state("campaign-on/after.tfstate")
        let older = failure { () throws(TerraformError) in
            try StateDocument.changes(from: new, to: old, origin: .test)
        }
        #expect(older?.code == .staleSerial)
        #expect(older?.message.contains("serial 2") == true, "\(older?.message ?? "")")
        var same = new
        same.serial = old.serial
        let conflict = failure { () throws(TerraformError) in
            try StateDocument.changes(from: old, to: same, origin: .test)
        }
        #expect(conflict?.code == .staleSerial)
        let none = try StateDocument.changes(from: old, to: old, origin: .test)
        #expect(none.isEmpty)
    }
}
