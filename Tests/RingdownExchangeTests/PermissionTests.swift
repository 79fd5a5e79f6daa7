import HTTPTypes
import RingdownCore
import RingdownExchange
import Testing

@Suite("Permissions", .timeLimit(.minutes(5)))
struct PermissionTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var client: String
        var method = HTTPRequest.Method.get
        var path: String
        var status: Int
        var code: String?
        var message: String?
    }

    static let cases = [
        Case(
            testDescription: "one of ANY is missing everywhere",
            client: "nobody",
            method: .post,
            path: Platform.campaignPath + "/start",
            status: 403,
            code: "missing.any.permissions",
            message: "Unable to perform the requested action. You must have at least one of the following permissions"
                + " assigned: [outbound:campaign:start]"
        ),
        Case(
            testDescription: "ALL is missing everywhere",
            client: "ringdown",
            method: .put,
            path: Platform.campaignPath,
            status: 403,
            code: "missing.permissions",
            message: "Unable to perform the requested action. You are missing the following permission(s):"
                + " [outbound:campaign:edit]"
        ),
        Case(
            testDescription: "held in another division",
            client: "ringdown",
            method: .post,
            path: Platform.campaignPath + "/start",
            status: 403,
            code: "missing.division.permission",
            message: "You are not authorized to perform the requested action."
        ),
        Case(
            testDescription: "any of two, neither held",
            client: "ringdown",
            method: .delete,
            path: Platform.campaignPath + "/progress",
            status: 403,
            code: "missing.any.permissions",
            message: "Unable to perform the requested action. You must have at least one of the following permissions"
                + " assigned: [outbound:campaign:edit, outbound:campaign:recycle]"
        ),
        Case(
            testDescription: "an object of another division is not shown",
            client: "supporter",
            path: Platform.listPath,
            status: 403,
            code: "missing.division.permission"
        ),
        Case(
            testDescription: "contacts know no division",
            client: "supporter",
            path: Platform.listPath + "/contacts/" + Platform.contact(0),
            status: 200
        ),
        Case(
            testDescription: "a queue of another division",
            client: "supporter",
            path: Platform.membersPath,
            status: 403,
            code: "missing.division.permission"
        ),
        Case(
            testDescription: "an object that is not there, for one who may look",
            client: "supporter",
            path: "/api/v2/outbound/campaigns/none",
            status: 404,
            code: "resource.not.found"
        ),
        Case(
            testDescription: "an object that is not there, for one who may not",
            client: "nobody",
            path: "/api/v2/outbound/campaigns/none",
            status: 403,
            code: "missing.any.permissions"
        ),
        Case(
            testDescription: "a campaign to start that is not there",
            client: "admin",
            method: .post,
            path: "/api/v2/outbound/campaigns/none/start",
            status: 404,
            code: "campaign.not.found"
        ),
        Case(
            testDescription: "what needs no permission",
            client: "nobody",
            path: "/api/v2/authorization/divisions",
            status: 200
        ),
        Case(
            testDescription: "roles, without the permission to see them",
            client: "nobody",
            path: "/api/v2/authorization/roles",
            status: 403,
            code: "missing.any.permissions"
        ),
    ]

    @Test("Production asks each operation's permission where its object lives", arguments: cases)
    func production(_ each: Case) async throws {
        try await Platform.open { platform in
            let caller = try await platform.caller(each.client)
            let answer = try await caller.send(each.method, each.path, text: each.method == .put ? "{}" : nil)
            #expect(answer.status == each.status)
            #expect(answer.code == each.code)
            if let message = each.message { #expect(answer.message == message) }
            if each.status >= 400 {
                #expect(answer.json["status"]?.int == each.status)
                let id = answer.headers[values: try #require(HTTPField.Name("ININ-Correlation-Id"))].first
                #expect(answer.json["contextId"]?.string == id)
                #expect(answer.json["details"] == [])
                #expect(answer.json["errors"] == [])
            }
        }
    }

    @Test("A sandbox lets every authenticated client do everything, and still shows what it holds")
    func sandbox() async throws {
        var seed = TenantSeed.renewals()
        seed.kind = .sandbox
        try await Platform.open(seed) { platform in
            let caller = try await platform.caller("ringdown")
            #expect(try await caller.post(Platform.campaignPath + "/start").status == 204)
            let subject = try await caller.get("/api/v2/authorization/subjects/me")
            let grants = subject.json["grants"]?.array ?? []
            #expect(grants.compactMap { $0["division"]?["name"]?.string }.sorted() == ["*", "Support"])
            let permitted = try await caller.get(
                "/api/v2/authorization/divisionspermitted/me?permission=outbound:campaign:start"
            )
            #expect(permitted.json.array?.count == 3)
            #expect(try await Caller(client: platform.client).get(Platform.campaignPath).status == 401)
        }
    }

    @Test("A grant that is corrected counts at once, for the token that was refused")
    func correctedGrant() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let caller = try await platform.caller("ringdown")
            let start = Platform.campaignPath + "/start"
            let permitted = "/api/v2/authorization/divisionspermitted/me?permission=outbound:campaign:start"
            let grant =
                "/api/v2/authorization/subjects/ringdown/divisions/\(Platform.sales)/roles/\(Platform.starter)"
            #expect(try await caller.post(start).status == 403)
            #expect(try await caller.get(permitted).json.array?.map { $0["name"]?.string } == ["Support"])
            #expect(try await caller.post(grant + "?subjectType=PC_OAUTH_CLIENT").status == 403)
            #expect(try await admin.post(grant + "?subjectType=PC_OAUTH_CLIENT", .null).status == 204)
            #expect(try await caller.get(permitted).json.array?.map { $0["name"]?.string } == ["Sales", "Support"])
            #expect(try await caller.post(start).status == 204)
            #expect(try await admin.delete(grant).status == 204)
            #expect(try await caller.post(start).code == "missing.division.permission")
        }
    }

    @Test(
        "Grants to nobody, in no division or of no role are not found",
        arguments: [
            "subjects/ghost/divisions/\(Platform.sales)/roles/\(Platform.starter)",
            "subjects/ringdown/divisions/none/roles/\(Platform.starter)",
            "subjects/ringdown/divisions/*/roles/none",
        ]
    )
    func danglingGrants(_ path: String) async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            #expect(try await admin.post("/api/v2/authorization/" + path).status == 404)
        }
    }

    @Test(
        "Lists show what lives in the caller's divisions",
        arguments: [
            ("admin", ["Renewals Q4", "Tickets"]), ("ringdown", ["Renewals Q4", "Tickets"]), ("supporter", ["Tickets"]),
        ]
    )
    func visibility(_ client: String, _ names: [String]) async throws {
        try await Platform.open { platform in
            let caller = try await platform.caller(client)
            let answer = try await caller.get("/api/v2/outbound/contactlists")
            #expect(answer.json["entities"]?.array?.compactMap { $0["name"]?.string } == names)
            #expect(answer.json["total"]?.int == names.count)
        }
    }

    @Test("divisionspermitted wants to know which permission")
    func missingParameter() async throws {
        try await Platform.open { platform in
            let caller = try await platform.caller("nobody")
            let answer = try await caller.get("/api/v2/authorization/divisionspermitted/me")
            #expect(answer.status == 400)
            #expect(answer.code == "missing.permission.param")
        }
    }
}
