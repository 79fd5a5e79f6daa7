import GRDB
import RingdownCore
import RingdownDialer
import Testing

@testable import RingdownExchange

@Suite("What call analysis and wrap-up codes lead to", .timeLimit(.minutes(5)))
struct CallEndTests {
    private static let sets = "/api/v2/outbound/callanalysisresponsesets"
    private static let mappings = "/api/v2/outbound/wrapupcodemappings"
    private static let machine = "disposition.classification.callable.machine"
    private static let busy = "disposition.classification.callable.busy"

    private static func seed(machines: Double, persons: Double) -> TenantSeed {
        var seed = TenantSeed.renewals(contacts: 12, agents: 3, joined: true)
        var network = NetworkProfile.standard
        network.personShare = persons
        network.machineShare = machines
        network.busyShare = 0
        network.invalidShare = 0
        seed.network = network
        return seed
    }

    private static func talks(_ platform: Platform) async throws -> Int {
        try await platform.exchange.store.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM attempts WHERE talk > 0 AND agent IS NOT NULL") ?? 0
        }
    }

    @Test("Machines are hung up on, unless the response set transfers them to agents")
    func transfer() async throws {
        try await Platform.open(Self.seed(machines: 1, persons: 0)) { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(
                Self.sets,
                ["name": "Machines too", "responses": .object([Self.machine: ["reactionType": "transfer"]])]
            )
            #expect(made.status == 200)
            let id = try #require(made.json["id"])
            var campaign = try #require(try await admin.get(Platform.campaignPath).json.object)
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            #expect(try await Self.talks(platform) == 0)
            campaign = try #require(try await admin.get(Platform.campaignPath).json.object)
            campaign["callAnalysisResponseSet"] = ["id": id]
            let changed = try await admin.put(Platform.campaignPath, .object(campaign))
            #expect(changed.json["callAnalysisResponseSet"]?["id"] == id)
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            #expect(try await Self.talks(platform) == 12)
            let stats = try await admin.get(Platform.campaignPath + "/stats").json
            #expect(stats["contactRate"]?["connects"]?.int == 0)
            let own = Self.sets + "/" + (id.string ?? "")
            #expect(try await admin.delete(own).code == "call.analysis.response.set.in.use")
        }
    }

    @Test("A response set is refused when it could not be acted on")
    func refusals() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            func make(_ responses: [String: JSON]) async throws -> String? {
                try await admin.post(Self.sets, ["name": "Set", "responses": .object(responses)]).code
            }
            #expect(try await make([Self.machine: ["reactionType": "transfer_flow"]]) == "invalid.flow")
            #expect(try await make([Self.busy: ["reactionType": "transfer"]]) == "invalid.create")
            #expect(try await make(["nonsense": ["reactionType": "hangup"]]) == "invalid.value")
            #expect(try await make([Self.busy: ["reactionType": "hangup"]]) == nil)
            var campaign = try #require(try await admin.get(Platform.campaignPath).json.object)
            campaign["callAnalysisResponseSet"] = ["id": "none"]
            #expect(
                try await admin.put(Platform.campaignPath, .object(campaign)).code
                    == "call.analysis.response.set.not.found"
            )
        }
    }

    @Test("An agent's wrap-up code forbids the contact or the number, as it is mapped", arguments: [true, false])
    func mapping(_ isContact: Bool) async throws {
        try await Platform.open(Self.seed(machines: 0, persons: 1)) { platform in
            let admin = try await platform.caller("admin")
            let code = try await admin.post("/api/v2/routing/wrapupcodes", ["name": "Never again"])
            #expect(code.status == 200)
            let id = try #require(code.json["id"]?.string)
            let offered = try await admin.post(
                "/api/v2/routing/queues/\(Platform.queue)/wrapupcodes",
                [["id": .string(id)]]
            )
            #expect(offered.json[0]?["name"]?.string == "Never again")
            let first = try await admin.get(Self.mappings).json
            let flag: JSON = isContact ? "CONTACT_UNCALLABLE" : "NUMBER_UNCALLABLE"
            let wanted: JSON = [
                "version": first["version"] ?? .null, "defaultSet": ["RIGHT_PARTY_CONTACT"],
                "mapping": .object([id: [flag]]),
            ]
            #expect(try await admin.put(Self.mappings, wanted).json["mapping"]?[id] == [flag])
            #expect(try await admin.put(Self.mappings, wanted).code == "invalid.update.wrong.version")
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            let contact = try await admin.get(Platform.listPath + "/contacts/\(Platform.contact(0))").json
            #expect(contact["callable"]?.bool == !isContact)
            #expect(contact["phoneNumberStatus"]?["phone"]?["callable"]?.bool == isContact)
            #expect(
                try await admin.get(Platform.campaignPath + "/stats").json["rightPartyContactsCount"]?.int == 0
            )
            _ = try await admin.delete(Platform.campaignPath + "/progress")
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            #expect(try await platform.attempts() == Array(repeating: 1, count: 12))
        }
    }

    @Test("Business categories go with a right party, one for each code")
    func categories() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            func put(_ flags: JSON) async throws -> String? {
                try await admin.put(Self.mappings, ["version": 1, "mapping": ["code": flags]]).code
            }
            #expect(try await put(["BUSINESS_SUCCESS"]) == "business.categories.rpc.required")
            #expect(
                try await put(["RIGHT_PARTY_CONTACT", "BUSINESS_SUCCESS", "BUSINESS_FAILURE"])
                    == "business.categories.mutually.exclusive"
            )
            #expect(try await put(["SOMETHING"]) == "invalid.value")
            #expect(try await put(["RIGHT_PARTY_CONTACT", "BUSINESS_SUCCESS"]) == nil)
        }
    }
}
