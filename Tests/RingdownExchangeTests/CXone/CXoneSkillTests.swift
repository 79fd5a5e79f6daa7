import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("A skill of CXone", .timeLimit(.minutes(5)))
struct CXoneSkillTests {
    @Test("is a campaign: what one dialect starts and stops, the other shows")
    func oneObject() async throws {
        try await Platform.open(.skills()) { platform in
            let cxone = try await platform.cxone("admin")
            let genesys = try await platform.caller("admin")
            let started = try await cxone.post("/skills/\(Platform.skill)/start")
            #expect(started.status == 202)
            #expect(started.words == "Accepted")
            #expect(try await genesys.get(Platform.campaignPath).json["campaignStatus"]?.string == "on")
            #expect(try await cxone.get("/skills/\(Platform.skill)").json["isRunning"] == true)
            let again = try await cxone.post("/skills/\(Platform.skill)/start")
            #expect(again.status == 409)
            #expect(again.description == "Invalid state. Cannot start skill")

            _ = try await genesys.post(Platform.campaignPath + "/stop")
            #expect(try await cxone.get("/skills/\(Platform.skill)").json["isRunning"] == false)
            _ = try await genesys.post(Platform.campaignPath + "/start")
            let listed = try await cxone.get("/skills?searchString=Renewals")
            #expect(listed.json["skills"]?[0]?["isRunning"] == true)
            #expect(try await cxone.post("/skills/\(Platform.skill)/stop").status == 202)
            #expect(try await genesys.get(Platform.campaignPath).json["campaignStatus"]?.string == "stopping")
        }
    }

