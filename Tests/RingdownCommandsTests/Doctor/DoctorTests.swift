import Foundation
import Testing

@testable import RingdownCommands

@Suite("The doctor, as a built program over the real exchange", .timeLimit(.minutes(3)))
struct DoctorTests {
    @Test("All good ends with 0 and every call that the rule will make")
    func good() async throws {
        try await withFolder { folder in
            let exchange = try await Practice.exchange(Practice.tenant(Practice.everything), in: folder)
            let text = Practice.configuration(Practice.provider("genesys", at: exchange.url))
            let (exit, report) = try await Practice.doctor(try folder.file("ringdown.yaml", text))
            await exchange.stop()
            #expect(exit == 0)
            #expect(report.failed == [])
            #expect(report.verdict == "ok")
            #expect(report.ofRule?.outcome == .ok)
            #expect(
                report.ofRule?.calls == [
                    "POST /api/v2/outbound/campaigns/{campaignId}/start on campaign \"Renewals\""
                ]
            )
            let list = report.checks.first { $0.subject == "contact list renewals-q4" }
            #expect(list?.sentence.contains("in division Sales") == true)
            #expect(report.checks.contains { $0.sentence.contains("The clocks agree") })
            #expect(report.checks.contains { $0.sentence.contains("Contact Centre") })
        }
    }

    struct Lacking: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var grants: String
        var code: String
        var fix: String
    }

    static let lacking = [
        Lacking(
            testDescription: "no role has the permission",
            grants: Practice.reading,
            code: "missing-permission)",
            fix: "Admin > People & Permissions > Roles"
        ),
        Lacking(
            testDescription: "the permission is held in another division",
            grants: "\(Practice.reading), { role: Starter, division: Marketing }",
            code: "missing-permission-in-division)",
            fix: "Grant role \"Starter\""
        ),
    ]

    @Test("A call that would be refused ends with 4, its cause and its fix", arguments: lacking)
    func refused(_ lacking: Lacking) async throws {
        try await withFolder { folder in
            let exchange = try await Practice.exchange(Practice.tenant(lacking.grants), in: folder)
            let text = Practice.configuration(Practice.provider("genesys", at: exchange.url))
            let (exit, report) = try await Practice.doctor(try folder.file("ringdown.yaml", text))
            await exchange.stop()
            #expect(exit == 4)
            #expect(report.verdict == "not authorised")
            #expect(report.failed.map(\.subject) == [report.ofRule?.subject])
            #expect(report.ofRule?.sentence.contains(lacking.code) == true, "\(report.failed)")
            #expect(report.ofRule?.fix?.contains(lacking.fix) == true, "\(report.failed)")
            #expect(report.ofRule?.fix?.contains("division Sales") == true, "\(report.failed)")
        }
    }

    @Test("A wrong secret ends with 4, and shows no secret")
    func wrongSecret() async throws {
        try await withFolder { folder in
            let exchange = try await Practice.exchange(Practice.tenant(Practice.everything), in: folder)
            let text = Practice.configuration(Practice.provider("genesys", at: exchange.url))
            let file = try folder.file("ringdown.yaml", text)
            let (exit, report) = try await Practice.doctor(file, environment: ["GC_SECRET": "not-the-secret-of-it"])
            await exchange.stop()
            #expect(exit == 4)
            #expect(report.failed.count == 1)
            #expect(report.failed.first?.sentence.contains("gave no token") == true)
            #expect(report.failed.first?.fix?.isEmpty == false)
            #expect(report.ofRule?.outcome == .unchecked)
            #expect(!report.lines.joined().contains("not-the-secret-of-it"))
        }
    }

    @Test("A secret that is not there is named with the command that puts it there")
    func noSecret() async throws {
        try await withFolder { folder in
            let text = Practice.configuration(Practice.provider("genesys", at: "http://127.0.0.1:1"))
            let file = try folder.file("ringdown.yaml", text)
            let (exit, report) = try await Practice.doctor(file, environment: ["GC_SECRET": ""])
            #expect(exit == 1)
            #expect(report.failed.map(\.fix) == ["read -rs GC_SECRET && export GC_SECRET"])
        }
    }

    @Test("A host that nobody answers at ends with 1, and nothing behind it counts as checked")
    func unreachable() async throws {
        try await withFolder { folder in
            let text = Practice.configuration(Practice.provider("genesys", at: "http://127.0.0.1:1"))
            let (exit, report) = try await Practice.doctor(try folder.file("ringdown.yaml", text))
            #expect(exit == 1)
            #expect(report.failed.count == 1)
            #expect(report.failed.first?.sentence.contains("was not reached") == true)
            #expect(report.failed.first?.fix?.contains("curl") == true)
            #expect(report.ofRule?.outcome == .unchecked)
        }
    }

    @Test("A list that nobody has ends with 1, and what to look for")
    func unknownList() async throws {
        try await withFolder { folder in
            let exchange = try await Practice.exchange(Practice.tenant(Practice.everything), in: folder)
            let text = Practice.configuration(Practice.provider("genesys", at: exchange.url), list: "Renewals Q5")
            let (exit, report) = try await Practice.doctor(try folder.file("ringdown.yaml", text))
            await exchange.stop()
            #expect(exit == 1, "\(report.failed)")
            let list = report.checks.first { $0.subject == "contact list renewals-q4" }
            #expect(list?.outcome == .failed)
            #expect(list?.sentence.contains("No contact list named \"Renewals Q5\"") == true)
            #expect(list?.fix?.isEmpty == false)
        }
    }

    @Test("A list in another division than the configuration says, and a connection's own calls, are looked at")
    func divisionAndConnection() async throws {
        try await withFolder { folder in
            let grants = "\(Practice.reading), { role: Starter, division: Sales }"
            let exchange = try await Practice.exchange(Practice.tenant(grants), in: folder)
            let connection = """

                personalConnections:
                  - { id: "12345", name: line, provider: genesys, campaign: Renewals, list: Renewals Q4,
                      from: ["+12025550100"], division: Sales }
                """
            let text = Practice.configuration(Practice.provider("genesys", at: exchange.url))
                .replacing("campaigns: [Renewals], division: Sales", with: "campaigns: [Renewals], division: Marketing")
            let (exit, report) = try await Practice.doctor(try folder.file("ringdown.yaml", text + connection))
            await exchange.stop()
            #expect(exit == 4)
            #expect(report.ofRule?.outcome == .ok)
            let subjects = ["contact list renewals-q4", "call on personal connection line"]
            #expect(report.failed.map(\.subject) == subjects, "\(report.failed)")
            #expect(report.failed.first?.fix?.contains("division: Sales") == true)
            #expect(report.failed.last?.sentence.contains("outbound:contact:add") == true)
            #expect(report.failed.last?.calls.count == 2)
        }
    }

    @Test("What a sandbox allows and production refuses is said so, and only when it is asked for")
    func environments() async throws {
        try await withFolder { folder in
            let sandbox = try await Practice.exchange(Practice.tenant(Practice.reading, kind: "sandbox"), in: folder)
            let strict = try await Practice.exchange(Practice.tenant(Practice.reading), in: folder)
            let text = Practice.configuration(
                Practice.provider("genesys", at: sandbox.url, more: ", environment: sandbox"),
                Practice.provider("genesys-prod", at: strict.url, more: ", environment: production")
            )
            let file = try folder.file("ringdown.yaml", text)
            let alone = try await Practice.doctor(file)
            #expect(alone.exit == 0, "\(alone.report.failed)")
            let both = try await Practice.doctor(file, "--environment", "production")
            #expect(both.exit == 4)
            #expect(
                both.report.ofRule?.sentence.hasPrefix("sandbox allows it, production refuses it: ") == true,
                "\(both.report.checks)"
            )
            #expect(both.report.ofRule?.fix?.contains("outbound:campaign:start") == true)
            let unknown = try await Practice.doctor(file, "--environment", "produktion")
            #expect(unknown.exit == 1)
            #expect(unknown.report.failed.first?.fix == "Did you mean --environment production?")
            await sandbox.stop()
            await strict.stop()
        }
    }

    @Test("A configuration that cannot be read is one failed check for each thing that is wrong with it")
    func badConfiguration() async throws {
        try await withFolder { folder in
            let file = try folder.file("ringdown.yaml", "providers: { a: { kind: exchnage } }\nlisten: nowhere\n")
            let (exit, report) = try await Practice.doctor(file)
            #expect(exit == 1)
            #expect(report.failed.count == 2)
            #expect(report.failed.contains { $0.sentence.contains("did you mean exchange?") })
        }
    }

    struct Named: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var more: String
        var words: String
    }

    static let wrongEnvironments = [
        Named(
            testDescription: "it stands in for nobody",
            more: ", environment: production, insteadOf: genesis",
            words: "did you mean \"genesys\"?"
        ),
        Named(testDescription: "it is in no environment", more: ", insteadOf: genesys", words: "needs \"environment\""),
    ]

    @Test("A provider that stands in for another says for which, and where", arguments: wrongEnvironments)
    func insteadOf(_ named: Named) throws {
        let text = Practice.configuration(
            Practice.provider("genesys", at: "http://127.0.0.1:1"),
            Practice.provider("genesys-prod", at: "http://127.0.0.1:1", more: named.more)
        )
        let error = #expect(throws: ConfigurationError.self) { try Configuration.read(text, file: "r.yaml") }
        #expect(error?.lines.contains { $0.contains(named.words) } == true, "\(error?.lines ?? [])")
    }

    @Test("Of several providers of an environment the one that says so takes another's place")
    func twins() throws {
        let url = "http://127.0.0.1:1"
        let one = Practice.provider("prod-a", at: url, more: ", environment: production, insteadOf: genesys")
        let other = Practice.provider("prod-b", at: url, more: ", environment: production")
        let sandbox = Practice.provider("genesys", at: url, more: ", environment: sandbox")
        let configuration = try Configuration.read(Practice.configuration(sandbox, one, other), file: "r.yaml")
        #expect(configuration.provider(for: "genesys", in: "production")?.name == "prod-a")
        #expect(configuration.provider(for: "prod-b", in: "production")?.name == "prod-b")
        #expect(configuration.provider(for: "genesys", in: "staging") == nil)
        #expect(configuration.environments == ["production", "sandbox"])
    }

    @Test("The date of an answer is read as HTTP writes it")
    func dates() {
        #expect(DatedTransport.date("Sun, 06 Nov 1994 08:49:37 GMT") == Date(timeIntervalSince1970: 784_111_777))
        #expect(DatedTransport.date("yesterday") == nil)
    }
}
