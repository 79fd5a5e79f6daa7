import Foundation
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("A calling list of CXone", .timeLimit(.minutes(5)))
struct CXoneCallListTests {
    private static let mapping: JSON = [
        "listName": "October", "externalIdColumn": "Id", "firstNameColumn": "First",
        "destinationMappings": [["fieldName": "PhoneNumber", "fieldValue": "Phone"]],
        "customFieldMappings": [["fieldName": "Plan", "fieldValue": "Plan"]],
    ]
    private static let file =
        "Id,First,Phone,Plan\r\n1,Ada,+12025550001,A\r\n2,\"Ben, Jr\",+12025550002,B\r\n3,Cleo,,B\r\n"

    private static func upload(_ text: String, _ more: [String: JSON] = [:]) -> JSON {
        var body: [String: JSON] = [
            "listFile": .string(Data(text.utf8).base64EncodedString()), "fileName": "october.csv",
            "forceOverwrite": false, "startSkill": false, "sendEmail": false, "expirationDate": "2999-12-31",
        ]
        body.merge(more) { $1 }
        return .object(body)
    }

    @Test("is mapped, filled, dialed by the skill that the upload starts, and shows every attempt")
    func story() async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let groups = try await admin.get("/campaigns").json["campaigns"]?.array ?? []
            let sales = try #require(groups.first { $0["name"]?.string == "Sales" }?["id"])
            let skill = try await admin.post(
                "/skills",
                ["skills": [["skillName": "October", "outboundStrategy": "Personal Connection", "campaignId": sales]]]
            )
            let number = try #require(skill.json["skillsResults"]?[0]?["skillId"]?.int)
            let agent = try #require(
                try await admin.get("/skills/\(Platform.skill)/agents").json["agentSkillAssignments"]?[0]?["agentId"]
            )
            #expect(try await admin.post("/skills/\(number)/agents", ["agents": [["agentId": agent]]]).status == 200)

            let list = try #require(try await admin.post("/lists/call-lists", Self.mapping).json["listId"]?.int)
            let again = try await admin.post("/lists/call-lists", Self.mapping)
            #expect(again.json["listId"]?.int == list)
            let accepted = try await admin.post(
                "/lists/call-lists/\(list)/upload",
                Self.upload(Self.file, ["skillId": .number(JSONNumber(number)), "startSkill": true])
            )
            #expect(accepted.status == 202)
            let id = try #require(accepted.json["jobId"]?.int)
            let job = try await admin.get("/lists/call-lists/jobs/\(id)").json["uploadJobs"]?[0]
            #expect(job?["isComplete"] == true)
            #expect(job?["validRecords"]?.int == 2)
            #expect(job?["errorResults"]?[0]?["row"]?.int == 3)
            #expect(try await admin.get("/skills/\(number)").json["isRunning"] == true)
            let contact = try await platform.exchange.store.read { db in try db.contact("1", inList: Int64(list)) }
            #expect(contact?.data[ListMapping.zoneColumn] == "America/New_York")
            let period = "startDate=2001-01-01&endDate=2001-01-02"
            #expect(try await admin.get("/lists/call-lists/jobs?\(period)").json["uploadJobs"] == [])
            #expect(try await platform.cxone("supporter").get("/lists/call-lists/jobs/\(id)").status == 403)

            let queue = try await platform.exchange.store.read { db in
                try #require(try db.object(Campaign.self, number: number)?.queue)
            }
            let user = try await platform.exchange.store.read { db in
                try #require(try db.members(of: queue).first?.user.id)
            }
            try await platform.exchange.switchboard.setJoined([user: true], queue: queue)
            try await platform.run()
            // The run goes on to the day on which the records expire.
            let late = try await platform.cxone("admin")
            let attempts = try await late.get("/lists/call-lists/\(list)/attempts").json["resultSet"]?[
                "contactAttempts"
            ]
            #expect(Set((attempts?.array ?? []).compactMap { $0["externalId"]?.string }) == ["1", "2"])
            let records = try await late.get("/lists/call-lists/\(list)?includeRecords=true").json["resultSet"]?[
                "contactRecords"
            ]
            let second = try #require((records?.array ?? []).first { $0["externalId"]?.string == "2" })
            #expect(second["firstName"]?.string == "Ben, Jr")
            #expect(second["icAttempts"]?.int == 1)
            #expect(second["otherFields"]?[0]?["fieldValue"]?.string == "B")
        }
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text = CXoneCallListTests.file
        var more: [String: JSON] = [:]
        var status = 400
        var words: String
    }

    @Test(
        "refuses an upload that it cannot take, in CXone's words",
        arguments: [
            Refusal(
                testDescription: "not base64",
                more: ["listFile": "???"],
                words: "Invalid file format for listFile"
            ),
            Refusal(testDescription: "an unknown skill", more: ["skillId": 99], words: "Invalid skillId"),
            Refusal(testDescription: "no phone column", text: "Id\r\n1\r\n", words: "Invalid column mapping"),
            Refusal(
                testDescription: "an unknown zone",
                more: ["defaultTimeZone": "Mars"],
                words: "Invalid defaultTimeZone"
            ),
            Refusal(
                testDescription: "a past date",
                more: ["expirationDate": "2001-01-01"],
                words: "Invalid expirationDate"
            ),
            Refusal(testDescription: "a spreadsheet", more: ["fileName": "october.xlsx"], words: "Invalid fileName"),
            Refusal(testDescription: "a mail", more: ["sendEmail": true], words: "Invalid parameter - sendEmail"),
        ]
    )
    func refusals(_ refusal: Refusal) async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let list = try #require(try await admin.post("/lists/call-lists", Self.mapping).json["listId"]?.int)
            let answer = try await admin.post(
                "/lists/call-lists/\(list)/upload",
                Self.upload(refusal.text, refusal.more)
            )
            #expect(answer.status == refusal.status)
            #expect(answer.description?.hasPrefix(refusal.words) == true, "\(answer.text)")
            #expect(answer.words == answer.description)
        }
    }

    @Test("refuses a mapping without a number, keeps removed prospects from being dialed, and is not deleted in use")
    func rest() async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let empty = try await admin.post("/lists/call-lists", ["listName": "X", "externalIdColumn": "Id"])
            #expect(empty.description == "Must have at least 1 destinationMapping")
            let contact = Platform.contact(0)
            let removed = try await admin.delete(
                "/lists/call-lists/Renewals%20Q4/removeProspects",
                ["prospectsToRemove": [["externalId": .string(contact)], ["externalId": "none"]]]
            )
            #expect(removed.json["successfulRecords"]?[0]?["externalId"]?.string == contact)
            #expect(removed.json["failedRecords"]?.array?.count == 1)
            _ = try await admin.post("/skills/\(Platform.skill)/start")
            try await platform.run()
            let list = try await admin.get("/lists/call-lists/\(Platform.callList)/attempts")
            #expect(list.json["resultSet"]?["contactAttempts"]?.array?.count == 19)
            #expect(try await admin.delete("/lists/call-lists/\(Platform.callList)?forceDelete=true").status == 409)
        }
    }

    @Test("has no record called from the moment on at which it expires")
    func expiry() async throws {
        try await Platform.open(.skills()) { platform in
            let contacts = (0..<5).map { Platform.contact($0) }
            let end = DialerTime(milliseconds: platform.exchange.switchboard.now.milliseconds + 60_000)
            try await platform.exchange.switchboard.limit(contacts, inList: Platform.list, until: end)
            platform.clock.set(to: end.date)
            let admin = try await platform.cxone("admin")
            _ = try await admin.post("/skills/\(Platform.skill)/start")
            try await platform.run()
            let called = try await platform.exchange.store.read { db in
                Set(try db.calls(CallSelection()).map(\.contact))
            }
            #expect(called.count == 15)
            #expect(called.isDisjoint(with: contacts))
        }
    }
}
