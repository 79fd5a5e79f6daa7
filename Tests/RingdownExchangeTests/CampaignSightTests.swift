import RingdownCore
import RingdownExchange
import Testing

@Suite("How campaigns perform")
struct CampaignSightTests {
    @Test("is shown of those that one may see")
    func performance() async throws {
        try await Platform.open(.renewals(contacts: 20, agents: 2, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            let ids: JSON = [.string(Platform.campaign), "none"]
            let path = "/api/v2/outbound/campaigns/performance/query"
            let shown = try await admin.post(path, ids).json["entities"]?.array ?? []
            #expect(shown.count == 1)
            #expect(shown.first?["progress"]?["percentage"]?.int == 100)
            #expect(shown.first?["campaignStatus"]?.string == "complete")
            #expect(shown.first?["division"]?["id"]?.string == Platform.sales)
            let stats = try await admin.get(Platform.campaignPath + "/stats").json
            #expect(shown.first?["rightPartyContactsCount"] == stats["rightPartyContactsCount"])
            #expect(stats["businessCategoryMetrics"]?["successCount"]?.int == 0)
            #expect(try await platform.caller("supporter").post(path, ids).json["entities"] == [])
        }
    }

    @Test("takes note of an agent's stage only while the campaign is on")
    func stage() async throws {
        try await Platform.open(.renewals(agents: 1, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            let path = "\(Platform.campaignPath)/agents/\(Platform.agent(1))"
            #expect(try await admin.put(path, ["stage": "greeting"]).code == "invalid.campaign.status")
            _ = try await admin.post(Platform.campaignPath + "/start")
            #expect(try await admin.put(path, ["stage": "greeting"]).json == "greeting")
            #expect(try await admin.put(path, [:]).code == "invalid.stage")
            #expect(try await admin.put("\(Platform.campaignPath)/agents/none", ["stage": "x"]).status == 404)
        }
    }
}
