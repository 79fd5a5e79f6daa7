import HTTPTypes
import RingdownCore
import RingdownExchange
import Testing

@Suite("Requests", .timeLimit(.minutes(5)))
struct RequestTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var method = HTTPRequest.Method.post
        var path: String
        var body: String?
        var type = "application/json"
        var status: Int
        var code: String
    }

    static let campaigns = "/api/v2/outbound/campaigns"
    static let lists = "/api/v2/outbound/contactlists"

    static let refused = [
        Case(testDescription: "an unknown path", method: .get, path: "/api/v2/nowhere", status: 404, code: "not.found"),
        Case(
            testDescription: "the trigger that does not exist",
            path: lists + "/trigger",
            body: "{}",
            status: 404,
            code: "not.found"
        ),
        Case(testDescription: "another method", method: .patch, path: lists, status: 404, code: "not.found"),
        Case(testDescription: "no JSON", path: campaigns, body: "{", status: 400, code: "bad.request"),
        Case(testDescription: "no body", path: campaigns, status: 400, code: "bad.request"),
        Case(testDescription: "null for a body", path: campaigns, body: "null", status: 400, code: "bad.request"),
        Case(testDescription: "an array for an object", path: campaigns, body: "[]", status: 400, code: "bad.request"),
        Case(
            testDescription: "another media type",
            path: campaigns,
            body: "name=a",
            type: "application/x-www-form-urlencoded",
            status: 415,
            code: "unsupported.media.type"
        ),
        Case(
            testDescription: "a body over the limit",
            path: Platform.listPath + "/contacts",
            body: "\"" + String(repeating: "a", count: 10 * 1024 * 1024) + "\"",
            status: 413,
            code: "request.entity.too.large"
        ),
        Case(
            testDescription: "a page that is no number",
            method: .get,
            path: campaigns + "?pageNumber=one",
            status: 400,
            code: "invalid.query.param.value"
        ),
        Case(
            testDescription: "a page size of none",
            method: .get,
            path: campaigns + "?pageSize=0",
            status: 400,
            code: "invalid.query.param.value"
        ),
        Case(
            testDescription: "an unknown filter",
            method: .get,
            path: campaigns + "?filterType=Sounds",
            status: 400,
            code: "invalid.query.param.value"
        ),
        Case(
            testDescription: "a flag that is neither",
            path: Platform.listPath + "/contacts?priority=yes",
            body: "[]",
            status: 400,
            code: "invalid.query.param.value"
        ),
    ]

    @Test("that cannot be understood are refused with the documented code", arguments: refused)
    func refusals(_ refused: Case) async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let answer = try await admin.send(
                refused.method,
                refused.path,
                text: refused.body,
                headers: [.contentType: refused.type]
            )
            #expect(answer.status == refused.status)
            #expect(answer.code == refused.code)
            #expect(answer.json["contextId"]?.string != nil)
        }
    }

    @Test("may say null where no body is wanted, and say nothing of its type")
    func nullBodies() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            #expect(try await admin.post(Platform.campaignPath + "/start", .null).status == 204)
            #expect(try await admin.post(Platform.campaignPath + "/stop").status == 204)
        }
    }

    @Test("for health need no token")
    func health() async throws {
        try await Platform.open { platform in
            let answer = try await Caller(client: platform.client).get("/health")
            #expect(answer.status == 200)
            #expect(answer.json["status"]?.string == "ok")
            #expect(answer.headers[values: try #require(HTTPField.Name("ININ-Correlation-Id"))].count == 1)
        }
    }

    @Test("for lists come in pages that know their neighbours")
    func paging() async throws {
        var seed = TenantSeed.renewals()
        seed.contactLists? += (1...5).map { ContactListSeed(name: "List \($0)", division: "Sales") }
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            let answer = try await admin.get(Self.lists + "?name=List&pageSize=2&pageNumber=2&includeSize=true")
            #expect(answer.json["entities"]?.array?.compactMap { $0["name"]?.string } == ["List 3", "List 4"])
            #expect(answer.json["entities"]?[0]?["size"]?.int == 0)
            #expect(answer.json["total"]?.int == 5)
            #expect(answer.json["pageCount"]?.int == 3)
            #expect(answer.json["nextUri"]?.string == Self.lists + "?pageSize=2&pageNumber=3")
            #expect(answer.json["previousUri"]?.string == Self.lists + "?pageSize=2&pageNumber=1")
            let beyond = try await admin.get(Self.lists + "?pageSize=500&pageNumber=9")
            #expect(beyond.json["entities"] == [])
            #expect(beyond.json["pageSize"]?.int == 100)
            let descending = try await admin.get(Self.lists + "?sortOrder=descending&pageSize=1")
            #expect(descending.json["entities"]?[0]?["name"]?.string == "Tickets")
        }
    }

    @Test(
        "for lists take ids joined by commas as well as repeated",
        arguments: [
            "id=\(Platform.list)%2C\(Platform.supportList)", "id=\(Platform.list)&id=\(Platform.supportList)",
        ]
    )
    func arrays(_ query: String) async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            #expect(try await admin.get(Self.lists + "?" + query).json["total"]?.int == 2)
        }
    }

    @Test(
        "for lists filter by name as they say",
        arguments: [
            ("name=renewals", 1), ("name=Q4", 0), ("name=q4&filterType=Contains", 1),
            ("name=Renewals+Q4&filterType=Equals", 1), ("name=Renewals&filterType=equals", 0),
        ]
    )
    func names(_ query: String, _ count: Int) async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            #expect(try await admin.get(Self.lists + "?" + query).json["total"]?.int == count)
        }
    }
}
