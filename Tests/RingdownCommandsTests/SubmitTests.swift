import Foundation
import Subprocess
import Testing

/// `ringdown submit` and `ringdown plan` as a pipeline runs them.
@Suite("ringdown submit in a pipeline", .timeLimit(.minutes(5)))
struct SubmitTests {
    static let stream =
        [
            BadInputTests.version,
            #"{"@level":"info","@message":"m","@module":"terraform.ui","@timestamp":"2026-11-22T09:00:01.000000Z","#
                + #""changes":{"add":0,"change":0,"import":0,"remove":0,"operation":"apply"},"type":"change_summary"}"#,
            "talk that is no message",
        ].joined(separator: "\n") + "\n"

    static let truncated =
        BadInputTests.version + "\n" + #"{"@level":"info","@message":"x","type":"apply_st"#

    /// Nobody listens there.
    static let environment = [
        "RINGDOWN_URL": "http://127.0.0.1:1", "RINGDOWN_CLIENT_ID": "ci", "RINGDOWN_CLIENT_SECRET": "none",
    ]

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var arguments: [String]
        var input = stream
        var exit: Int32 = 0
        var output = ""
        var says: [String]
    }

    static let cases: [Case] = [
        Case(
            testDescription: "nobody answers, and the pipeline goes on",
            arguments: ["submit", "-", "--tee"],
            output: stream,
            says: ["Cannot reach the server", "the pipeline goes on", "--strict"]
        ),
        Case(
            testDescription: "without --tee nothing is passed on",
            arguments: ["submit", "-"],
            says: ["Cannot reach the server", "the pipeline goes on"]
        ),
        Case(
            testDescription: "with --strict it fails, after passing everything on",
            arguments: ["submit", "-", "--tee", "--strict"],
            exit: 1,
            output: stream,
            says: ["Cannot reach the server"]
        ),
        Case(
            testDescription: "a truncated stream is passed on and refused",
            arguments: ["submit", "-", "--tee"],
            input: truncated,
            output: truncated,
            says: ["breaks off at line 2", "--partial", "the pipeline goes on"]
        ),
        Case(
            testDescription: "a truncated stream is taken with --partial",
            arguments: ["submit", "-", "--tee", "--partial", "--strict"],
            input: truncated,
            exit: 1,
            output: truncated,
            says: ["Cannot reach the server"]
        ),
        Case(
            testDescription: "a plan that is not there does not cut the stream off",
            arguments: ["submit", "-", "--tee", "--plan", "/nowhere/tf.plan"],
            output: stream,
            says: ["/nowhere/tf.plan does not exist", "the pipeline goes on"]
        ),
        Case(
            testDescription: "no stream at all",
            arguments: ["submit", "-", "--tee"],
            input: "",
            says: ["empty", "the pipeline goes on"]
        ),
        Case(
            testDescription: "--tee without a pipe",
            arguments: ["submit", "plan.json", "--tee"],
            exit: 2,
            says: ["give - as the document"]
        ),
        Case(
            testDescription: "half of two states",
            arguments: ["submit", "--before", "a.tfstate"],
            exit: 2,
            says: ["--before and --after belong together"]
        ),
        Case(
            testDescription: "two states and a document",
            arguments: ["submit", "-", "--before", "a.tfstate", "--after", "b.tfstate"],
            exit: 2,
            says: ["either a document, or two states"]
        ),
        Case(testDescription: "nothing at all", arguments: ["plan"], exit: 2, says: ["Give a plan or a stream"]),
        Case(
            testDescription: "a plan with two states",
            arguments: ["submit", "--before", "a", "--after", "b", "--plan", "p"],
            exit: 2,
            says: ["--plan goes with a stream"]
        ),
    ]

    @Test("it says what went wrong and passes on what it was given", .timeLimit(.minutes(1)), arguments: cases)
    func pipeline(_ example: Case) async throws {
        let outcome = try await Binary.run(example.arguments, input: example.input, environment: Self.environment)
        #expect(outcome.exit == example.exit, "\(outcome.errors)")
        #expect(outcome.output == example.output)
        for text in example.says { #expect(outcome.errors.contains(text), "\(outcome.errors)") }
    }

    @Test("a key that is none is refused, and nothing is sent in clear", .timeLimit(.minutes(1)))
    func badKey() async throws {
        let environment = Self.environment.merging(["RINGDOWN_DIGEST_KEY": "hunter2"]) { _, new in new }
        let outcome = try await Binary.run(["submit", "-", "--strict"], input: Self.stream, environment: environment)
        #expect(outcome.exit == 1)
        #expect(outcome.errors.contains("RINGDOWN_DIGEST_KEY is no key of 64 hexadecimal digits"))
        #expect(!outcome.errors.contains("hunter2"))
    }

    @Test("every line is passed on as soon as it arrives", .timeLimit(.minutes(1)))
    func live() async throws {
        // The second line is written only once the first one has come out at the other end.
        let script = """
            trap '' PIPE
            mkfifo in out || exit 9
            timeout 20 "$RINGDOWN" submit - --tee < in > out 2> errors &
            exec 3> in 4< out
            echo first >&3
            read -r -t 15 line <&4 && echo "got $line"
            echo second >&3
            exec 3>&-
            read -r -t 15 line <&4 && echo "got $line"
            wait
            """
        try await withFolder { folder in
            let result = try await run(
                .name("bash"),
                arguments: ["-c", "cd '\(folder.path)' && \(script)"],
                environment: .inherit.updating(["RINGDOWN": Binary.path, "RINGDOWN_URL": "http://127.0.0.1:1"]),
                output: .string(limit: 1 << 16),
                error: .string(limit: 1 << 16)
            )
            #expect(result.standardOutput == "got first\ngot second\n", "\(result.standardError)")
        }
    }

    static let savedPlan = "PK\u{3}\u{4} and more"

    /// A tool in the place of terraform, which prints a plan for `show -json` of a file with the right name.
    static func tool(_ folder: URL, _ body: String) throws -> String {
        let path = try folder.file("some-terraform", "#!/bin/sh\n\(body)\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    @Test("a saved plan is read through the tool that wrote it", .timeLimit(.minutes(1)))
    func savedPlan() async throws {
        try await withFolder { folder in
            let rules = try folder.file("ringdown.yaml", ConfigurationTests.good)
            let json = try folder.file("plan.json", PlanTests.plan)
            let plan = try folder.file("tf.plan", Self.savedPlan)
            let tool = try Self.tool(folder, "[ \"$1 $2 $4\" = \"show -json \(plan)\" ] && cat '\(json)'")
            let arguments = ["plan", plan, "--rules", rules, "--workspace", "contact-centre-prod"]
            for outcome in [
                try await Binary.run(arguments + ["--tool", tool]),
                try await Binary.run(arguments, environment: ["RINGDOWN_TERRAFORM": tool]),
            ] {
                #expect(outcome.exit == 0, "\(outcome.errors)")
                #expect(outcome.output.contains("1 would fire"))
            }
        }
    }

    @Test("a saved plan that cannot be read is refused in one line", .timeLimit(.minutes(1)))
    func unreadableSavedPlan() async throws {
        try await withFolder { folder in
            let rules = try folder.file("ringdown.yaml", ConfigurationTests.good)
            let plan = try folder.file("tf.plan", Self.savedPlan)
            let tool = try Self.tool(folder, "printf '\\n╷\\n│ Error: Failed to read plan\\n│ \\n╵\\n' >&2; exit 1")
            let failing = try await Binary.run(["plan", plan, "--rules", rules, "--tool", tool])
            let missing = try await Binary.run(["plan", plan, "--rules", rules, "--tool", "/nowhere/terraform"])
            for (outcome, says) in [(failing, "Failed to read plan"), (missing, "cannot be run")] {
                #expect(outcome.exit == 1)
                #expect(outcome.output == "")
                #expect(outcome.errors.contains(says), "\(outcome.errors)")
                #expect(outcome.errors.split(separator: "\n").count == 1)
            }
        }
    }

    @Test("two states are previewed, and an encrypted one is refused with what to do", .timeLimit(.minutes(1)))
    func states() async throws {
        func state(_ serial: Int, _ status: String) -> String {
            """
            {"version":4,"terraform_version":"1.11.4","serial":\(serial),"lineage":"l","outputs":{},"resources":[
             {"mode":"managed","type":"genesyscloud_outbound_campaign","name":"renewals",
              "provider":"provider[\\"registry.terraform.io/mypurecloud/genesyscloud\\"]",
              "instances":[{"schema_version":0,"attributes":{"id":"1","campaign_status":"\(status)"}}]}]}
            """
        }
        try await withFolder { folder in
            let rules = try folder.file("ringdown.yaml", ConfigurationTests.good)
            let before = try folder.file("before", state(1, "off"))
            let after = try folder.file("after", state(2, "on"))
            let locked = try folder.file(
                "locked",
                #"{"serial":1,"lineage":"l","meta":{},"encrypted_data":"eA==","encryption_version":"v0"}"#
            )
            let common = ["--rules", rules, "--workspace", "contact-centre-prod"]
            let good = try await Binary.run(["plan", "--before", before, "--after", after] + common)
            #expect(good.exit == 0, "\(good.errors)")
            #expect(good.output.contains("1 change, 1 would fire"), "\(good.output)")
            let encrypted = try await Binary.run(["plan", "--before", locked, "--after", after] + common)
            #expect(encrypted.exit == 1)
            #expect(encrypted.errors.contains("tofu show -json"), "\(encrypted.errors)")
            let swapped = try await Binary.run(["plan", "--before", after, "--after", before] + common)
            #expect(swapped.errors.contains("the older one first"), "\(swapped.errors)")
        }
    }
}
