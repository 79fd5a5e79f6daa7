import Foundation
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("CXone's reports", .timeLimit(.minutes(5)))
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

    @Test("give completed contacts page by page, each of them once")
    func completedPages() async throws {
        try await Platform.open(.skills(contacts: 10)) { platform in
            let start = platform.exchange.switchboard.now.cxone
            _ = try await platform.cxone("admin").post("/skills/\(Platform.skill)/start")
            try await platform.run()
            let admin = try await platform.cxone("admin")
            var ids: [Int] = []
            var path = "/incontactapi/services/v34.0/contacts/completed?updatedSince=\(start)&top=4&fields=contactId"
            var pages = 0
            while pages < 4 {
                let page = try await admin.raw(.get, path)
                pages += 1
                #expect(page.json["totalRecords"]?.int == 10)
                ids += page.json["completedContacts"]?.array?.compactMap { $0["contactId"]?.int } ?? []
                #expect(page.json["completedContacts"]?[0]?.object?.count == 1)
                guard let next = page.json["_links"]?["next"]?.string.flatMap({ URLComponents(string: $0) }) else {
                    break
                }
                path = next.percentEncodedPath + "?" + (next.percentEncodedQuery ?? "")
            }
            #expect(pages == 3)
            #expect(ids.sorted() == Array(1...10))
            let narrow = try await admin.get(
                "/lists/call-lists/\(Platform.callList)/attempts?top=3&skip=9&fields=contactId&orderBy=contactId%20desc"
            )
            #expect(narrow.json["resultSet"]?["contactAttempts"] == [["contactId": 1]])
            #expect(narrow.json["resultSet"]?["totalRecords"]?.int == 10)
        }
    }

    @Test("are made as files, for who asked for them alone")
    func jobs() async throws {
        try await Platform.open(.skills(contacts: 10)) { platform in
            let start = platform.exchange.switchboard.now
            _ = try await platform.cxone("admin").post("/skills/\(Platform.skill)/start")
            try await platform.run()
            platform.clock.advance(by: .seconds(1))
            let admin = try await platform.cxone("admin")
            let report = try #require(
                try await admin.get("/reports").json["reports"]?.array?.first {
                    $0["reportName"]?.string == "Completed Contacts"
                }?["reportId"]?.int
            )
            let begun = try await admin.post("/report-jobs/\(report)?fileType=CSV&includeHeaders=true")
            let job = try #require(begun.json["jobId"]?.int)
            let done = try await admin.get("/report-jobs/\(job)").json
            #expect(done["state"]?.string == "Finished")
            let url = try #require(done["resultFileURL"]?.string.flatMap { URLComponents(string: $0) })
            let address = url.percentEncodedPath + "?" + (url.percentEncodedQuery ?? "")
            func lines(_ encoded: JSON?) throws -> [String] {
                let data = try #require(encoded?.string.flatMap { Data(base64Encoded: $0) })
                return String(decoding: data, as: UTF8.self).split(separator: "\r\n").map(String.init)
            }
            let file = try lines(try await admin.raw(.get, address).json["files"]?["file"])
            #expect(file.count == 11)
            #expect(file[0].hasPrefix("contactId,"))
            let viewer = try await platform.cxone("viewer")
            #expect(try await viewer.raw(.get, address).status == 404)
            #expect(try await viewer.get("/report-jobs").json["completedJobs"] == [])
            #expect(try await admin.post("/report-jobs/\(report)?overwrite=false").status == 409)
            #expect(try await admin.post("/report-jobs/\(report)?fileType=PDF").status == 400)
            #expect(try await admin.post("/report-jobs/99").status == 404)

            let end = platform.exchange.switchboard.now.cxone.dropLast()
            let period = "startDate=\(start.cxone.dropLast())&endDate=\(end)"
            let path = "/report-jobs/datadownload/\(report)?"
            let direct = try await admin.post(path + period + "&includeHeaders=false")
            #expect(try lines(direct.json["file"]).count == 10, "\(direct.text)")
            let offset = try await admin.post(path + "startDate=2026-01-01T00:00:00%2B00:00&endDate=\(end)")
            #expect(offset.status == 400)
        }
    }
}
