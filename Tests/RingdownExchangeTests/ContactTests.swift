import RingdownCore
import RingdownExchange
import Testing

@Suite("Contacts", .timeLimit(.minutes(5)))
struct ContactTests {
    static let path = Platform.listPath + "/contacts"

    static func contact(_ number: Int, id: String? = nil) -> JSON {
        var members: [String: JSON] = [
            "contactListId": .string(Platform.list),
            "data": ["name": .string("Added \(number)"), "phone": .string("+1202555\(2000 + number)")],
        ]
        members["id"] = id.map { .string($0) }
        return .object(members)
    }

    @Test("A thousand contacts fit into one request, one more does not")
    func limit() async throws {
        try await Platform.open(.renewals(contacts: 0)) { platform in
            let admin = try await platform.caller("admin")
            let thousand = try await admin.post(Self.path, .array((0..<1000).map { Self.contact($0) }))
            #expect(thousand.status == 200)
            #expect(thousand.json.array?.count == 1000)
            let more = try await admin.post(Self.path, .array((0..<1001).map { Self.contact($0) }))
            #expect(more.status == 400)
            #expect(more.code == "too.many.contacts.added")
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == 1000)
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var body: JSON
        var code: String
    }

    static let refused = [
        Case(testDescription: "no array", body: contact(1), code: "bad.request"),
        Case(
            testDescription: "no data",
            body: [["contactListId": .string(Platform.list)]],
            code: "contact.missing.data"
        ),
        Case(testDescription: "an unknown column", body: [["data": ["mail": "a"]]], code: "invalid.contact.columns"),
        Case(testDescription: "data that is a text", body: [["data": "a"]], code: "invalid.value"),
        Case(testDescription: "a column that is a list", body: [["data": ["name": []]]], code: "invalid.value"),
        Case(
            testDescription: "callable that is a text",
            body: [["data": [:], "callable": "no"]],
            code: "invalid.value"
        ),
        Case(testDescription: "another list", body: [["data": [:], "contactListId": "x"]], code: "invalid.create"),
        Case(testDescription: "an element that is no object", body: [1], code: "bad.request"),
    ]

    @Test("Contacts that do not fit are refused, all of the request", arguments: refused)
    func refusals(_ refused: Case) async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let body = refused.body.array.map { JSON.array([Self.contact(1)] + $0) } ?? refused.body
            let answer = try await admin.post(Self.path, body)
            #expect(answer.status == 400)
            #expect(answer.code == refused.code)
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == 200)
        }
    }

    @Test("An id that is given is kept, and a contact that exists is changed")
    func update() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Self.path, [Self.contact(1, id: "mine")])
            let changed = try await admin.post(Self.path + "?doNotQueue=true", [Self.contact(2, id: "mine")])
            #expect(changed.json[0]?["id"]?.string == "mine")
            let read = try await admin.get(Self.path + "/mine")
            #expect(read.json["data"]?["name"]?.string == "Added 2")
            #expect(read.json["callable"]?.bool == true)
            #expect(read.json["phoneNumberStatus"]?["phone"]?["callable"]?.bool == true)
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == 201)
            #expect(try await admin.get(Self.path + "/other").code == "resource.not.found")
            #expect(try await admin.get("/api/v2/outbound/contactlists/x/contacts/y").code == "contact.list.not.found")
        }
    }

    @Test("Search pages through a list in its order")
    func search() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let answer = try await admin.post(Self.path + "/search", ["pageNumber": 3, "pageSize": 90])
            #expect(answer.status == 200)
            #expect(answer.json["entities"]?.array?.count == 20)
            #expect(answer.json["total"]?.int == 200)
            #expect(answer.json["contactsCount"]?.int == 200)
            #expect(answer.json["entities"]?[0]?["id"]?.string == Platform.contact(180))
            #expect(answer.json["entities"]?[0]?["data"]?["phone"]?.string == "+12025550180")
            #expect(try await admin.post(Self.path + "/search", ["pageNumber": 1, "pageSize": 101]).status == 400)
            #expect(try await admin.post(Self.path + "/search", ["pageNumber": 1]).code == "constraint.validation")
        }
    }

    @Test("Priority contacts are dialed next, the others in their order", arguments: [true, false])
    func priority(_ isPriority: Bool) async throws {
        try await Platform.open(.renewals(contacts: 3, agents: 1)) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            _ = try await admin.post(Self.path + "?priority=\(isPriority)", [Self.contact(1, id: "new")])
            try await platform.join(1, as: admin)
            let first = isPriority ? "new" : Platform.contact(0)
            let dialed = try await admin.get(Self.path + "/" + first)
            #expect(dialed.json["callRecords"]?["phone"]?["lastAttempt"] != nil)
            #expect(dialed.json["callRecords"]?["phone"]?["lastResult"] == nil)
            try await platform.run()
            #expect(try await admin.get(Platform.campaignPath).json["campaignStatus"]?.string == "complete")
        }
    }

    @Test("A contact that is given again is dialed again, unless it is not to be queued", arguments: [true, false])
    func again(_ keepsPlace: Bool) async throws {
        var seed = TenantSeed.renewals(contacts: 2, agents: 1, joined: true)
        seed.campaigns?[0].alwaysRunning = true
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            let stats = Platform.campaignPath + "/stats"
            #expect(try await admin.get(stats).json["contactRate"]?["attempts"]?.int == 2)
            let body: JSON = [["id": .string(Platform.contact(0)), "data": ["phone": "+12025550199"]]]
            _ = try await admin.post(Self.path + "?doNotQueue=\(keepsPlace)&clearSystemData=true", body)
            try await platform.run()
            #expect(try await admin.get(stats).json["contactRate"]?["attempts"]?.int == (keepsPlace ? 2 : 3))
        }
    }

    @Test("A contact that may not be called is passed over")
    func uncallable() async throws {
        try await Platform.open(.renewals(contacts: 1, agents: 1, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            let blocked: JSON = ["id": "blocked", "data": ["phone": "+12025550150"], "callable": false]
            let deadNumber: JSON = [
                "id": "dead", "data": ["phone": "+12025550151"], "phoneNumberStatus": ["phone": ["callable": false]],
            ]
            _ = try await admin.post(Self.path, [blocked, deadNumber])
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            let progress = try await admin.get(Platform.campaignPath + "/progress")
            #expect(progress.json["numberOfContactsCalled"]?.int == 1)
            #expect(progress.json["totalNumberOfContacts"]?.int == 3)
            #expect(
                progress.json["numberOfContactsSkipped"] == [
                    "ININ-OUTBOUND-CONTACT-UNCALLABLE-SKIPPED": 1, "ININ-OUTBOUND-NO-CALLABLE-NUMBERS-SKIPPED": 1,
                ]
            )
            let events = try await admin.get("/api/v2/outbound/events?level=WARNING")
            #expect(events.json["entities"]?[0]?["eventMessage"]?["code"]?.string == "INVALID_PHONE_NUMBER")
        }
    }
}
