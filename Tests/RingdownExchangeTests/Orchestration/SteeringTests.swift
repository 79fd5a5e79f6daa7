import RingdownCore
import RingdownDialer
import RingdownTestKit
import RingdownVendors
import Testing

@testable import RingdownExchange

@Suite("Steering campaigns", .timeLimit(.minutes(5)))
struct SteeringTests {
    private static let settings = "/api/v2/outbound/settings"

    @Test("Settings are read, changed in part, and refused with the documented codes")
    func settings() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let first = try await admin.get(Self.settings).json
            #expect(first["maxCallsPerAgent"]?.int == 15)
            #expect(first["complianceAbandonRateDenominator"]?.string == "CALLS_THAT_REACHED_QUEUE")
            let change: JSON = [
                "version": 1, "abandonSeconds": 3, "maxCallsPerAgent": 2,
                "complianceAbandonRateDenominator": "ALL_CALLS",
            ]
            #expect(try await admin.patch(Self.settings, change).status == 204)
            let second = try await admin.get(Self.settings).json
            #expect(second["version"]?.int == 2)
            #expect(second["abandonSeconds"]?.int == 3)
            #expect(second["maxCallsPerAgent"]?.int == 2)
            #expect(second["maxLineUtilization"] == first["maxLineUtilization"])
            #expect(try await admin.patch(Self.settings, change).code == "invalid.update.wrong.version")
            for (member, code) in [
                ("maxCallsPerAgent", "invalid.max.calls.per.agent"), ("abandonSeconds", "invalid.abandon.seconds"),
                ("maxLineUtilization", "invalid.max.line.utilization"),
            ] {
                #expect(try await admin.patch(Self.settings, .object([member: 99])).code == code)
            }
            #expect(
                try await admin.patch(Self.settings, ["rescheduleTimeZoneSkippedContacts": true]).code
                    == "invalid.update"
            )
        }
    }

    @Test("Settings bound every campaign, at once also those that dial")
    func bounds() async throws {
        var seed = TenantSeed.renewals(agents: 4, joined: true)
        seed.campaigns = [
            CampaignSeed(name: "Renewals", contactList: "Renewals Q4", queue: "Renewals", mode: .power)
        ]
        seed.campaigns?[0].maxCallsPerAgent = 5
        seed.campaigns?[0].lines = 10
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            #expect(platform.exchange.switchboard.view.campaigns[Platform.campaign]?.linesInUse == 10)
            _ = try await admin.post(Platform.campaignPath + "/stop")
            try await platform.run()
            _ = try await admin.patch(Self.settings, ["maxLineUtilization": 0.5])
            _ = try await admin.post(Platform.campaignPath + "/start")
            #expect(platform.exchange.switchboard.view.campaigns[Platform.campaign]?.linesInUse == 5)
            _ = try await admin.patch(Self.settings, ["maxCallsPerAgent": 2, "maxLineUtilization": 1])
            #expect(platform.exchange.switchboard.view.campaigns[Platform.campaign]?.linesInUse == 8)
        }
    }

    @Test("A campaign's pacing is changed without its version, also while it dials")
    func patch() async throws {
        try await Platform.open(.renewals(agents: 4, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            let change: JSON = ["outboundLineCount": 2, "abandonRate": 1.5, "maxCallsPerAgent": 2]
            #expect(try await admin.patch(Platform.campaignPath, change).status == 204)
            let campaign = try await admin.get(Platform.campaignPath).json
            #expect(campaign["outboundLineCount"]?.int == 2)
            #expect(campaign["abandonRate"] == 1.5)
            #expect(campaign["campaignStatus"]?.string == "on")
            #expect(
                try await admin.patch(Platform.campaignPath, ["maxCallsPerAgent": 16]).code
                    == "invalid.max.calls.per.agent"
            )
            #expect(try await admin.patch(Platform.campaignPath, ["queue": ["id": "none"]]).code == "queue.not.found")
        }
    }

    @Test("Priorities share the agents of a queue")
    func priority() async throws {
        var seed = TenantSeed.renewals(agents: 5, joined: true)
        seed.contactLists?.append(
            ContactListSeed(name: "More", division: "Sales", generate: ContactGenerator(count: 200))
        )
        seed.campaigns?.append(CampaignSeed(name: "Second", contactList: "More", queue: "Renewals"))
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            var campaign = try #require(try await admin.get(Platform.campaignPath).json.object)
            campaign["priority"] = 4
            #expect(try await admin.put(Platform.campaignPath, .object(campaign)).json["priority"]?.int == 4)
            _ = try await admin.post(Platform.campaignPath + "/start")
            _ = try await admin.post("/api/v2/outbound/campaigns/\(SeedID.of("campaign", "Second"))/start")
            try await platform.run(steps: 100)
            let view = platform.exchange.switchboard.view
            #expect(view.campaigns[Platform.campaign]?.agents.onQueue == 4)
            #expect(view.campaigns[SeedID.of("campaign", "Second")]?.agents.onQueue == 1)
            campaign = try #require(try await admin.get(Platform.campaignPath).json.object)
            campaign["priority"] = 6
            #expect(try await admin.put(Platform.campaignPath, .object(campaign)).code == "invalid.priority")
        }
    }

    @Test("Short views show the campaigns of permitted divisions")
    func views() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let all = try await admin.get("/api/v2/outbound/campaigns/all")
            #expect(all.json["entities"]?[0]?["mediaType"]?.string == "voice")
            #expect(try await admin.get("/api/v2/outbound/campaigns/all?mediaType=sms").json["total"]?.int == 0)
            let views = try await admin.get("/api/v2/outbound/campaigns/divisionviews?name=ren")
            #expect(views.json["total"]?.int == 1)
            let one = try await admin.get("/api/v2/outbound/campaigns/divisionviews/\(Platform.campaign)")
            #expect(one.json["division"]?["name"]?.string == "Sales")
            let supporter = try await platform.caller("supporter")
            #expect(try await supporter.get("/api/v2/outbound/campaigns/all").json["total"]?.int == 0)
            #expect(try await supporter.get("/api/v2/outbound/campaigns/divisionviews").status == 403)
        }
    }

    @Test("Interactions show each call that is going on, with its agent")
    func interactions() async throws {
        try await Platform.open(.renewals(contacts: 40, agents: 4, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            let path = Platform.campaignPath + "/interactions"
            #expect(try await admin.get(path).json["pendingInteractions"] == [])
            _ = try await admin.post(Platform.campaignPath + "/start")
            let dialing = try await admin.get(path).json
            #expect(dialing["pendingInteractions"]?.array?.count == 4)
            #expect(dialing["pendingInteractions"]?[0]?["queue"]?["name"]?.string == "Renewals")
            while try await admin.get(path).json["interactingInteractions"] == [] { try await platform.run(steps: 1) }
            let talking = try await admin.get(path).json["interactingInteractions"]
            #expect(talking?[0]?["agent"]?["name"]?.string?.hasPrefix("Agent") == true)
        }
    }

    @Test("The diagnostic summary tells when the campaign was on")
    func summary() async throws {
        let clock = ManualClock(try #require(GenesysTime.date("2026-05-01T12:00:00Z")))
        try await Platform.open(.renewals(agents: 1, joined: true), clock: clock) { platform in
            let admin = try await platform.caller("admin")
            try await platform.run(until: "2026-05-01T12:10:00Z")
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run(until: "2026-05-01T12:20:00Z")
            let path = "/api/v2/outbound/diagnostics/campaigns/\(Platform.campaign)/summary"
            func summary(_ start: String, _ end: String) async throws -> Caller.Answer {
                try await admin.get("\(path)?start=2026-05-01T\(start):00Z&end=2026-05-01T\(end):00Z")
            }
            let states = try await summary("12:00", "12:15").json["campaignStates"]?.array ?? []
            #expect(states.compactMap { $0["state"]?.string } == ["off", "on"])
            #expect(states.last?["dateStart"]?.string == "2026-05-01T12:10:00.000Z")
            #expect(try await summary("12:00", "13:00").code == "end.time.in.future")
            #expect(try await summary("12:15", "12:10").code == "invalid.interval")
            #expect(try await admin.get(path).code == "invalid.param")
        }
    }
}
