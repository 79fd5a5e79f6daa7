import Foundation
import RingdownCore
import Testing

@testable import RingdownCommands

@Suite("schedule diff and sync, with the built programs", .timeLimit(.minutes(3)))
struct ScheduleCommandTests {
    /// A configuration of one schedule for the campaign of `Practice.tenant`.
    static func configuration(_ url: String, _ times: String, campaign: String = "Renewals") -> String {
        """
        providers:
        \(Practice.provider("genesys", at: url))
        schedules:
          - provider: genesys
            campaign: \(campaign)
        \(times)
        """
    }

    static let office = """
            zone: Europe/Berlin
            weekly: [ { days: mon-fri, from: "09:00", to: "18:00" } ]
        """

    static let longer = """
            zone: Europe/Berlin
            weekly: [ { days: mon-fri, from: "09:00", to: "20:00" } ]
        """

    /// What a control plane needs to react to schedules that somebody changed.
    static let rule = """

        store: { sqlite: ringdown.db }
        contactLists:
          - { name: renewals-q4, provider: genesys, list: Renewals Q4, campaigns: [Renewals], division: Sales }
        clients:
          - { id: ci, secret: env:CI_SECRET, grants: [ { role: pipeline, division: Sales } ] }
        roles:
          - { name: pipeline, permissions: ["iac:change:add", "outbound:trigger:view"] }
        rules:
          - name: changed-by-hand
            when: { resource: "ringdown_campaign_schedule.*", phase: drifted }
            do: [ { trigger: { contactList: renewals-q4 } } ]
            only: { approval: required }
        """

    static func run(_ folder: URL, _ text: String, _ arguments: String...) async throws -> Binary.Outcome {
        let file = try folder.file("schedules.yaml", text)
        return try await Binary.run(
            ["schedule"] + arguments + ["--config", file],
            environment: Practice.environment,
            seconds: 60
        )
    }

    static func report(_ outcome: Binary.Outcome) throws -> JSON { try JSON(parsing: Data(outcome.output.utf8)) }

    @Test("What is declared is shown, applied, seen as applied, changed and removed")
    func life() async throws {
        try await withFolder { folder in
            let exchange = try await Practice.exchange(Practice.tenant(Practice.everything), in: folder)
            defer { exchange.shoot() }
            let declared = Self.configuration(exchange.url, Self.office)

            let before = try await Self.run(folder, declared, "diff", "--detailed-exitcode")
            #expect(before.exit == 2, "\(before.output) \(before.errors)")
            #expect(before.output.contains("+ genesys \"Renewals\""))
            #expect(before.output.contains("+ weekly: mon-fri 09:00–18:00"))
            #expect(before.output.contains("Plan: 1 to add, 0 to change, 0 to destroy, 0 unchanged."))

            let asked = try await Self.run(folder, declared, "sync")
            #expect(asked.exit == 2 && asked.errors.contains("--yes"))
            let dry = try await Self.run(folder, declared, "sync", "--dry-run")
            #expect(dry.exit == 0 && dry.output.contains("Plan: 1 to add"))

            let applied = try await Self.run(folder, declared, "sync", "--yes", "--format", "json")
            #expect(applied.exit == 0, "\(applied.errors)")
            let schedule = try Self.report(applied)["schedules"]?[0]
            #expect(schedule?["applied"] == true)
            #expect(schedule?["action"] == "create")
            #expect(schedule?["correlationIds"]?[0]?.string?.isEmpty == false)

            let after = try await Self.run(folder, declared, "diff", "--detailed-exitcode")
            #expect(after.exit == 0 && after.output.contains("No changes."), "\(after.output)")

            let longer = Self.configuration(exchange.url, Self.longer)
            let changed = try await Self.run(folder, longer, "sync", "--yes")
            #expect(changed.exit == 0, "\(changed.errors)")
            #expect(changed.errors.contains("- weekly: mon-fri 09:00–18:00"))
            #expect(changed.errors.contains("+ weekly: mon-fri 09:00–20:00"))
            #expect(changed.output.contains("updated"))

            let none = try await Self.run(folder, Self.configuration(exchange.url, ""), "sync", "--yes")
            #expect(none.exit == 0 && none.output.contains("deleted"), "\(none.output) \(none.errors)")
            let gone = try await Self.run(folder, longer, "diff", "--format", "json")
            #expect(try Self.report(gone)["schedules"]?[0]?["action"] == "create")
        }
    }

