import RingdownCore
import Testing

@testable import RingdownTerraform

@Suite struct ApplyStreamErrorTests {
    @Test("A stream cut anywhere before its summary is truncated, and its part can be asked for")
    func truncated() throws {
        let bytes = try Fixture.bytes("campaign-on/apply.jsonl")
        let lines = try ApplyStreamTests.lines()
        let start = lines[..<3].reduce(0) { $0 + $1.utf8.count + 1 }
        let summary = lines[..<4].reduce(0) { $0 + $1.utf8.count + 1 }
        for length in stride(from: start, to: summary, by: 37) {
            let part = bytes[..<length]
            let error = failure { () throws(TerraformError) in try ApplyStream.read(part, origin: .test) }
            #expect(error?.code == .truncated, "\(length)")
            let run = try ApplyStream.read(part, origin: .test, allowingPartial: true)
            #expect(run.outcome == .truncated)
            #expect(run.changes.isEmpty)
            #expect(run.unapplied == ["terraform_data.campaign"])
        }
        let error = failure { () throws(TerraformError) in try ApplyStream.read(bytes[..<summary], origin: .test) }
        #expect(error?.code == .truncated)
        let run = try ApplyStream.read(bytes[..<summary], origin: .test, allowingPartial: true)
        #expect(run.changes.map(\.line) == ["update terraform_data.campaign"])
    }

    @Test("A stream cut inside its outputs is truncated although the summary was seen")
    func truncatedOutputs() throws {
        let bytes = try Fixture.bytes("campaign-on/apply.jsonl").dropLast(20)
        let error = failure { () throws(TerraformError) in try ApplyStream.read(bytes, origin: .test) }
        #expect(error?.code == .truncated)
    }

    @Test(
        "A stream that ends with its plan applied nothing",
        arguments: [
            "plan-create.ui.jsonl", "plan-noop.ui.jsonl", "plan-moved.ui.jsonl", "campaign-alone/plan-only.jsonl",
            "plan-refresh-only-demo.ui.jsonl",
        ]
    )
    func planOnly(_ name: String) throws {
        let bytes = try Fixture.bytes(name)
        let error = failure { () throws(TerraformError) in try ApplyStream.read(bytes, origin: .test) }
        #expect(error?.code == .nothingApplied)
    }

    @Test("A stream whose planning failed is a failed run without changes")
    func planFailed() throws {
        let run = try Fixture.run("plan-errored.ui.jsonl")
        #expect(run.outcome == .failed)
        #expect(run.changes.isEmpty)
        #expect(run.failures.map(\.summary) == ["name is empty"])
        #expect(run.failures.map(\.address) == ["demo_trigger.t"])
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var what: String
        /// Put in place of the line of that number, counted from 0.
        var line: (number: Int, text: String)
        var code: TerraformError.Code
        var message: String
        var testDescription: String { what }
    }

