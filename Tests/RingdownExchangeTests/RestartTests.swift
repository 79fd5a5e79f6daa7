import Foundation
import GRDB
import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("A restart", .timeLimit(.minutes(5)))
struct RestartTests {
    @Test("goes on where the campaign was and dials nobody twice", arguments: [1, 20, 133])
    func resume(_ steps: Int) async throws {
        try await withFolder { folder in
            let clock = ManualClock()
            let before = try await Platform.open(folder: folder, clock: clock) { platform in
                let admin = try await platform.caller("admin")
                _ = try await admin.post(Platform.campaignPath + "/start")
                try await platform.join(5, as: admin)
                try await platform.run(steps: steps)
                return (
                    open: try await platform.open(), attempts: try await platform.attempts().count,
                    token: try #require(admin.token)
                )
            }
            #expect(before.open > 0)
            clock.advance(by: .seconds(3600))
            try await Platform.open(folder: folder, clock: clock, series: 1) { platform in
                let admin = Caller(client: platform.client, token: before.token)
                #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "on")
                #expect(try await platform.attempts().count >= before.attempts)
                try await platform.run()
                #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "complete")
                #expect(try await platform.attempts() == Array(repeating: 1, count: 200))
                let outcomes = try await platform.outcomes(as: admin)
                #expect(outcomes["ININ-OUTBOUND-STUCK-INTERACTION"] == before.open)
                #expect(outcomes.values.reduce(0, +) == 200)
            }
        }
    }

    @Test("turns a campaign off that was stopping, and keeps what was off and complete")
    func statuses() async throws {
        try await withFolder { folder in
            let clock = ManualClock()
            try await Platform.open(.renewals(agents: 2, joined: true), folder: folder, clock: clock) { platform in
                let admin = try await platform.caller("admin")
                _ = try await admin.post(Platform.campaignPath + "/start")
                _ = try await admin.post(Platform.campaignPath + "/stop")
            }
            try await Platform.open(folder: folder, clock: clock, series: 1) { platform in
                let admin = try await platform.caller("admin")
                #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "off")
                let progress = try await admin.get(Platform.campaignPath + "/progress")
                #expect(progress.json["numberOfContactsCalled"]?.int == 2)
                _ = try await admin.post(Platform.campaignPath + "/start")
                try await platform.run()
                #expect(try await platform.attempts() == Array(repeating: 1, count: 200))
            }
            try await Platform.open(folder: folder, clock: clock, series: 2) { platform in
                let admin = try await platform.caller("admin")
                #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "complete")
                let progress = try await admin.get(Platform.campaignPath + "/progress")
                #expect(progress.json["numberOfContactsCalled"]?.int == 200)
            }
        }
    }

    @Test("keeps a store that was seeded, unless it is to be reset")
    func seeding() async throws {
        try await withFolder { folder in
            try await Platform.open(folder: folder) { platform in
                let admin = try await platform.caller("admin")
                _ = try await admin.post(Platform.listPath + "/contacts", [["data": ["phone": "+12025550100"]]])
            }
            for (reset, size) in [(false, 201), (true, 3)] {
                try await Platform.open(.renewals(contacts: 3), folder: folder, reset: reset, series: 1) { platform in
                    let admin = try await platform.caller("admin")
                    let list = try await admin.get(Platform.listPath + "?includeSize=true")
                    #expect(list.json["size"]?.int == size)
                }
            }
        }
    }

    @Test("never turns the exchange's time back, though it ran ahead of the wall clock")
    func time() async throws {
        try await withFolder { folder in
            var seed = TenantSeed.renewals()
            seed.speed = 60
            let clock = ManualClock()
            let last = try await Platform.open(seed, folder: folder, clock: clock) { platform in
                clock.advance(by: .seconds(600))
                try await platform.join(1, as: try await platform.caller("admin"))
                return platform.exchange.switchboard.now
            }
            #expect(last == DialerTime(clock.now()) + .seconds(600 * 59))
            try await Platform.open(seed, folder: folder, clock: clock, series: 1) { platform in
                #expect(platform.exchange.switchboard.now == last)
                clock.advance(by: .seconds(1))
                #expect(platform.exchange.switchboard.now == last + .seconds(60))
            }
        }
    }

    @Test("A change that cannot be recorded leaves nothing of itself, and the dialers are read anew")
    func rollback() async throws {
        try await Platform.open(.renewals(contacts: 20, agents: 2, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            struct Broken: Error {}
            await #expect(throws: ExchangeError.self) {
                try await platform.exchange.switchboard.perform { floor, turn in
                    try floor.drive(Platform.campaign, turn) { $0.stop(at: turn.now) }
                    throw Broken()
                }
            }
            #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "on")
            try await platform.run()
            #expect(try await platform.attempts() == Array(repeating: 1, count: 20))
            #expect(try await platform.outcomes(as: admin)["ININ-OUTBOUND-STUCK-INTERACTION"] == 2)
        }
    }

    @Test("A folder that cannot be used is refused in one line")
    func unusable() async throws {
        try await withFolder { folder in
            try Data("no folder".utf8).write(to: folder)
            let error = await #expect(throws: ExchangeError.self) {
                try await Platform.open(folder: folder) { _ in }
            }
            #expect(error?.code == .storeUnusable)
            #expect(error?.message.contains("\n") == false)
        }
    }
}

extension Platform {
    /// Attempts whose end is not recorded.
    func open() async throws -> Int {
        try await exchange.store.read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM attempts WHERE ended IS NULL") ?? 0
        }
    }
}