    @Test("that is forced to stop ends its calls at once, and the list goes on where it was")
    func force() async throws {
        try await Platform.open(.skills()) { platform in
            let cxone = try await platform.cxone("admin")
            _ = try await cxone.post("/skills/\(Platform.skill)/start")
            #expect(
                try await cxone.get("/skills/\(Platform.skill)/activity").json["skillActivity"]?[0]?["contactsActive"]?
                    .int == 3
            )
            #expect(try await cxone.post("/skills/\(Platform.skill)/stop?force=perhaps").status == 400)
            #expect(try await cxone.post("/skills/\(Platform.skill)/stop?force=true").status == 202)
            #expect(try await cxone.get("/contacts/active").status == 204)
            let campaign = try await platform.exchange.store.read { db in
                try db.existing(Campaign.self, Platform.campaign)
            }
            #expect(campaign.status == .off)
            _ = try await cxone.post("/skills/\(Platform.skill)/start")
            try await platform.run()
            #expect(try await platform.attempts() == Array(repeating: 1, count: 20))
        }
    }

    @Test("is refused by a security profile, hidden by a data restriction, and a sandbox lets everybody")
    func access() async throws {
        try await Platform.open(.skills()) { platform in
            let viewer = try await platform.cxone("viewer")
            let refused = try await viewer.post("/skills/\(Platform.skill)/start")
            #expect(refused.status == 403)
            #expect(refused.description == "Forbidden. Check Security Profile permissions")
            let supporter = try await platform.cxone("supporter")
            let restricted = try await supporter.post("/skills/\(Platform.skill)/start")
            #expect(restricted.status == 403)
            #expect(restricted.description == "Skill - '\(Platform.skill)' is restricted")
            #expect(try await supporter.post("/skills/\(Platform.supportSkill)/start").status == 202)
            #expect(try await supporter.get("/skills").json["totalRecords"]?.int == 1)
            let profiles = try await supporter.get("/security-profiles").json["profiles"]?.array ?? []
            let starter = try #require(profiles.first { $0["securityProfileName"]?.string == "starter" })
            #expect(starter["permissions"]?[0]?["permissionKey"]?.string == "Outbound Strategy Manager")
            #expect(starter["dataRestrictions"]?[0]?["accessibilityType"]?.string == "Selected")
            #expect(try await platform.cxone("nobody").get("/skills").status == 403)
        }
        var seed = TenantSeed.skills()
        seed.kind = .sandbox
        try await Platform.open(seed) { platform in
            let nobody = try await platform.cxone("nobody")
            #expect(try await nobody.post("/skills/\(Platform.skill)/start").status == 202)
        }
    }

    struct Spelling: Sendable, CustomTestStringConvertible {
        var path: String
        var status = 200
        var testDescription: String { path }
    }

    @Test(
        "is reached under every spelling of the path that clients use",
        arguments: [
            Spelling(path: "/incontactapi/services/v34.0/skills"),
            Spelling(path: "/inContactAPI/services/v20.0/skills"),
            Spelling(path: "/incontactApi//services/v28.0//Skills"),
            Spelling(path: "/InContactAPI/services/V4/skills"),
            Spelling(path: "/incontactapi/services/latest/skills", status: 404),
            Spelling(path: "/incontactapi/services/v34.0/nothing", status: 404),
            Spelling(path: "/incontactapi/services/v34.0/skills/", status: 404),
        ]
    )
    func spellings(_ spelling: Spelling) async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            #expect(try await admin.raw(.get, spelling.path).status == spelling.status)
        }
    }

    @Test("answers a request without Accept with the words of CXone, and other mistakes with its statuses")
    func mistakes() async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let path = "/incontactapi/services/v34.0/skills"
            #expect(try await admin.raw(.get, path, headers: [:]).text == "No known way to render data")
            #expect(try await admin.raw(.patch, path).status == 405)
            #expect(try await admin.post("/skills//start").status == 405)
            let word = try await admin.post("/skills/Renewals/start")
            #expect(word.status == 404)
            #expect(word.description == "Invalid skillId - 'Renewals', must be an integer")
            let list = try await admin.post("/skills/\(Platform.callList)/start")
            #expect(list.description == "Invalid skillId - '7001', not a valid Natural Calling skill")
            #expect(try await CXoneCaller(client: platform.client, token: "x").get("/skills").text.isEmpty)
            #expect(try await admin.get("/skills?top=10001").description == "Bad Top")
        }
    }

    @Test("is made, changed and given a list, and refuses what the exchange would ignore")
    func make() async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let groups = try await admin.get("/campaigns").json["campaigns"]?.array ?? []
            let sales = try #require(groups.first { $0["name"]?.string == "Sales" }?["id"]?.int)
            let draft: JSON = [
                "skillName": "Fresh", "mediaTypeId": 4, "outboundStrategy": "Personal Connection",
                "campaignId": .number(JSONNumber(sales)),
            ]
            let made = try await admin.post("/skills", ["skills": [draft, ["skillName": "Mail", "mediaTypeId": 1]]])
            #expect(made.status == 200)
            #expect(made.json["errorCount"]?.int == 1)
            let number = try #require(made.json["skillsResults"]?[0]?["skillId"]?.int)
            #expect(
                try await admin.put("/skills/\(number)", ["skill": ["notes": "new", "mediaTypeId": 4]]).status == 200
            )
            #expect(try await admin.get("/skills/\(number)").json["notes"]?.string == "new")
            let refused = try await admin.put("/skills/\(number)", ["skill": ["cradleToGrave": true]])
            #expect(refused.status == 400)
            #expect(try await admin.get("/lists/call-lists").json["totalRecords"]?.int == 2)
        }
    }

    @Test("shows campaigns flat from version 33 on and wrapped before")
    func campaigns() async throws {
        try await Platform.open(.skills()) { platform in
            let new = try await platform.cxone("admin")
            let old = try await platform.cxone("admin", version: "v28.0")
            let id = try #require(try await new.post("/campaigns", ["name": "Autumn"]).json["id"]?.int)
            let wrapped = try await old.get("/campaigns/\(id)")
            #expect(wrapped.json["campaign"]?["campaignName"]?.string == "Autumn")
            let batch: JSON = [
                "campaigns": [["campaignName": "Winter", "isActive": true], ["campaignName": "Autumn"]]
            ]
            let made = try await old.post("/campaigns", batch)
            #expect(made.status == 206)
            #expect(made.json["campaignResults"]?[1]?["success"] == false)
        }
    }

    @Test("has the agents whom it is given, in every form in which clients give them")
    func agents() async throws {
        try await Platform.open(.skills(agents: 3)) { platform in
            let admin = try await platform.cxone("admin")
            let path = "/skills/\(Platform.skill)/agents"
            let before = try await admin.get(path).json["agentSkillAssignments"]?.array ?? []
            #expect(before.count == 3)
            let agent = try #require(before[0]["agentId"]?.int)
            func count() async throws -> Int? { try await admin.get(path).json["totalRecords"]?.int }
            let taken = try await admin.delete(path, ["agents": [["agentId": .whole(agent)], ["agentId": 1]]])
            #expect(taken.json["resultSet"]?["errorCount"]?.int == 1)
            #expect(try await count() == 2)
            #expect(
                try await admin.get(path + "/unassigned").json["resultSet"]?["agents"]?.array?
                    .contains { $0["agentId"]?.int == agent } == true
            )
            let bare: JSON = [["agentId": .string(String(agent)), "proficiency": 10, "isActive": true]]
            #expect(try await admin.post(path, bare).json["resultSet"]?["agentResults"]?[0]?["success"] == true)
            #expect(try await count() == 3)
            #expect(try await admin.post(path, [:]).status == 400)
            let skill: JSON = ["skills": [["skillId": .string(String(Platform.skill))]]]
            #expect(try await admin.delete("/agents/\(agent)/skills", skill).json["errorCount"]?.int == 0)
            // The other skill has the same queue, and with it the same agents.
            #expect(try await admin.get("/agents/\(agent)/skills").json["agentSkillAssignments"] == [])
            #expect(try await admin.post("/agents/\(agent)/skills", skill).json["skillResults"]?[0]?["success"] == true)
            #expect(try await platform.cxone("viewer").post("/agents/\(agent)/skills", skill).status == 403)
            let activity = try await admin.post("/skills/activity/search", ["filter": ["skillIds": [8002]]])
            #expect(activity.json["skillActivity"]?.array?.compactMap { $0["skillId"]?.int } == [8002])
        }
    }

    @Test("goes into a campaign by its number, by an object that has it, and with all others")
    func campaignSkills() async throws {
        try await Platform.open(.skills()) { platform in
            let admin = try await platform.cxone("admin")
            let groups = try await admin.get("/campaigns").json["campaigns"]?.array ?? []
            let sales = try #require(groups.first { $0["name"]?.string == "Sales" }?["divisionId"])
            let made = try await admin.post("/campaigns", ["name": "Autumn", "divisionId": sales])
            let path = try "/campaigns/\(#require(made.json["id"]?.int))"
            for body: JSON in [
                ["skills": [.whole(Platform.skill)]], ["skills": [["skillId": .whole(Platform.skill)]]],
                ["addAll": true],
            ] {
                let moved = try await admin.post(path + "/skills", body)
                #expect(moved.json["assignedSkills"] == [.whole(Platform.skill)], "\(moved.text)")
                #expect(try await admin.get(path + "/skills").json["totalRecords"]?.int == 1)
                _ = try await admin.delete(path + "/skills", ["skills": [.whole(Platform.skill)]])
                #expect(try await admin.get(path + "/skills").json["totalRecords"]?.int == 0)
            }
            let other = try await admin.post(path + "/skills", ["skills": [.whole(Platform.supportSkill)]])
            #expect(other.json["invalidSkills"]?.array?.count == 1)
            #expect(try await admin.raw(.patch, "/incontactapi/services/v34.0\(path)/status").status == 400)
        }
    }
}
