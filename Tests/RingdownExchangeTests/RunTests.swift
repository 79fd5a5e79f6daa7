import Foundation
import GRDB
import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("A campaign", .timeLimit(.minutes(5)))
struct RunTests {
    @Test("waits for agents, says so, dials everybody once and completes")
    func story() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let off = try await admin.get(Platform.campaignPath + "/diagnostics")
            #expect(off.json["numberOfContactsCalled"]?.int == 0)
            #expect(off.json["totalNumberOfContacts"]?.int == 200)

            _ = try await admin.post(Platform.campaignPath + "/start")
            platform.clock.advance(by: .seconds(60))
            let waiting = try await admin.get(Platform.campaignPath + "/diagnostics")
            #expect(waiting.json["idleAgents"]?.int == 0)
            #expect(waiting.json["outstandingInteractionsCount"]?.int == 0)
            let utilization = waiting.json["queueUtilizationDiagnostic"]
            #expect(utilization?["usersInQueue"]?.int == 5)
            #expect(utilization?["usersOnQueue"]?.int == 0)
            #expect(waiting.json["campaignErrors"] == [])

            try await platform.join(5, as: admin)
            let dialing = try await admin.get(Platform.campaignPath + "/diagnostics")
            #expect(dialing.json["outstandingInteractionsCount"]?.int == 5)
            #expect(dialing.json["numberOfContactsCalled"]?.int == 5)
            #expect(dialing.json["queueUtilizationDiagnostic"]?["usersOnQueue"]?.int == 5)
            let members = try await admin.get(Platform.membersPath)
            #expect(members.json["entities"]?[0]?["routingStatus"]?["status"]?.string == "COMMUNICATING")

            try await platform.run()
            #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "complete")
            let progress = try await admin.get(Platform.campaignPath + "/progress")
            #expect(progress.json["numberOfContactsCalled"]?.int == 200)
            #expect(progress.json["percentage"]?.int == 100)
            #expect(try await platform.attempts() == Array(repeating: 1, count: 200))
            let outcomes = try await platform.outcomes(as: admin)
            #expect(outcomes.values.reduce(0, +) == 200)
            #expect(outcomes["ININ-OUTBOUND-TRANSFERRED-TO-QUEUE", default: 0] > 40)
            #expect(outcomes["ININ-OUTBOUND-MACHINE", default: 0] > 20)
        }
    }

    @Test("ends the same way from the same seed, however its time is cut", arguments: [0.4, 37, 3600])
    func determinism(_ step: Double) async throws {
        let whole = try await Platform.open(.renewals(contacts: 40, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            return try await platform.history()
        }
        let cut = try await Platform.open(.renewals(contacts: 40, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            while try await platform.exchange.switchboard.catchUp() != nil {
                platform.clock.set(to: platform.clock.now().addingTimeInterval(step))
            }
            return try await platform.history()
        }
        #expect(whole.count == 40)
        #expect(whole == cut)
        let other = try await Platform.open(Self.reseeded(8)) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            return try await platform.history()
        }
        #expect(other.count == 40)
        #expect(whole != other)
    }

    private static func reseeded(_ seed: UInt64) -> TenantSeed {
        var tenant = TenantSeed.renewals(contacts: 40, joined: true)
        tenant.randomSeed = seed
        return tenant
    }

    @Test("runs by itself as a service: it is woken by a change and by the clock")
    func service() async throws {
        try await Platform.open(.renewals(contacts: 2, agents: 1, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await platform.exchange.switchboard.run() }
                _ = try await admin.post(Platform.campaignPath + "/start")
                var seen: [DialerTime] = []
                for _ in 1...3 {
                    var next: Date?
                    // A change that came meanwhile may end a sleep that has just begun.
                    while next == nil {
                        try await platform.clock.untilSleeping()
                        next = platform.clock.nextWakeUp
                    }
                    seen.append(try #require(platform.exchange.switchboard.view.campaigns[Platform.campaign]).time)
                    platform.clock.set(to: try #require(next))
                }
                try await platform.clock.untilSleeping()
                #expect(seen == seen.sorted())
                #expect(Set(seen).count == 3)
                group.cancelAll()
            }
        }
    }

    @Test("and another of the same queue never share an agent, and both complete")
    func sharedQueue() async throws {
        var seed = TenantSeed.renewals(contacts: 30, agents: 4, joined: true)
        seed.campaigns?.append(CampaignSeed(name: "Second", contactList: "Tickets", queue: "Renewals"))
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            let second = "/api/v2/outbound/campaigns/" + SeedID.of("campaign", "Second")
            _ = try await admin.post(Platform.campaignPath + "/start")
            _ = try await admin.post(second + "/start")
            var lines: [Int] = []
            while let next = try await platform.exchange.switchboard.catchUp() {
                lines.append(platform.exchange.switchboard.view.campaigns.values.reduce(0) { $0 + $1.linesInUse })
                platform.clock.set(to: max(next, platform.clock.now()))
            }
            #expect(try #require(lines.max()) <= 4)
            for path in [Platform.campaignPath, second] {
                #expect(try await admin.get(path).json["campaignStatus"]?.string == "complete")
            }
        }
    }
}

extension Platform {
    /// How often each contact that was dialed was dialed.
    func attempts() async throws -> [Int] {
        try await exchange.store.read { db in
            try Int.fetchAll(db, sql: "SELECT COUNT(*) FROM attempts GROUP BY campaign, contact")
        }
    }

    /// Every attempt: whom, when and how it ended.
    func history() async throws -> [String] {
        try await exchange.store.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT contact || ' ' || started || ' ' || ended || ' ' || disposition FROM attempts
                    ORDER BY started, contact
                    """
            )
        }
    }

    /// How the calls ended, as a client tabulates them: by search, page by page.
    func outcomes(as caller: Caller) async throws -> [String: Int] {
        var outcomes: [String: Int] = [:]
        var number = 1
        while true {
            let page = try await caller.post(
                Self.listPath + "/contacts/search",
                ["pageNumber": .number(JSONNumber(number)), "pageSize": 100]
            )
            for contact in page.json["entities"]?.array ?? [] {
                if let result = contact["callRecords"]?["phone"]?["lastResult"]?.string {
                    outcomes[result, default: 0] += 1
                }
            }
            guard number < page.json["pageCount"]?.int ?? 0 else { return outcomes }
            number += 1
        }
    }
}
