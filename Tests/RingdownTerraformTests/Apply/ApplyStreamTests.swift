import RingdownCore
import Testing

@testable import RingdownTerraform

@Suite struct ApplyStreamTests {
    /// The lines of the campaign's apply: version, planned, start, complete, summary, outputs.
    static func lines() throws -> [String] {
        String(decoding: try Fixture.bytes("campaign-on/apply.jsonl"), as: UTF8.self)
            .split(separator: "\n").map(String.init)
    }

    static func read(
        _ lines: [String],
        plan: PlanDocument? = nil,
        allowingPartial: Bool = false
    ) throws(TerraformError) -> AppliedRun {
        var stream = ApplyStream(origin: .test, plan: plan)
        for line in lines { try stream.consume(line: line.utf8) }
        return try stream.finish(allowingPartial: allowingPartial)
    }

    @Test(
        "A wrapper's talk is passed over wherever it stands",
        arguments: [
            "[command]/usr/local/bin/terraform apply -json", "::debug::Terraform exited with code 0.", "", "   ",
            "panic: runtime error: index out of range", "│ Warning: Unable to open CLI configuration file",
            #"{"level":"info","msg":"another program's log"}"#,
        ]
    )
    func talk(_ text: String) throws {
        let lines = try Self.lines()
        let run = try Self.read(lines.flatMap { [text, $0] } + [text])
        #expect(run.changes.map(\.line) == ["update terraform_data.campaign", "unknown output.campaign_status"])
        let isBlank = text.allSatisfy { $0 == " " }
        #expect(run.talk == (isBlank ? 0 : lines.count + 1))
    }

    @Test("Lines may end as on Windows, and the first may begin with a byte order mark")
    func lineEnds() throws {
        let text = "\u{FEFF}" + (try Self.lines()).joined(separator: "\r\n") + "\r\n"
        let run = try ApplyStream.read(Array(text.utf8), origin: .test)
        #expect(run.changes.count == 2)
        #expect(run.talk == 0)
    }

    @Test("Messages of types not known are counted")
    func unknownTypes() throws {
        var lines = try Self.lines()
        lines.insert(#"{"@level":"info","type":"action_start","hook":{"x":1}}"#, at: 2)
        lines.insert(#"{"@level":"info","type":"ephemeral_action_started"}"#, at: 2)
        let run = try Self.read(lines)
        #expect(run.messages["action_start"] == 1)
        #expect(run.messages["ephemeral_action_started"] == 1)
        #expect(run.changes.count == 2)
    }

    @Test("A run of OpenTofu names its tool")
    func openTofu() throws {
        var lines = try Self.lines()
        lines[0] = lines[0].replacing(#""terraform":"1.11.4""#, with: #""tofu":"1.10.0""#)
        #expect(try Self.read(lines).tool == "tofu 1.10.0")
    }

    @Test("A replacement counts as applied only when both its halves were seen", arguments: [true, false])
    func halfAReplacement(isJoined: Bool) throws {
        let all = String(decoding: try Fixture.bytes("apply-replace.ui.jsonl"), as: UTF8.self)
        let half = all.split(separator: "\n").map(String.init).filter {
            !($0.contains("terraform_data.dbc: Creation complete") || $0.contains("change_summary"))
        }
        let plan = isJoined ? try Fixture.plan("plan-replace.json") : nil
        let run = try Self.read(half, plan: plan, allowingPartial: true)
        #expect(run.outcome == .truncated)
        #expect(!run.changes.contains { $0.name == "dbc" })
        #expect(run.unapplied.contains("terraform_data.dbc"))
        #expect(run.changes.contains { $0.name == "cbd" })
    }

    @Test("In a broken run an object and a deposed one at its address count only when both were seen")
    func deposed() throws {
        let all = String(decoding: try Fixture.bytes("deposed-run/apply.jsonl"), as: UTF8.self)
        let broken = all.split(separator: "\n").map(String.init).filter { !$0.contains("change_summary") }
        let plan = try Fixture.plan("deposed-run/plan.json")
        let run = try Self.read(broken, plan: plan, allowingPartial: true)
        #expect(run.changes.isEmpty)
        #expect(run.unapplied == ["terraform_data.line", "terraform_data.line"])
    }

    @Test("What only the state shows is not taken as done in a run that failed")
    func stateOnly() throws {
        let all = String(decoding: try Fixture.bytes("mixed-run/apply.jsonl"), as: UTF8.self)
        var lines = all.split(separator: "\n").map(String.init).filter {
            !($0.contains("change_summary") || $0.contains(#""type":"outputs""#))
        }
        lines.append(#"{"type":"diagnostic","diagnostic":{"severity":"error","summary":"lost"}}"#)
        let run = try Self.read(lines, plan: try Fixture.plan("mixed-run/plan.json"))
        #expect(run.outcome == .failed)
        #expect(run.changes.map(\.actions) == [.create, .delete, .update])
        #expect(
            run.unapplied == [
                "terraform_data.dropped", "terraform_data.found", "terraform_data.renamed", "output.gone",
                "output.pin",
            ]
        )
    }

    @Test("An output that turned out to be what it was is no change")
    func unchangedOutput() throws {
        let lines = try Self.lines().map { $0.replacing(#""value":"on""#, with: #""value":"off""#) }
        let run = try Self.read(lines, plan: try Fixture.plan("campaign-on/plan.json"))
        #expect(run.changes.map(\.line) == ["update terraform_data.campaign"])
        #expect(run.unapplied.isEmpty)
    }

    @Test("Data read while planning is no change, data read while applying is one")
    func dataSources() throws {
        func read(_ address: String) -> String {
            let resource = #"{"addr":"\#(address)","module":"","resource":"\#(address)","resource_type":"a"}"#
            return #"{"type":"apply_complete","hook":{"resource":\#(resource),"action":"read"}}"#
        }
        var lines = try Self.lines()
        lines.insert(read("data.a.early"), at: 1)
        #expect(try Self.read(lines, plan: try Fixture.plan("campaign-on/plan.json")).changes.count == 2)
        let planned = #"{"addr":"data.a.late","resource":"data.a.late"}"#
        lines.insert(#"{"type":"planned_change","change":{"resource":\#(planned),"action":"read"}}"#, at: 2)
        lines.insert(read("data.a.late"), at: 4)
        let late = try Self.read(lines).changes.first
        #expect(late?.line == "read data.a.late")
        #expect(late?.kind == .data)
    }
}
