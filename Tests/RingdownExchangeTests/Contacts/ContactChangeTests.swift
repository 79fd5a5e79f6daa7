import RingdownCore
import RingdownExchange
import Testing

@Suite("Changing and removing contacts", .timeLimit(.minutes(5)))
struct ContactChangeTests {
    private static let path = ContactTests.path

    @Test("A contact that is put keeps its place, and one that does not exist is not made")
    func put() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let path = Self.path + "/" + Platform.contact(3)
            let read = try await admin.get(path).json
            let body = read.with(["data": ["name": "Changed", "phone": "+12025550003"], "callable": false])
            let changed = try await admin.put(path, body)
            #expect(changed.status == 200)
            #expect(changed.json["data"]?["name"]?.string == "Changed")
            #expect(changed.json["callable"]?.bool == false)
            let listed = try await admin.post(Self.path + "/search", ["pageNumber": 4, "pageSize": 1])
            #expect(listed.json["entities"]?[0]?["data"]?["name"]?.string == "Changed")
            let other = body.with(["id": .null])
            #expect(try await admin.put(Self.path + "/none", other).code == "resource.not.found")
        }
    }

    @Test("Contacts are removed, and the campaign that dials them loses them too")
    func remove() async throws {
        try await Platform.open(.renewals(contacts: 4, agents: 1)) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            #expect(try await admin.delete(Self.path + "/" + Platform.contact(0)).status == 200)
            #expect(try await admin.delete(Self.path + "/" + Platform.contact(0)).code == "contact.not.found")
            let two = "\(Platform.contact(1)),\(Platform.contact(2))"
            #expect(try await admin.delete(Self.path + "?contactIds=\(two),none").code == "invalid.contact.id")
            #expect(try await admin.delete(Self.path + "?contactIds=\(two)").status == 200)
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == 1)
            try await platform.join(1, as: admin)
            try await platform.run()
            let progress = try await admin.get(Platform.campaignPath + "/progress")
            #expect(progress.json["numberOfContactsCalled"]?.int == 1)
            #expect(progress.json["totalNumberOfContacts"]?.int == 1)
        }
    }

    @Test("A contact on a call is not removed, and a list that is dialed not cleared")
    func busy() async throws {
        try await Platform.open(.renewals(contacts: 2, agents: 1, joined: true)) { platform in
            let admin = try await platform.caller("admin")
            _ = try await admin.post(Platform.campaignPath + "/start")
            let answer = try await admin.delete(Self.path + "/" + Platform.contact(0))
            #expect(answer.code == "contact.in.use")
            #expect(try await admin.post(Platform.listPath + "/clear").code == "contact.list.is.on.running.campaign")
            try await platform.run()
            #expect(try await admin.post(Platform.listPath + "/clear").status == 204)
            #expect(try await admin.get(Platform.listPath + "?includeSize=true").json["size"]?.int == 0)
            let again: JSON = [["id": .string(Platform.contact(0)), "data": ["phone": "+12025550123"]]]
            #expect(try await admin.post(Self.path, again).status == 200)
            _ = try await admin.post(Platform.campaignPath + "/start")
            try await platform.run()
            let read = try await admin.get(Self.path + "/" + Platform.contact(0))
            #expect(read.json["callRecords"]?["phone"]?["lastResult"]?.string != nil)
        }
    }

    @Test("Fifty contacts are read at once, in the order asked for")
    func bulk() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let ids: JSON = [.string(Platform.contact(5)), "none", .string(Platform.contact(1))]
            let read = try await admin.post(Self.path + "/bulk", ids)
            #expect(read.json.array?.compactMap { $0["id"]?.string } == [Platform.contact(5), Platform.contact(1)])
            let many = JSON.array((0..<51).map { .string(Platform.contact($0)) })
            #expect(try await admin.post(Self.path + "/bulk", many).code == "too.many.contacts.requested")
        }
    }

    @Test("A bulk job changes the contacts that are meant, and can be read afterwards")
    func job() async throws {
        try await Platform.open(.renewals(contacts: 12)) { platform in
            let admin = try await platform.caller("admin")
            let criteria: JSON = [
                "clauses": [
                    ["predicates": [["column": "name", "operator": "BEGINS_WITH", "value": "Contact 1"]]]
                ]
            ]
            let edit = try await admin.post(
                Self.path + "/bulk/update",
                ["criteria": criteria, "contact": ["contactListId": .string(Platform.list), "data": ["name": "One"]]]
            )
            #expect(edit.json["state"]?.string == "Complete")
            #expect(edit.json["completedRecords"]?.int == 4)
            let kept = try await admin.get(Self.path + "/" + Platform.contact(0))
            #expect(kept.json["data"] == ["name": "One", "phone": "+12025550000"])
            let id = try #require(edit.json["id"]?.string)
            #expect(try await admin.get(Self.path + "/bulk/jobs/" + id).json["type"]?.string == "BulkEdit")
            let removal = try await admin.post(Self.path + "/bulk/remove", ["criteria": criteria])
            #expect(removal.json["totalRecords"]?.int == 0)
            #expect(try await admin.get(Self.path + "/bulk/jobs").json["total"]?.int == 2)
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var predicate: JSON
        var found: [Int]
    }

    static let predicates = [
        Case(
            testDescription: "a number",
            predicate: ["column": "name", "columnType": "numeric", "operator": "LESS_THAN", "value": "3"],
            found: [0, 1]
        ),
        Case(
            testDescription: "a range that includes one of its ends",
            predicate: [
                "column": "name", "columnType": "numeric", "operator": "BETWEEN",
                "range": ["min": "2", "max": "10", "minInclusive": true],
            ],
            found: [1]
        ),
        Case(
            testDescription: "a set, inverted",
            predicate: ["column": "name", "operator": "IN", "range": ["inSet": ["1", "ten"]], "inverted": true],
            found: [1, 2]
        ),
        Case(
            testDescription: "text by its characters",
            predicate: ["column": "name", "operator": "CONTAINS", "value": "en"],
            found: [3]
        ),
    ]

    @Test("Search finds by conditions on columns", arguments: predicates)
    func criteria(_ wanted: Case) async throws {
        try await Platform.open(.renewals(contacts: 0)) { platform in
            let admin = try await platform.caller("admin")
            let contacts = ["1", "2", "10", "ten"].enumerated().map { index, name -> JSON in
                ["id": .string(String(index)), "data": ["name": .string(name), "phone": "+12025550100"]]
            }
            _ = try await admin.post(Self.path, .array(contacts))
            let answer = try await admin.post(
                Self.path + "/search",
                ["pageNumber": 1, "pageSize": 10, "criteria": ["clauses": [["predicates": [wanted.predicate]]]]]
            )
            #expect(answer.json["entities"]?.array?.compactMap { $0["id"]?.string } == wanted.found.map(String.init))
        }
    }

    @Test("Search sorts, numbers as numbers", arguments: [true, false])
    func sorts(_ isNumeric: Bool) async throws {
        try await Platform.open(.renewals(contacts: 0)) { platform in
            let admin = try await platform.caller("admin")
            let contacts = ["2", "10", "1"].map { name -> JSON in
                ["id": .string(name), "data": ["name": .string(name), "phone": "+12025550100"]]
            }
            _ = try await admin.post(Self.path, .array(contacts))
            let sort: JSON = ["fieldName": "name", "direction": "DESC", "numeric": .bool(isNumeric)]
            let answer = try await admin.post(
                Self.path + "/search",
                ["pageNumber": 1, "pageSize": 10, "contactSorts": [sort]]
            )
            let found = answer.json["entities"]?.array?.compactMap { $0["id"]?.string }
            #expect(found == (isNumeric ? ["10", "2", "1"] : ["2", "10", "1"]))
        }
    }
}
