import Foundation
import RingdownCore
import RingdownEngine
import Testing

@testable import RingdownCommands

@Suite("ringdown plan", .timeLimit(.minutes(5)))
struct PlanTests {
    static let plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","timestamp":"2026-11-22T09:00:00Z","errored":false,
         "applyable":true,"complete":true,"resource_changes":[
          {"address":"genesyscloud_outbound_campaign.renewals","mode":"managed",
           "type":"genesyscloud_outbound_campaign","name":"renewals","provider_name":"p",
           "change":{"actions":["update"],"before":{"campaign_status":"off"},"after":{"campaign_status":"on"},
                     "after_unknown":{},"before_sensitive":{},"after_sensitive":{}}},
          {"address":"genesyscloud_outbound_campaign.other","mode":"managed",
           "type":"genesyscloud_outbound_campaign","name":"other","provider_name":"p",
           "change":{"actions":["no-op"],"before":{},"after":{},
                     "after_unknown":{},"before_sensitive":{},"after_sensitive":{}}}]}
        """

    @Test("it prints what would fire as JSON", .timeLimit(.minutes(1)))
    func json() async throws {
        try await withFolder { folder in
            let rules = try folder.file("ringdown.yaml", ConfigurationTests.good)
            let arguments = ["plan", "-", "--rules", rules, "--workspace", "contact-centre-prod", "--format", "json"]
            let outcome = try await Binary.run(arguments, input: Self.plan)
            #expect(outcome.exit == 0)
            let printed = try JSON(parsing: outcome.output)
            #expect(printed["changes"] == 1)
            #expect(printed["waiting"] == [])
            let match = try #require(printed["matches"]?[0])
            #expect(match["rule"] == "go-live")
            #expect(match["address"] == "genesyscloud_outbound_campaign.renewals")
            #expect(match["from"] == "off")
            #expect(match["to"] == "on")
            #expect(match["action"] == "trigger contact list renewals-q4 with priority")
            #expect(["allowed", "held"].contains(match["verdict"]?.string))
            #expect(match["reasons"]?.array?.isEmpty == false)
        }
    }

    @Test("with --detailed-exitcode something that would fire exits with 2", .timeLimit(.minutes(1)))
    func detailedExitCode() async throws {
        try await withFolder { folder in
            let rules = try folder.file("ringdown.yaml", ConfigurationTests.good)
            let arguments = ["plan", "-", "--rules", rules, "--detailed-exitcode", "--workspace"]
            #expect(try await Binary.run(arguments + ["contact-centre-prod"], input: Self.plan).exit == 2)
            #expect(try await Binary.run(arguments + ["elsewhere"], input: Self.plan).exit == 0)
        }
    }

    @Test("a value that is not known yet waits, and a sensitive one is not shown")
    func waiting() throws {
        let book = try Configuration.read(ConfigurationTests.good, file: "r.yaml").book
        var change = Change(
            address: "genesyscloud_outbound_campaign.renewals",
            type: "genesyscloud_outbound_campaign",
            name: "renewals",
            actions: .update,
            before: ["campaign_status": "off"],
            after: [:],
            unknown: ["campaign_status": true],
            phase: .planned,
            origin: ChangeOrigin(source: "cli", workspace: "contact-centre-prod")
        )
        let now = Date(timeIntervalSince1970: 1_790_000_000)
        let waiting = PlanPreview([change], book: book, at: now)
        #expect(waiting.matches.isEmpty)
        #expect(waiting.waiting.map(\.rule) == ["go-live"])
        change.unknown = nil
        change.after = ["campaign_status": "on"]
        change.afterSensitive = ["campaign_status": true]
        let sensitive = PlanPreview([change], book: book, at: now)
        #expect(sensitive.matches.map(\.to) == ["(sensitive)"])
        #expect(sensitive.matches.map(\.from) == ["(sensitive)"])
    }
}
