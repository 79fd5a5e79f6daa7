import RingdownCore
import RingdownExchange
import Testing

@Suite("Campaigns", .timeLimit(.minutes(5)))
struct CampaignTests {
    static let path = "/api/v2/outbound/campaigns"

    static func body(_ changes: [String: JSON] = [:]) -> JSON {
        let plain: [String: JSON] = [
            "name": "Fresh", "contactList": ["id": .string(Platform.list)], "queue": ["id": .string(Platform.queue)],
            "dialingMode": "progressive", "phoneColumns": [["columnName": "phone"]], "callerName": "Acme",
            "callerAddress": "+12025550100", "division": ["id": .string(Platform.sales)], "script": ["id": "s"],
        ]
        return .object(plain.merging(changes) { $1 })
    }

    @Test("A campaign lives from its making to its end")
    func life() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(Self.path, Self.body())
            #expect(made.status == 200)
            #expect(made.json["campaignStatus"]?.string == "off")
            #expect(made.json["contactList"]?["name"]?.string == "Renewals Q4")
            let path = try #require(made.json["selfUri"]?.string)
            var body = try #require(try await admin.get(path).json.object)
            #expect(body["script"] == ["id": "s"])
            body["name"] = "Renamed"
            body["outboundLineCount"] = 2
            let changed = try await admin.put(path, .object(body))
            #expect(changed.status == 200)
            #expect(changed.json["version"]?.int == 2)
            #expect(changed.json["name"]?.string == "Renamed")
            let stale = try await admin.put(path, .object(body))
            #expect(stale.status == 409)
            #expect(stale.code == "invalid.update.wrong.version")
            body["version"] = nil
            #expect(try await admin.put(path, .object(body)).status == 409)
            #expect(try await admin.delete(path).json["name"]?.string == "Renamed")
            #expect(try await admin.get(path).status == 404)
        }
    }

    @Test(
        "Bodies that describe no campaign are refused",
        arguments: [
            (["name": ""], "name.cannot.be.blank"), (["name": "Renewals"], "duplicate.name"),
            (["campaignStatus": "on"], "invalid.create"), (["campaignStatus": "up"], "invalid.value"),
            (["dialingMode": "eager"], "invalid.value"), (["dialingMode": .null], "constraint.validation"),
            (["contactList": ["id": "none"]], "invalid.create"), (["queue": ["id": "none"]], "queue.not.found"),
            (["queue": .null], "queue.not.found"),
            (["phoneColumns": [["columnName": "fax"]]], "invalid.campaign.phone.columns"),
            (["phoneColumns": []], "invalid.campaign.phone.columns"), (["callerName": .null], "missing.caller.id.name"),
            (["callerAddress": ""], "missing.caller.id.address"),
            (["maxCallsPerAgent": 16], "invalid.max.calls.per.agent"),
            (["outboundLineCount": -1], "invalid.campaign.outbound.line.count"),
            (["previewTimeOutSeconds": 1201], "invalid.campaign.preview.timeout.seconds"),
            (["dncLists": [["id": "d"]]], "dnc.list.not.found"),
            (["callableTimeSet": ["id": "c"]], "callable.time.set.not.found"),
            (["contactSorts": [["fieldName": "age"]]], "contact.sort.field.not.found"),
            (["contactSorts": [["fieldName": "name"], ["fieldName": "name"]]], "contact.sorts.duplicate.field.names"),
            (
                ["contactSorts": [["fieldName": "name"]], "contactSort": ["fieldName": "phone"]],
                "contact.sorts.conflict"
            ),
            (["contactListFilters": [["id": "f"], ["id": "g"]]], "more.than.one.contact.list.filter"),
            (["contactListFilters": [["id": "f"]]], "contact.list.filter.not.found"),
            (["ruleSets": [["id": "r"]]], "rule.set.not.found"),
            (["skillColumns": ["name"]], "constraint.validation"),
            (["alwaysRunning": "yes"], "invalid.value"), (["outboundLineCount": 1.5], "invalid.value"),
        ] as [([String: JSON], String)]
    )
    func refusals(_ changes: [String: JSON], _ code: String) async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let answer = try await admin.post(Self.path, Self.body(changes))
            #expect(answer.status == 400)
            #expect(answer.code == code)
        }
    }

    @Test("Lists of campaigns select by contact list and name")
    func selection() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Self.path, Self.body(["contactList": ["id": .string(Platform.supportList)]]))
            #expect(try await admin.get(Self.path + "?contactListId=\(Platform.list)").json["total"]?.int == 1)
            #expect(try await admin.get(Self.path + "?name=Fre").json["total"]?.int == 1)
            #expect(try await admin.get(Self.path).json["total"]?.int == 2)
        }
    }

    @Test("What decides whom a campaign dials does not change while it dials; its pacing does")
    func active() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            try await platform.join(5, as: admin)
            #expect(try await admin.post(Platform.campaignPath + "/start").status == 204)
            var body = try #require(try await admin.get(Platform.campaignPath).json.object)
            body["outboundLineCount"] = 7
            let paced = try await admin.put(Platform.campaignPath, .object(body))
            #expect(paced.status == 200)
            #expect(paced.json["campaignStatus"]?.string == "on")
            body["version"] = paced.json["version"]
            body["dialingMode"] = "power"
            let refused = try await admin.put(Platform.campaignPath, .object(body))
            #expect(refused.status == 409)
            #expect(refused.code == "invalid.update.campaign.active")
            let deleted = try await admin.delete(Platform.campaignPath)
            #expect(deleted.status == 400)
            #expect(deleted.code == "campaign.in.use")
        }
    }
}
