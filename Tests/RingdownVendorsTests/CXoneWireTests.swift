import Foundation
import RingdownCore
import RingdownVendors
import Testing

@Suite("CXone's objects") struct CXoneWireTests {
    private func json(_ text: String) throws -> JSON { try JSON(parsing: text) }

    @Test(
        "are read in every spelling that versions use",
        arguments: [
            #"{"skillId": 4711, "skillName": "Renewals", "isRunning": true, "outboundStrategy": "Personal Connection"}"#,
            #"{"SkillId": "4711", "SkillName": "Renewals", "IsRunning": "True", "OutboundStrategy": "personal connection"}"#,
        ]
    ) func spellings(_ text: String) throws {
        let skill = try #require(CXoneSkill(try json(text)))
        #expect(skill.skillId == "4711")
        #expect(skill.skillName == "Renewals")
        #expect(skill.isRunning == true)
        #expect(skill.isPersonalConnection == true)
    }

    @Test func `keep what they do not know, and write ids as numbers`() throws {
        var skill = try #require(CXoneSkill(try json(#"{"skillId": 1, "divisionNo": 3}"#)))
        skill.skillId = "42"
        skill.campaignId = "abc"
        #expect(try skill.json == json(#"{"skillId": 42, "divisionNo": 3, "campaignId": "abc"}"#))
    }

    @Test func `an inbound skill is no Personal Connection skill, and one that says nothing may be`() throws {
        #expect(CXoneSkill(members: ["isOutbound": false]).isPersonalConnection == false)
        #expect(CXoneSkill(members: ["outboundStrategy": "Manual"]).isPersonalConnection == false)
        #expect(CXoneSkill().isPersonalConnection == nil)
    }

    @Test(
        "lists and objects are found wherever they stand",
        arguments: [
            #"{"skills": [{"skillId": 7}], "totalRecords": 1, "_links": {"next": "https://x/2"}}"#,
            #"{"resultSet": {"skills": [{"skillId": 7}], "totalRecords": 1, "_links": {"next": "https://x/2"}}}"#,
            #"{"resultset": {"Skills": [{"skillId": "7"}], "totalRecords": "1", "_links": {"next": "https://x/2"}}}"#,
        ]
    ) func placesOfLists(_ text: String) throws {
        let answer = try #require(CXoneAnswer(try json(text)))
        #expect(answer.list("skills", of: CXoneSkill.self)?.map(\.skillId) == ["7"])
        #expect(answer.totalRecords == 1)
        #expect(answer.next == "https://x/2")
        #expect(answer.object("skill", "skills", as: CXoneSkill.self)?.skillId == "7")
    }

    @Test(
        "campaigns have the shape of their version",
        arguments: [
            (31, #"{"campaigns": [{"campaignName": "Q4", "isActive": true}]}"#),
            (33, #"{"name": "Q4", "isActive": true}"#),
        ]
    ) func campaigns(_ version: Int, _ body: String) throws {
        let version = CXoneVersion(version)
        #expect(try CXoneCampaign.creation(name: "Q4", description: nil, version: version) == json(body))
        let campaign = CXoneCampaign(id: "5", name: "Q4", isActive: true, version: version)
        #expect(campaign.id == "5")
        #expect(campaign.name == "Q4")
    }

    @Test("versions are read as people write them", arguments: ["33", "33.0", "v33", "V33.0"])
    func versions(_ text: String) { #expect(CXoneVersion(text: text)?.description == "v33.0") }

    @Test("what is no version is none", arguments: ["", "v", "33.0.1", "new", "-1", "0"])
    func noVersions(_ text: String) { #expect(CXoneVersion(text: text) == nil) }

    @Test(
        "refusals are read in three spellings",
        arguments: [
            #"{"error": "InvalidListId", "error_description": "no such list"}"#,
            #"{"error": "InvalidListId", "errorDescription": "no such list"}"#,
            #"{"error": "InvalidListId", "error_Description": "no such list"}"#,
            #"{"error": "InvalidListId", "message": "no such list"}"#,
        ]
    ) func refusals(_ text: String) throws {
        let body = try #require(CXoneErrorBody(parsing: text.utf8))
        #expect(body.error == "InvalidListId")
        #expect(body.sentence == "no such list")
    }

    @Test("what says nothing is no refusal body", arguments: ["", "No known way to render data", "{}", "[]", "<html>"])
    func noRefusals(_ text: String) { #expect(CXoneErrorBody(parsing: text.utf8) == nil) }

    @Test func `a file for a calling list ends its lines with CR and LF, and reads back`() {
        let rows = [
            ["externalId": "a", "phone": "+12025550100", "name": "Smith, \"Jo\"\r\nJr"],
            ["externalId": "b", "phone": "+12025550101"],
        ]
        let text = CXoneCSV.write(columns: ["externalId", "phone", "name"], rows: rows)
        #expect(text.hasPrefix("externalId,phone,name\r\na,+12025550100,\"Smith, \"\"Jo\"\"\r\nJr\"\r\nb,"))
        #expect(text.hasSuffix("b,+12025550101,\r\n"))
        let read = CXoneCSV.read(text)
        #expect(read?.first == rows[0])
        #expect(read?.last == ["externalId": "b", "phone": "+12025550101", "name": ""])
    }

    @Test("files that cannot be read are refused", arguments: ["", "a,b\r\n1,2,3\r\n", "a,b\r\n\"1,2\r\n"])
    func badFiles(_ text: String) { #expect(CXoneCSV.read(text) == nil) }

    @Test(
        "schedules are read in both shapes",
        arguments: [
            #"{"isScheduled": true, "mondayIsActive": true, "mondayStartTime": "08:00", "mondayEndTime": "21:00"}"#,
            #"{"isScheduled": true, "schedules": [{"day": "Monday", "active": true, "startTime": "08:00", "endTime": "21:00"}]}"#,
        ]
    ) func schedules(_ text: String) throws {
        let settings = try #require(CXoneScheduleSettings(try json(text)))
        #expect(settings.isScheduled == true)
        #expect(settings[day: "monday"] == CXoneScheduleSettings.Day(isActive: true, start: "08:00", end: "21:00"))
        #expect(settings[day: "tuesday"] == nil)
    }

    @Test(
        "instants are read with every fraction and zone",
        arguments: [
            "2018-02-06T17:40:29.158Z", "2018-02-06T17:40:29.158123+00:00", "2018-02-06T17:40:29",
            "2018-02-06T18:40:29+01:00",
        ]
    ) func instants(_ text: String) {
        #expect(CXoneTime.date(text) == Date(timeIntervalSince1970: 1_517_938_829))
    }
}
