import RingdownCore
import RingdownDialer
import RingdownTestKit
import RingdownVendors
import Testing

@testable import RingdownExchange

@Suite("A campaign sequence", .timeLimit(.minutes(5)))
struct SequenceTests {
    private static let path = "/api/v2/outbound/sequences"
    private static let second = SeedID.of("campaign", "Second")

    private static func seed(contacts: Int = 6) -> TenantSeed {
        var seed = TenantSeed.renewals(contacts: contacts, agents: 2, joined: true)
        seed.contactLists?.append(
            ContactListSeed(name: "More", division: "Sales", generate: ContactGenerator(count: contacts))
        )
        seed.campaigns?.append(CampaignSeed(name: "Second", contactList: "More", queue: "Renewals"))
        return seed
    }

    private static func body(_ changes: [String: JSON] = [:]) -> JSON {
        let body: [String: JSON] = [
            "name": "Both", "campaigns": [["id": .string(Platform.campaign)], ["id": .string(second)]],
            "status": "off",
        ]
        return .object(body.merging(changes) { $1 })
    }

    private static func status(_ admin: Caller, _ campaign: String) async throws -> String? {
        try await admin.get("/api/v2/outbound/campaigns/\(campaign)").json["campaignStatus"]?.string
    }

    @Test("runs its campaigns one after another, and is complete after the last")
    func inTurn() async throws {
        try await Platform.open(Self.seed()) { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(Self.path, Self.body())
            let own = Self.path + "/" + (made.json["id"]?.string ?? "")
            var wanted = try #require(made.json.object)
            wanted["status"] = "on"
            #expect(try await admin.put(own, .object(wanted)).json["status"]?.string == "on")
            #expect(try await Self.status(admin, Platform.campaign) == "on")
            #expect(try await Self.status(admin, Self.second) == "off")
            try await platform.run()
            #expect(try await Self.status(admin, Platform.campaign) == "complete")
            #expect(try await Self.status(admin, Self.second) == "complete")
            let sequence = try await admin.get(own).json
            #expect(sequence["status"]?.string == "complete")
            #expect(sequence["currentCampaign"]?.int == 0)
            let events = try await admin.get("/api/v2/outbound/events").json["entities"]?.array ?? []
            #expect(
                events.compactMap { $0["relatedEntity"]?["id"]?.string } == [Platform.campaign, Self.second]
            )
        }
    }

    @Test("begins again when it repeats, and ends when nobody is left to dial")
    func repeating() async throws {
        try await Platform.open(Self.seed(contacts: 2)) { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(Self.path, Self.body(["repeat": true]))
            let own = Self.path + "/" + (made.json["id"]?.string ?? "")
            var wanted = try #require(made.json.object)
            wanted["status"] = "on"
            _ = try await admin.put(own, .object(wanted))
            try await platform.run(steps: 60)
            #expect(try await platform.attempts().reduce(0, +) > 4)
            let running = try await admin.get(own).json
            #expect(running["status"]?.string == "on")
            #expect(running["stopMessage"] == nil)
        }
        try await Platform.open(Self.seed(contacts: 0)) { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(Self.path, Self.body(["repeat": true]))
            var wanted = try #require(made.json.object)
            wanted["status"] = "on"
            let own = Self.path + "/" + (made.json["id"]?.string ?? "")
            _ = try await admin.put(own, .object(wanted))
            let on = try await admin.get(own)
            #expect(on.json["status"]?.string == "complete")
            #expect(on.json["stopMessage"]?.string == "No campaign of the sequence had a contact to dial.")
        }
    }

    @Test("turned off stops its campaign; a campaign that is turned off stops its sequence")
    func turningOff() async throws {
        try await Platform.open(Self.seed(contacts: 50)) { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(Self.path, Self.body())
            let own = Self.path + "/" + (made.json["id"]?.string ?? "")
            var wanted = try #require(made.json.object)
            wanted["status"] = "on"
            wanted = try #require(try await admin.put(own, .object(wanted)).json.object)
            wanted["status"] = "off"
            let off = try await admin.put(own, .object(wanted))
            #expect(off.json["status"]?.string == "off")
            try await platform.run()
            #expect(try await Self.status(admin, Platform.campaign) == "off")
            wanted = try #require(off.json.object)
            wanted["status"] = "on"
            _ = try await admin.put(own, .object(wanted))
            _ = try await admin.post(Platform.campaignPath + "/stop")
            try await platform.run()
            let stopped = try await admin.get(own).json
            #expect(stopped["status"]?.string == "off")
            #expect(stopped["stopMessage"]?.string == "The campaign Renewals was turned off.")
            #expect(try await Self.status(admin, Self.second) == "off")
        }
    }

    @Test("goes on where it was after a restart")
    func restart() async throws {
        try await withFolder { folder in
            try await Platform.open(Self.seed(), folder: folder) { platform in
                let admin = try await platform.caller("admin")
                var wanted = try #require(try await admin.post(Self.path, Self.body()).json.object)
                wanted["status"] = "on"
                _ = try await admin.put(Self.path + "/" + (wanted["id"]?.string ?? ""), .object(wanted))
                try await platform.run(steps: 3)
            }
            try await Platform.open(folder: folder, series: 1) { platform in
                let admin = try await platform.caller("admin")
                try await platform.run()
                #expect(try await Self.status(admin, Self.second) == "complete")
            }
        }
    }

    @Test("has a schedule of its own")
    func schedule() async throws {
        let clock = ManualClock(try #require(GenesysTime.date("2026-05-01T12:00:00Z")))
        try await Platform.open(Self.seed(contacts: 500), clock: clock) { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(Self.path, Self.body())
            let id = made.json["id"] ?? .null
            let path = "/api/v2/outbound/schedules/sequences/\(id.string ?? "")"
            let kept = try await admin.put(
                path,
                [
                    "sequence": ["id": id],
                    "intervals": [["start": "2026-05-01T13:00:00.000Z", "end": "2026-05-01T14:00:00.000Z"]],
                ]
            )
            #expect(kept.status == 200)
            try await platform.run(until: "2026-05-01T13:30:00Z")
            #expect(try await Self.status(admin, Platform.campaign) == "on")
            try await platform.run(until: "2026-05-01T14:30:00Z")
            #expect(try await Self.status(admin, Platform.campaign) == "off")
            #expect(try await admin.get(Self.path + "/" + (id.string ?? "")).json["status"]?.string == "off")
            let unknown = try await admin.get("/api/v2/outbound/schedules/sequences/none")
            #expect(unknown.code == "campaign.sequence.not.found")
        }
    }

    @Test("is refused with the documented codes, and keeps its campaigns from being deleted")
    func refusals() async throws {
        try await Platform.open(Self.seed(contacts: 50)) { platform in
            let admin = try await platform.caller("admin")
            #expect(try await admin.post(Self.path, Self.body(["status": "on"])).code == "invalid.create")
            #expect(try await admin.post(Self.path, Self.body(["campaigns": []])).code == "campaign.sequence.is.empty")
            #expect(
                try await admin.post(Self.path, Self.body(["campaigns": [["id": "none"]]])).code
                    == "campaign.sequence.invalid.campaign"
            )
            #expect(try await admin.post(Self.path, Self.body(["name": " "])).code == "name.cannot.be.blank")
            let made = try await admin.post(Self.path, Self.body())
            #expect(made.status == 200)
            #expect(try await admin.post(Self.path, Self.body()).code == "duplicate.name")
            #expect(try await admin.delete(Platform.campaignPath).code == "campaign.in.use")
            let own = Self.path + "/" + (made.json["id"]?.string ?? "")
            var wanted = try #require(made.json.object)
            wanted["version"] = 9
            #expect(try await admin.put(own, .object(wanted)).code == "invalid.update.wrong.version")
            wanted["version"] = 1
            wanted["status"] = "complete"
            #expect(try await admin.put(own, .object(wanted)).code == "invalid.update.bad.status.transition")
            wanted["status"] = "on"
            wanted["campaigns"] = [["id": .string(Self.second)]]
            #expect(
                try await admin.put(own, .object(wanted)).code
                    == "campaign.sequence.cannot.change.both.status.and.campaigns"
            )
            wanted["campaigns"] = made.json["campaigns"]
            wanted = try #require(try await admin.put(own, .object(wanted)).json.object)
            wanted["campaigns"] = [["id": .string(Self.second)]]
            #expect(
                try await admin.put(own, .object(wanted)).code == "campaign.sequence.cannot.remove.running.campaign"
            )
            #expect(try await admin.delete(own).code == "campaign.sequence.in.use")
            let list = try await admin.get(Self.path + "?name=bo&sortOrder=descending")
            #expect(list.json["total"]?.int == 1)
        }
    }
}
