import Foundation
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("CXone's reports")
struct CXoneReportTests {
    @Test("count the calls that were dialed, in every report alike")
    func figures() async throws {
        try await Platform.open(.skills(contacts: 40)) { platform in
            let start = platform.exchange.switchboard.now.cxone
            let admin = try await platform.cxone("admin")
            _ = try await admin.post("/skills/\(Platform.skill)/start")
            try await platform.run()
            let end = DialerTime(milliseconds: platform.exchange.switchboard.now.milliseconds + 1).cxone
            let tallies = try await platform.exchange.store.read { db in
                try db.tallies(campaign: db.key(.campaign, Platform.campaign))
            }
            let live = tallies.count(of: .live)
            try #require(live > 5)
            // The platform's time ran past the token's.
            let late = try await platform.cxone("admin")
            let period = "startDate=\(start)&endDate=\(end)"
            let completed = try await late.get("/contacts/completed?updatedSince=\(start)&orderBy=contactId%20desc")
            #expect(completed.json["completedContacts"]?.array?.count == 40)
            #expect(completed.json["completedContacts"]?[0]?["contactId"]?.int == 40)
            let summary = try await late.get("/skills/\(Platform.skill)/summary?\(period)").json["skillSummaries"]?[0]
            #expect(summary?["dials"]?.int == 40)
            #expect(summary?["connects"]?.int == live)
            let intervals = try await late.get("/wfm-data/skills/dialer-contacts?mediaTypeId=4&\(period)")
            #expect(intervals.json["outboundStats"]?.array?.compactMap { $0["dials"]?.int }.reduce(0, +) == 40)
            let cards = try await late.get("/wfm-data/agents/scorecards?\(period)")
            #expect(cards.json["wfmScorecardStats"]?.array?.compactMap { $0["totalCalls"]?.int }.reduce(0, +) == live)
            let wrapped =
                completed.json["completedContacts"]?.array?.compactMap { $0["acwSeconds"]?.int }.reduce(0, +) ?? 0
            #expect(wrapped > 0)
            #expect(try await late.get("/contacts/completed?updatedSince=2999-01-01").status == 204)
            let long = try await late.get("/skills/summary?startDate=2020-01-01&endDate=2020-03-01")
            #expect(long.description == "Invalid date range, max 30 days")
        }
    }

    @Test("follow the way to the next page to the end")
    func pages() async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let first = try await admin.get("/agents?top=3&orderBy=firstName%20desc")
            let total = try #require(first.json["totalRecords"]?.int)
            var seen = first.json["agents"]?.array?.count ?? 0
            var next = first.json["_links"]?["next"]?.string
            while let url = next {
                let path = try #require(URLComponents(string: url))
                let page = try await admin.raw(.get, path.percentEncodedPath + "?" + (path.percentEncodedQuery ?? ""))
                seen += page.json["agents"]?.array?.count ?? 0
                next = page.json["_links"]?["next"]?.string
            }
            #expect(seen == total)
        }
    }
}
