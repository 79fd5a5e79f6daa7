import Foundation
import RingdownCore
import RingdownServer
import Testing

@testable import RingdownCommands

@Suite("The sources of the configuration")
struct SourcesConfigurationTests {
    @Test("every kind of source is read, its secrets as references")
    func good() throws {
        let yaml = """
            sources:
              - { name: prod, kind: hcp-terraform, token: env:HMAC, api: { token: env:TFE_TOKEN } }
              - { name: own, kind: hcp-terraform, token: [env:NEW, env:OLD], api: { token: file:t, url: "https://t.test" } }
              - { name: builds, kind: standard-webhook, token: file:secret, workspace: eu }
            """
        let sources = try Configuration.read(yaml, file: "r.yaml").sources
        #expect(sources.map(\.name) == ["prod", "own", "builds"])
        #expect(sources.map(\.secrets.count) == [1, 2, 1])
        guard case .hcpTerraform("https://app.terraform.io", .environment("TFE_TOKEN"))? = sources.first?.kind else {
            Issue.record("\(sources)")
            return
        }
        guard case .standardWebhook(workspace: "eu")? = sources.last?.kind else {
            Issue.record("\(sources)")
            return
        }
    }

    @Test("a source of run tasks fails runs on refusals unless it says otherwise, and may name its own service")
    func runTasks() throws {
        let yaml = """
            sources:
              - { name: gate, kind: hcp-run-task, token: env:HMAC }
              - { name: own, kind: hcp-run-task, token: env:HMAC, failOn: never, api: { url: "https://t.test" } }
            """
        let sources = try Configuration.read(yaml, file: "r.yaml").sources
        guard case .runTask("https://app.terraform.io", failOn: .refused)? = sources.first?.kind,
            case .runTask("https://t.test", failOn: .never)? = sources.last?.kind
        else {
            Issue.record("\(sources)")
            return
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var source: String
        var problem: String
    }

    @Test(
        "what is wrong with a source is named with its place and what to write instead",
        arguments: [
            Case(
                testDescription: "an unknown kind",
                source: "{ name: a, kind: hcp-teraform, token: env:A }",
                problem: "r.yaml:2:22: unknown kind of source \"hcp-teraform\"; did you mean hcp-terraform?"
            ),
            Case(
                testDescription: "a secret in clear",
                source: "{ name: a, kind: standard-webhook, token: whsec_hunter2 }",
                problem: "r.yaml:2:47: \"token\" must be a reference, because secrets do not belong into this file; "
                    + "write env:NAME or file:PATH"
            ),
            Case(
                testDescription: "no secret",
                source: "{ name: a, kind: standard-webhook }",
                problem: "r.yaml:2:5: source needs \"token\""
            ),
            Case(
                testDescription: "no API",
                source: "{ name: a, kind: hcp-terraform, token: env:A }",
                problem: "r.yaml:2:5: source needs \"api\""
            ),
            Case(
                testDescription: "an API in clear",
                source: "{ name: a, kind: hcp-terraform, token: env:A, api: { token: env:B, url: \"http://t.test\" } }",
                problem: "r.yaml:2:77: \"url\" must be the HTTPS address of HCP Terraform or Terraform Enterprise; "
                    + "for example https://app.terraform.io"
            ),
            Case(
                testDescription: "an unknown reason to fail",
                source: "{ name: a, kind: hcp-run-task, token: env:A, failOn: refusd }",
                problem: "r.yaml:2:58: \"failOn\" is \"refusd\"; did you mean refused?"
            ),
            Case(
                testDescription: "a key of another kind",
                source: "{ name: a, kind: standard-webhook, token: env:A, api: {} }",
                problem: "r.yaml:2:54: unknown key \"api\" in source; known are name, kind, token, workspace"
            ),
        ]
    )
    func problems(_ example: Case) {
        do throws(ConfigurationError) {
            _ = try Configuration.read("sources:\n  - \(example.source)\n", file: "r.yaml")
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.lines.first == example.problem)
            #expect(!error.lines.joined().contains("hunter2"))
        }
    }

    @Test("a name stands once")
    func twice() {
        let one = "  - { name: a, kind: standard-webhook, token: env:A }\n"
        #expect(throws: ConfigurationError.self) { try Configuration.read("sources:\n\(one)\(one)", file: "r.yaml") }
    }
}
