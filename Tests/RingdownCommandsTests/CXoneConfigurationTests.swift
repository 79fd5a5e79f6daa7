import Foundation
import RingdownAPI
import RingdownCore
import RingdownVendors
import Testing

@testable import RingdownCommands

@Suite("CXone in the configuration file")
struct CXoneConfigurationTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var yaml: String
        var problem: String
    }

    static let good = """
        providers:
          cxone:
            kind: cxone
            accessKeyId: env:CX_KEY
            accessKeySecret: env:CX_SECRET
            clientId: env:CX_ID
            clientSecret: env:CX_APP
            apiVersion: v33.0
            timeZone: Europe/Berlin
        contactLists:
          - { name: renewals-q4, provider: cxone, list: Renewals Q4, campaigns: [Renewals PC], division: Sales }
        personalConnections:
          - { id: "12345", provider: cxone, skill: Renewals PC, from: ["+12025550100"], division: Sales }
        """

    static func edited(_ line: String, _ replacement: String) -> String {
        good.replacingOccurrences(of: line, with: replacement)
    }

    static let cases = [
        Case(
            testDescription: "a secret in clear",
            yaml: edited("env:CX_SECRET", "hunter2"),
            problem:
                "r.yaml:5:22: \"accessKeySecret\" must be a reference, because secrets do not belong into this file; "
                + "write env:NAME or file:PATH"
        ),
        Case(
            testDescription: "an application without its secret",
            yaml: edited("    clientSecret: env:CX_APP\n", ""),
            problem: "r.yaml:3:5: provider \"cxone\" needs \"clientSecret\""
        ),
        Case(
            testDescription: "a version that is none",
            yaml: edited("v33.0", "newest"),
            problem: "r.yaml:8:17: \"newest\" is no version of CXone's API; write it as v33.0"
        ),
        Case(
            testDescription: "an unknown zone",
            yaml: edited("Europe/Berlin", "W. Europe Standart Time"),
            problem:
                "r.yaml:9:15: \"W. Europe Standart Time\" is no time zone; did you mean \"W. Europe Standard Time\"?"
        ),
        Case(
            testDescription: "a region, which is Genesys Cloud's",
            yaml: edited("apiVersion: v33.0", "region: eu-central-1"),
            problem: "r.yaml:8:5: unknown key \"region\" in provider \"cxone\""
        ),
        Case(
            testDescription: "two ways to log in",
            yaml: edited("apiVersion: v33.0", "application: env:APP\n    username: env:U\n    password: env:P"),
            problem: "r.yaml:8:18: \"application\" is the older log-in and stands beside an access key; "
                + "keep one way to log in: an access key where there is one"
        ),
        Case(
            testDescription: "a campaign in the place of a skill",
            yaml: edited("skill: Renewals PC", "campaign: Renewals, list: Renewals"),
            problem: "r.yaml:13:5: personal connection needs \"skill\"; its provider dials with skills"
        ),
    ]

    @Test("a problem is named with its place and what to write instead", arguments: cases)
    func problems(_ example: Case) {
        do throws(ConfigurationError) {
            _ = try Configuration.read(example.yaml, file: "r.yaml")
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.lines.first?.hasPrefix(example.problem) == true, "\(error.lines.first ?? "")")
        }
    }

    @Test("a good file is read whole, its zone as Windows names it")
    func good() throws {
        let configuration = try Configuration.read(Self.good, file: "r.yaml")
        guard case .cxone(let tenant)? = configuration.providers["cxone"]?.location else {
            Issue.record("no CXone provider")
            return
        }
        #expect(tenant.version == CXoneVersion(33))
        #expect(tenant.timeZone == "W. Europe Standard Time")
        #expect(tenant.secrets.count == 4)
        #expect(configuration.book.personalConnections.map(\.dialing) == [.skill("Renewals PC")])
        #expect(configuration.book.contactLists.map(\.campaigns) == [["Renewals PC"]])
    }

    @Test("an exchange inside can be spoken to with CXone's API, and then dials with skills")
    func embedded() throws {
        let provider = "providers: { local: { kind: exchange, dialect: cxone } }\n"
        let line =
            #"personalConnections: [ { id: "1", provider: local, skill: S, from: ["+12025550100"], division: D } ]"#
        let configuration = try Configuration.read(provider + line, file: "r.yaml")
        guard case .embedded(_, .cxone)? = configuration.providers["local"]?.location else {
            Issue.record("not CXone's dialect")
            return
        }
        #expect(configuration.book.personalConnections.map(\.dialing) == [.skill("S")])
        let script = line.replacing("skill: S", with: #"skill: S, script: { id: "42", path: Calls }"#)
        let scripted = try Configuration.read(provider + script, file: "r.yaml").book.personalConnections
        #expect(scripted.map(\.dialing) == [.script(id: "42", path: "Calls", skill: "S")])
        let wrong = #expect(throws: ConfigurationError.self) {
            try Configuration.read("providers: { local: { kind: exchange, dialect: cxon } }", file: "r.yaml")
        }
        #expect(wrong?.lines.first?.contains("did you mean cxone?") == true)
    }

    @Test("the older log-in needs application, username and password")
    func legacy() throws {
        let yaml = "providers: { old: { kind: cxone, application: env:A, username: env:U, password: env:P } }"
        guard case .cxone(let tenant)? = try Configuration.read(yaml, file: "r.yaml").providers["old"]?.location,
            case .legacy = tenant.logIn
        else {
            Issue.record("no legacy log-in")
            return
        }
        #expect(tenant.secrets.count == 3)
    }

    @Test(
        "whether a permission is held is answered as far as it could be seen",
        arguments: [
            ("View,Edit", "allowed", "holds Skills: Edit"), ("View", "refused", "does not hold Skills: Edit"),
        ]
    )
    func permissions(_ value: String, _ verdict: String, _ says: String) {
        var permission = CXonePermission()
        permission.key = "Skills"
        permission.value = value
        let answer = CXoneAccount.answer("Skills: Edit", CXoneInspection(permissions: [permission]))
        #expect(answer.verdict == verdict)
        #expect(answer.sentence.contains(says))
        #expect((answer.fix == nil) == (verdict == "allowed"))
        #expect(CXoneAccount.answer("Skills: Edit", CXoneInspection()).verdict == "unknown")
    }
}