    static let samples = [
        Case(
            what: "a message without its beginning",
            line: (3, #"l","hook":{"resource":{}},"type":"apply_complete"}"#),
            code: .notJSON,
            message: "line 4 of the apply stream is damaged"
        ),
        Case(
            what: "a message without its end",
            line: (3, #"{"@level":"info","hook":{"#),
            code: .notJSON,
            message: "line 4 of the apply stream is damaged"
        ),
        Case(
            what: "two messages on one line",
            line: (3, #"{"@level":"info"}{"@level":"info"}"#),
            code: .notJSON,
            message: "line 4, byte 17"
        ),
        Case(
            what: "a member twice",
            line: (3, #"{"type":"log","type":"apply_complete"}"#),
            code: .notJSON,
            message: "stands twice"
        ),
        Case(
            what: "a type that is a number",
            line: (3, #"{"type":5}"#),
            code: .malformed,
            message: "line 4, at type: expected a string, found a number"
        ),
        Case(
            what: "no hook",
            line: (3, #"{"type":"apply_complete"}"#),
            code: .malformed,
            message: "no member \"hook\""
        ),
        Case(
            what: "no address",
            line: (3, #"{"type":"apply_complete","hook":{"action":"update","resource":{}}}"#),
            code: .malformed,
            message: "at hook.resource: the message has no member \"addr\""
        ),
        Case(
            what: "deep nesting",
            line: (3, #"{"a":"# + String(repeating: "[", count: 4000)),
            code: .notJSON,
            message: "levels of nesting"
        ),
        Case(
            what: "a later major version",
            line: (0, #"{"type":"version","terraform":"9.0.0","ui":"2.0"}"#),
            code: .unknownFormatVersion,
            message: "2.0 is not read, only 1.x: upgrade ringdown"
        ),
        Case(
            what: "no version",
            line: (0, ""),
            code: .notAStream,
            message: "run apply with -json"
        ),
        Case(
            what: "a second run",
            line: (5, #"{"type":"version","terraform":"1.11.4","ui":"1.2"}"#),
            code: .severalRuns,
            message: "line 6: the stream holds a second run"
        ),
    ]

    @Test("A damaged stream is refused with the number of the line", arguments: samples)
    func damaged(_ sample: Case) throws {
        var lines = try ApplyStreamTests.lines()
        lines[sample.line.number] = sample.line.text
        let error = try #require(failure { () throws(TerraformError) in try ApplyStreamTests.read(lines) })
        #expect(error.code == sample.code)
        #expect(error.message.contains(sample.message), "\(error.message)")
    }

    @Test(
        "Text that is no stream at all is refused",
        arguments: [
            ("Apply complete! Resources: 0 added, 1 changed, 0 destroyed.\n", TerraformError.Code.notAStream),
            ("", .empty), ("\n\n", .notAStream),
        ]
    )
    func noStream(_ text: String, _ code: TerraformError.Code) {
        let error = failure { () throws(TerraformError) in try ApplyStream.read(Array(text.utf8), origin: .test) }
        #expect(error?.code == code)
    }

    @Test(
        "The plan of another run is refused",
        arguments: [
            ("campaign-on/apply.jsonl", "plan-create.json", "terraform_data.campaign"),
            ("campaign-on/apply.jsonl", "campaign-destroy/plan.json", "terraform_data.campaign"),
            ("campaign-destroy/apply.jsonl", "campaign-on/plan.json", "terraform_data.campaign"),
            ("apply-create.ui.jsonl", "plan-noop.json", "terraform_data.counted[0]"),
            ("destroy.ui.jsonl", "plan-create.json", "terraform_data"),
            ("apply-errored.ui.jsonl", "errored-run/plan.json", "terraform_data.slow"),
        ]
    )
    func unrelated(_ stream: String, _ plan: String, _ address: String) throws {
        let plan = try Fixture.plan(plan)
        let bytes = try Fixture.bytes(stream)
        let error = failure { () throws(TerraformError) in try ApplyStream.read(bytes, origin: .test, plan: plan) }
        #expect(error?.code == .unrelatedPlan)
        #expect(error?.message.contains(address) == true, "\(error?.message ?? "")")
    }

    @Test(
        "A run that began before its plan was made is another run",
        arguments: ["2026-11-22T20:00:00.5+00:00", "2025-01-01T00:00:00Z"]
    )
    func tooEarly(_ began: String) throws {
        let plan = try Fixture.plan("campaign-on/plan.json")
        var lines = try ApplyStreamTests.lines()
        lines[0] = #"{"@timestamp":"\#(began)","terraform":"1.11.4","type":"version","ui":"1.2"}"#
        let error = failure { () throws(TerraformError) in try ApplyStreamTests.read(lines, plan: plan) }
        #expect(error?.code == .unrelatedPlan)
        #expect(error?.message.contains("before the plan was made") == true)
    }

    @Test(
        "Clocks that differ a little, or say nothing, are no reason to refuse",
        arguments: ["2026-11-22T22:14:00+01:00", "x"]
    )
    func skewed(_ began: String) throws {
        let plan = try Fixture.plan("campaign-on/plan.json")
        var lines = try ApplyStreamTests.lines()
        lines[0] = #"{"@timestamp":"\#(began)","terraform":"1.11.4","type":"version","ui":"1.2"}"#
        let run = try ApplyStreamTests.read(lines, plan: plan)
        #expect(run.changes.count == 2)
    }
}
