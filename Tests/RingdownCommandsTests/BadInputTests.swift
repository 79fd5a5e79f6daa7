import Foundation
import Testing

/// What goes wrong at the terminal: one clear line on stderr, nothing on stdout, and the exit code of the design.
@Suite("Bad input", .timeLimit(.minutes(5)))
struct BadInputTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// `RULES` stands for a good rules file, `FILE` for a file with `content`.
        var arguments: [String]
        var content = ""
        var exit: Int32 = 1
        var says: String
    }

    static let version = """
        {"@level":"info","@message":"v","@module":"terraform.ui","@timestamp":"2026-11-22T09:00:00.000000Z",\
        "terraform":"1.11.4","type":"version","ui":"1.2"}
        """

    static let cases: [Case] = [
        Case(
            testDescription: "a document that is not JSON",
            arguments: ["plan", "FILE", "--rules", "RULES"],
            content: "hello",
            says: "ringdown: "
        ),
        Case(
            testDescription: "a plan that ends too early",
            arguments: ["plan", "FILE", "--rules", "RULES"],
            content: #"{"format_version":"1.2","resource_changes":[{"address":"a.b","#,
            says: "ends too early"
        ),
        Case(
            testDescription: "a plan of an unknown format",
            arguments: ["plan", "FILE", "--rules", "RULES"],
            content: #"{"format_version":"9.0","resource_changes":[]}"#,
            says: "9.0"
        ),
        Case(
            testDescription: "a member that stands twice",
            arguments: ["plan", "FILE", "--rules", "RULES"],
            content: #"{"format_version":"1.2","errored":false,"errored":true,"resource_changes":[]}"#,
            says: "twice"
        ),
        Case(
            testDescription: "a state where a plan is needed",
            arguments: ["plan", "FILE", "--rules", "RULES"],
            content:
                #"{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"a","outputs":{},"resources":[]}"#,
            says: "is needed"
        ),
        Case(
            testDescription: "a truncated stream",
            arguments: ["submit", "FILE"],
            content: version + "\n" + #"{"@level":"info","@message":"x","type":"apply_st"#,
            says: "breaks off at line 2"
        ),
        Case(
            testDescription: "a file that does not exist",
            arguments: ["plan", "/nowhere/plan.json", "--rules", "RULES"],
            exit: 2,
            says: "/nowhere/plan.json does not exist"
        ),
        Case(
            testDescription: "a folder",
            arguments: ["plan", "/tmp", "--rules", "RULES"],
            exit: 2,
            says: "is a folder"
        ),
        Case(
            testDescription: "rules that do not exist",
            arguments: ["plan", "FILE", "--rules", "/nowhere/ringdown.yaml"],
            exit: 2,
            says: "/nowhere/ringdown.yaml cannot be read"
        ),
        Case(
            testDescription: "rules with a misspelt key",
            arguments: ["plan", "FILE", "--rules", "FILE"],
            content: "rulez: []",
            exit: 2,
            says: "did you mean \"rules\"?"
        ),
        Case(
            testDescription: "a rules file that is wrong, linted",
            arguments: ["rule", "lint", "FILE"],
            content: "rules:\n  - name: a\n    when: {}\n",
            says: "rule needs \"do\""
        ),
        Case(testDescription: "no client", arguments: ["trigger", "show"], exit: 2, says: "RINGDOWN_CLIENT_ID"),
        Case(testDescription: "an unknown command", arguments: ["frobnicate"], exit: 2, says: "frobnicate"),
        Case(
            testDescription: "an unknown format",
            arguments: ["rule", "lint", "--format", "xml"],
            exit: 2,
            says: "xml"
        ),
        Case(
            testDescription: "a server whose configuration is missing",
            arguments: ["serve", "--config", "/nowhere/ringdown.yaml"],
            exit: 2,
            says: "/nowhere/ringdown.yaml"
        ),
        Case(
            testDescription: "a store in a folder that cannot be written",
            arguments: ["serve", "--config", "FILE"],
            content: "store: { sqlite: /proc/ringdown.db }\nlisten: 127.0.0.1:0\n",
            says: "/proc/ringdown.db"
        ),
        Case(
            testDescription: "a secret that is not set",
            arguments: ["serve", "--config", "FILE"],
            content:
                "clients:\n  - { id: ci, secret: env:RINGDOWN_TEST_UNSET }\nstore: { sqlite: FOLDER/ringdown.db }\n",
            says: "RINGDOWN_TEST_UNSET is not set"
        ),
        Case(
            testDescription: "a tenant with an unknown key",
            arguments: ["exchange", "--seed", "FILE", "--port", "0"],
            content: "divisionz: []\n",
            exit: 2,
            says: "unknown key \"divisionz\""
        ),
        Case(
            testDescription: "a port that is none",
            arguments: ["exchange", "--port", "99999"],
            exit: 2,
            says: "--port"
        ),
    ]

    @Test("it is refused in one clear line", .timeLimit(.minutes(1)), arguments: cases)
    func refused(_ example: Case) async throws {
        try await withFolder { folder in
            let rules = try folder.file("ringdown.yaml", ConfigurationTests.good)
            let content = example.content.replacingOccurrences(of: "FOLDER", with: folder.path)
            let file = try folder.file("input", content)
            let arguments = example.arguments.map { $0 == "RULES" ? rules : $0 == "FILE" ? file : $0 }
            let environment = [
                "RINGDOWN_URL": "http://127.0.0.1:1", "RINGDOWN_CLIENT_SECRET": "none",
                "RINGDOWN_CLIENT_ID": example.arguments.first == "submit" ? "ci" : "",
            ]
            let outcome = try await Binary.run(arguments, environment: environment)
            #expect(outcome.exit == example.exit)
            #expect(outcome.output == "")
            #expect(outcome.errors.contains(example.says), "\(outcome.errors)")
            #expect(!outcome.errors.contains("Fatal error"))
        }
    }

    @Test("a port in use is named", .timeLimit(.minutes(1)))
    func busyPort() async throws {
        try await withFolder { folder in
            let listener = try Listener()
            defer { listener.close() }
            let yaml = "store: { sqlite: \(folder.path)/ringdown.db }\nlisten: 127.0.0.1:\(listener.port)\n"
            let outcome = try await Binary.run(["serve", "--config", try folder.file("ringdown.yaml", yaml)])
            #expect(outcome.exit == 1)
            #expect(outcome.errors.contains("the port is in use"), "\(outcome.errors)")
        }
    }

    @Test("a control plane that is not there is named with its address", .timeLimit(.minutes(1)))
    func unreachable() async throws {
        let environment = [
            "RINGDOWN_URL": "http://127.0.0.1:1", "RINGDOWN_CLIENT_ID": "ci", "RINGDOWN_CLIENT_SECRET": "hunter2",
        ]
        let outcome = try await Binary.run(["trigger", "list", "renewals"], environment: environment)
        #expect(outcome.exit == 1)
        #expect(outcome.errors.contains("http://127.0.0.1:1"))
        #expect(!outcome.errors.contains("hunter2"))
    }
}