    @Test("At CXone a skill's hours and settings are shown, applied, and seen as applied")
    func skill() async throws {
        try await withFolder { folder in
            let user = """

                users:
                  - name: Ringdown
                    email: ringdown@example.com
                    accessKeys: [ { id: ringdown, secret: ringdown-secret } ]
                    grants: [ { role: Dialer } ]
                """
            let exchange = try await Practice.exchange(Practice.tenant(Practice.everything) + user, in: folder)
            defer { exchange.shoot() }
            let declared = """
                providers:
                  cxone: { kind: cxone, url: "\(exchange.url)", accessKeyId: env:GC_ID, accessKeySecret: env:GC_SECRET }
                schedules:
                  - provider: cxone
                    skill: Renewals
                    weekly: [ { days: mon-fri, from: "09:00", to: "18:00" } ]
                    settings: { general: { maximumAttempts: 5, loadNonFresh: true } }
                """
            let before = try await Self.run(folder, declared, "diff", "--detailed-exitcode")
            #expect(before.exit == 2, "\(before.output) \(before.errors)")
            #expect(before.output.contains("+ cxone \"Renewals\""))
            #expect(before.output.contains("+ weekly: mon-fri 09:00–18:00"))
            #expect(before.output.contains("~ general.maximumAttempts: 1 -> 5"))
            let applied = try await Self.run(folder, declared, "sync", "--yes")
            #expect(applied.exit == 0, "\(applied.output) \(applied.errors)")
            let after = try await Self.run(folder, declared, "diff", "--detailed-exitcode")
            #expect(after.exit == 0 && after.output.contains("No changes."), "\(after.output)")
            let cadence = declared.replacing("general: {", with: "cadence: {")
            let unknown = try await Self.run(folder, cadence, "diff")
            #expect(unknown.exit == 1 && unknown.output.contains("declare general, retry, delivery, cpa only"))
        }
    }

    @Test("Who may not write a schedule is told which permission is missing, before and when it is refused")
    func refused() async throws {
        try await withFolder { folder in
            let exchange = try await Practice.exchange(Practice.tenant(Practice.reading), in: folder)
            defer { exchange.shoot() }
            let declared = Self.configuration(exchange.url, Self.office)
            let outcome = try await Self.run(folder, declared, "sync", "--yes")
            #expect(outcome.exit == 4, "\(outcome.output) \(outcome.errors)")
            #expect(outcome.output.contains("missing-permission"))
            #expect(outcome.output.contains("outbound:schedule:edit"))

            let file = try folder.file("schedules.yaml", declared)
            let (exit, report) = try await Practice.doctor(file)
            let check = try #require(report.failed.first { $0.subject == "schedule of Renewals at genesys" })
            #expect(exit == 4)
            #expect(check.calls == ["PUT /api/v2/outbound/schedules/campaigns/{campaignId}"])
            #expect(check.fix?.contains("outbound:schedule:edit") == true)
        }
    }

    @Test("What somebody changed by hand reaches the rules once, however often it is found")
    func submitted() async throws {
        try await withFolder { folder in
            let exchange = try await Practice.exchange(Practice.tenant(Practice.everything), in: folder)
            defer { exchange.shoot() }
            let declared = Self.configuration(exchange.url, Self.office)
            let file = try folder.file("ringdown.yaml", declared + Self.rule)
            let server = try await Program(
                ["serve", "--config", file, "--listen", "127.0.0.1:0"],
                environment: Practice.environment,
                in: folder
            )
            defer { server.shoot() }
            let environment = Practice.environment.merging(["RINGDOWN_URL": server.url]) { $1 }
            let arguments = ["schedule", "diff", "--config", file, "--submit", "--workspace", "prod"]
            let first = try await Binary.run(arguments, environment: environment, seconds: 60)
            #expect(first.exit == 0, "\(first.errors)")
            #expect(first.errors.contains("matched"), "\(first.errors)")
            let second = try await Binary.run(arguments, environment: environment, seconds: 60)
            #expect(second.exit == 0, "\(second.errors)")
            #expect(second.errors.contains("duplicate") && !second.errors.contains("matched"), "\(second.errors)")
        }
    }

    @Test("The server finds by itself what somebody changed by hand, so that rules react to it")
    func watched() async throws {
        try await withFolder { folder in
            let exchange = try await Practice.exchange(Practice.tenant(Practice.everything), in: folder)
            defer { exchange.shoot() }
            let declared = Self.configuration(exchange.url, Self.office) + Self.rule
            let file = try folder.file("ringdown.yaml", declared + "\nscheduleWatch: { every: 1m, workspace: prod }\n")
            let server = try await Program(
                ["serve", "--config", file, "--listen", "127.0.0.1:0"],
                environment: Practice.environment,
                in: folder
            )
            defer { server.shoot() }
            let environment = Practice.environment.merging(["RINGDOWN_URL": server.url]) { $1 }
            var triggers: [JSON] = []
            for _ in 1...100 where triggers.isEmpty {
                let shown = try await Binary.run(["trigger", "show", "--format", "json"], environment: environment)
                try #require(shown.exit == 0, "\(shown.output) \(shown.errors)")
                triggers = try Self.report(shown)["entities"]?.array ?? []
            }
            #expect(triggers.count == 1)
            #expect(triggers.first?["contactList"]?["name"] == "renewals-q4")
        }
    }

    @Test("A campaign that is not there, and one that is declared nowhere, are said")
    func missing() async throws {
        try await withFolder { folder in
            let exchange = try await Practice.exchange(Practice.tenant(Practice.everything), in: folder)
            defer { exchange.shoot() }
            let unknown = Self.configuration(exchange.url, Self.office, campaign: "Renewal")
            let outcome = try await Self.run(folder, unknown, "diff")
            #expect(outcome.exit == 1 && outcome.output.contains("No campaign named \"Renewal\""), "\(outcome.output)")
            let other = try await Self.run(folder, unknown, "diff", "--campaign", "Winter")
            #expect(other.exit == 2 && other.errors.contains("\"Renewal\" at genesys"))
            let nothing = try await Self.run(folder, "providers: {}", "diff")
            #expect(nothing.exit == 2 && nothing.errors.contains("--state"))
        }
    }
}
