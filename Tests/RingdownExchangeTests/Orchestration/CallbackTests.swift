import GRDB
import RingdownCore
import RingdownDialer
import RingdownTestKit
import RingdownVendors
import Testing

@testable import RingdownExchange

@Suite("A callback", .timeLimit(.minutes(5)))
struct CallbackTests {
    private static let path = Platform.campaignPath + "/callback/schedule"

    private static func body(_ changes: [String: JSON] = [:]) -> JSON {
        let body: [String: JSON] = [
            "campaignId": .string(Platform.campaign), "contactListId": .string(Platform.list),
            "contactId": .string(Platform.contact(2)), "phoneColumn": "phone", "schedule": "2026-05-01T15:00:00.000Z",
        ]
        return .object(body.merging(changes) { $1 })
    }

    private static func calls(_ platform: Platform) async throws -> [String] {
        try await platform.exchange.store.read { db in
            try Int64.fetchAll(
                db,
                sql: "SELECT started FROM attempts WHERE contact = ? ORDER BY started",
                arguments: [Platform.contact(2)]
            )
            .map { String(GenesysTime.text(DialerTime(milliseconds: $0).date).prefix(16)) }
        }
    }

    @Test("is made at its time, across a restart, by a campaign that is on")
    func made() async throws {
        let clock = ManualClock(try #require(GenesysTime.date("2026-05-01T12:00:00Z")))
        var seed = TenantSeed.renewals(contacts: 5, agents: 2, joined: true)
        seed.campaigns?[0].alwaysRunning = true
        try await withFolder { folder in
            try await Platform.open(seed, folder: folder, clock: clock) { platform in
                let admin = try await platform.caller("admin")
                _ = try await admin.post(Platform.campaignPath + "/start")
                let answer = try await admin.post(Self.path, Self.body())
                #expect(answer.status == 200)
                #expect(answer.json == Self.body())
                let stats = try await admin.get(Platform.campaignPath + "/stats").json
                #expect(stats["scheduledCalls"]?.int == 1)
            }
            try await Platform.open(folder: folder, clock: clock, series: 1) { platform in
                try await platform.run(until: "2026-05-01T14:59:00Z")
                #expect(try await Self.calls(platform).count == 1)
                try await platform.run(until: "2026-05-01T15:30:00Z")
                #expect(try await Self.calls(platform).last == "2026-05-01T15:00")
                #expect(try await Self.calls(platform).count == 2)
            }
        }
    }

    @Test("waits for its campaign when that is off at its time")
    func waits() async throws {
        let clock = ManualClock(try #require(GenesysTime.date("2026-05-01T12:00:00Z")))
        try await Platform.open(.renewals(contacts: 5, agents: 1, joined: true), clock: clock) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Self.path, Self.body())
            try await platform.run(until: "2026-05-01T16:00:00Z")
            #expect(try await Self.calls(platform).isEmpty)
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            let order = try await platform.exchange.store.read { db in
                try String.fetchAll(db, sql: "SELECT contact FROM attempts ORDER BY started")
            }
            #expect(order.first == Platform.contact(2))
            #expect(order.count == 5)
        }
    }

    @Test(
        "is refused with the documented codes",
        arguments: [
            ("callback.schedule.invalid", ["schedule": "2026-05-01T11:00:00.000Z"]),
            ("callback.schedule.invalid", ["contactId": "none"]),
            ("callback.schedule.invalid", ["contactListId": "none"]),
            ("contact.cannot.be.blank", ["contactId": ""]),
            ("contact.list.cannot.be.blank", ["contactListId": ""]),
            ("schedule.cannot.be.blank", ["schedule": ""]),
            ("invalid.schedule.format", ["schedule": "soon"]),
            ("invalid.contact.phone.column", ["phoneColumn": "name"]),
        ] as [(String, [String: JSON])]
    )
    func refused(_ code: String, _ changes: [String: JSON]) async throws {
        let clock = ManualClock(try #require(GenesysTime.date("2026-05-01T12:00:00Z")))
        try await Platform.open(clock: clock) { platform in
            let admin = try await platform.caller("admin")
            #expect(try await admin.post(Self.path, Self.body(changes)).code == code)
        }
    }
}
