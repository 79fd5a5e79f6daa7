import RingdownCore
import RingdownExchange
import Testing

@Suite("Campaign status", .timeLimit(.minutes(5)))
struct StatusTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var from: CampaignStatus
        var to: CampaignStatus
        var write: CampaignStatus.Write

        var testDescription: String { "\(from.rawValue) to \(to.rawValue): \(write)" }
    }

    /// Every pair: only a start and a stop are writes, and what is written unchanged changes nothing.
    static let table = CampaignStatus.allCases.flatMap { from in
        CampaignStatus.allCases.map { to in
            let write: CampaignStatus.Write =
                switch (from, to) {
                case _ where from == to: .unchanged
                case (.off, .on), (.complete, .on), (.invalid, .on), (.stopping, .on): .start
                case (.forcedOff, .on), (.forcedStopping, .on): .start
                case (.on, .off): .stop
                default: .refused
                }
            return Case(from: from, to: to, write: write)
        }
    }

    @Test("is written only to start and to stop", arguments: table)
    func machine(_ each: Case) {
        #expect(each.from.write(each.to) == each.write)
    }

    /// The status read after a campaign was brought into `from`, and `to` was written with an update.
    struct Update: CustomTestStringConvertible, Sendable {
        var from: String
        var to: String
        var status: Int
        var after: String

        var testDescription: String { "\(from) to \(to): \(status), then \(after)" }
    }

    static let updates = [
        Update(from: "off", to: "off", status: 200, after: "off"),
        Update(from: "off", to: "on", status: 200, after: "on"),
        Update(from: "off", to: "stopping", status: 400, after: "off"),
        Update(from: "off", to: "complete", status: 400, after: "off"),
        Update(from: "on", to: "on", status: 200, after: "on"),
        Update(from: "on", to: "off", status: 200, after: "stopping"),
        Update(from: "on", to: "complete", status: 400, after: "on"),
        Update(from: "stopping", to: "stopping", status: 200, after: "stopping"),
        Update(from: "stopping", to: "off", status: 400, after: "stopping"),
        Update(from: "stopping", to: "on", status: 200, after: "on"),
        Update(from: "complete", to: "complete", status: 200, after: "complete"),
        Update(from: "complete", to: "off", status: 400, after: "complete"),
        Update(from: "complete", to: "on", status: 200, after: "on"),
        Update(from: "complete", to: "invalid", status: 400, after: "complete"),
    ]

    @Test("is moved by updates as the vendor moves it", arguments: updates)
    func writing(_ each: Update) async throws {
        try await Platform.open(.renewals(contacts: 6, agents: 2, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            try await Self.bring(platform, admin, to: each.from)
            var body = try #require(try await admin.get(Platform.campaignPath).json.object)
            #expect(body["campaignStatus"]?.string == each.from)
            body["campaignStatus"] = .string(each.to)
            let answer = try await admin.put(Platform.campaignPath, .object(body))
            #expect(answer.status == each.status)
            if each.status == 400 {
                #expect(answer.code == "invalid.update.bad.status.transition")
                #expect(
                    answer.message == "An attempt was made to update a Campaign in an invalid way. Details: Invalid"
                        + " transition from <\(each.from.uppercased())> to <\(each.to.uppercased())>"
                )
            }
            #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == each.after)
        }
    }

    @Test("start and stop may be repeated, and stopping ends with the last call")
    func startAndStop() async throws {
        try await Platform.open(.renewals(contacts: 6, agents: 2, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            for _ in 1...2 { #expect(try await admin.post(Platform.campaignPath + "/stop").status == 204) }
            for _ in 1...2 { #expect(try await admin.post(Platform.campaignPath + "/start").status == 204) }
            #expect(try await admin.get(Platform.campaignPath).json["version"]?.int == 2)
            for _ in 1...2 { #expect(try await admin.post(Platform.campaignPath + "/stop").status == 204) }
            #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "stopping")
            try await platform.run()
            #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "off")
            let progress = try await admin.get(Platform.campaignPath + "/progress")
            #expect(progress.json["numberOfContactsCalled"]?.int == 2)
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            let stats = try await admin.get(Platform.campaignPath + "/stats")
            #expect(stats.json["contactRate"]?["attempts"]?.int == 6)
            let events = try await admin.get("/api/v2/outbound/events")
            #expect(events.json["total"]?.int == 2)
            #expect(events.json["entities"]?[1]?["eventMessage"]?["code"]?.string == "CAMPAIGN_STOPPED")
        }
    }

    @Test("Recycling dials the list from the top, whatever the status", arguments: ["off", "on", "complete"])
    func recycle(_ status: String) async throws {
        try await Platform.open(.renewals(contacts: 6, agents: 2, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            try await Self.bring(platform, admin, to: "complete")
            if status == "off" {
                _ = try await admin.post(Platform.campaignPath + "/start")
                _ = try await admin.post(Platform.campaignPath + "/stop")
                try await platform.run()
            } else if status == "on" {
                _ = try await admin.post(Platform.campaignPath + "/start")
            }
            let recycled = try await admin.delete(Platform.campaignPath + "/progress")
            #expect(recycled.status == 202)
            #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == status)
            let progress = try await admin.get(Platform.campaignPath + "/progress")
            #expect(progress.json["numberOfContactsCalled"]?.int == 0)
            let events = try await admin.get("/api/v2/outbound/events?sortOrder=descending")
            #expect(events.json["entities"]?[0]?["eventMessage"]?["code"]?.string == "RECYCLE_CAMPAIGN")
        }
    }

    private static func bring(_ platform: Platform, _ admin: Caller, to status: String) async throws {
        guard status != "off" else { return }
        _ = try await admin.post(Platform.campaignPath + "/start")
        switch status {
        case "stopping": _ = try await admin.post(Platform.campaignPath + "/stop")
        case "complete": try await platform.run()
        default: break
        }
    }
}
