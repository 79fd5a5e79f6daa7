import Foundation
import RingdownCore
import RingdownDialer
import Testing

@testable import RingdownExchange

@Suite("A campaign that is forced off")
struct ForcedOffTests {
    private static func codes(_ admin: Caller) async throws -> [String] {
        try await admin.get("/api/v2/outbound/events?category=CAMPAIGN&sortOrder=a").json["entities"]?.array?
            .compactMap { $0["eventMessage"]?["code"]?.string } ?? []
    }

    @Test("is one whose calls the network does not carry, and starts again when it is told to")
    func network() async throws {
        var seed = TenantSeed.renewals(contacts: 200, agents: 5, joined: true)
        var network = NetworkProfile.standard
        (network.personShare, network.machineShare, network.busyShare, network.invalidShare) = (0, 0, 0, 0)
        network.congestionShare = 1
        seed.network = network
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "forced_off")
            let placed = try await platform.calls().count
            #expect((LiveCampaign.mostFailures..<LiveCampaign.mostFailures + 10).contains(placed))
            let told = ["INACTIVE_EDGES_FAILED_PLACE_CALLS", "CAMPAIGN_FORCE_STOPPED"]
            #expect(Set(try await Self.codes(admin)) == Set(told))
            _ = try await admin.post(Platform.campaignPath + "/start")
            #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "on")
            _ = try await admin.post(Platform.campaignPath + "/stop")
            try await platform.run()
            #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "off")
        }
    }

    @Test("is one that dialed when a backup was made that is put back")
    func backup() async throws {
        try await withFolder { folder in
            try await Platform.open(.renewals(agents: 1, joined: true), folder: folder) { platform in
                let admin = try await platform.caller("admin")
                _ = try await admin.post(Platform.campaignPath + "/start")
            }
            #expect(try ExchangeStore.hold(folder.appending(path: "exchange.db").path) == 1)
            try await Platform.open(folder: folder, series: 1) { platform in
                let admin = try await platform.caller("admin")
                #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "forced_off")
                #expect(try await Self.codes(admin) == ["CAMPAIGN_FORCE_STOPPED"])
            }
        }
    }
}
