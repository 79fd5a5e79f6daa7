import HTTPTypes
import RingdownCore
import Testing

@testable import RingdownExchange

@Suite("OAuth clients of the exchange", .timeLimit(.minutes(5)))
struct OAuthClientTests {
    static let path = "/api/v2/oauth/clients"

    static func body(_ changes: [String: JSON] = [:]) -> JSON {
        var members: [String: JSON] = [
            "name": "Deploy", "authorizedGrantType": "CLIENT-CREDENTIALS", "accessTokenValiditySeconds": 600,
            "roleDivisions": [["roleId": .string(Platform.starter), "divisionId": .string(Platform.sales)]],
        ]
        members.merge(changes) { _, new in new }
        return .object(members.filter { !$0.value.isNull })
    }

    private func token(_ platform: Platform, _ id: String, _ secret: String) async throws -> Caller.Answer {
        try await Caller(client: platform.client).form(
            "/oauth/token",
            ["grant_type": "client_credentials", "client_id": id, "client_secret": secret]
        )
    }

    @Test("A client is made, shown, changed, given a new secret and deleted")
    func life() async throws {
        try await Platform.open { platform in
            let admin = try await platform.caller("admin")
            let made = try await admin.post(Self.path, Self.body())
            #expect(made.status == 200)
            let id = try #require(made.json["id"]?.string)
            let secret = try #require(made.json["secret"]?.string)
            let first = try await token(platform, id, secret)
            #expect(first.json["expires_in"] == 600)
            let caller = Caller(client: platform.client, token: first.json["access_token"]?.string)
            #expect(try await caller.post(Platform.campaignPath + "/start").status == 204)

            let shown = try await admin.get(Self.path + "/" + id)
            #expect(shown.json["secret"] == nil)
            #expect(shown.json["roleDivisions"]?.array?.count == 1)
            let all = try await admin.get(Self.path)
            #expect(all.json["entities"]?.array?.contains { $0["id"] == .string(id) } == true)

            let renewed = try await admin.post(Self.path + "/\(id)/secret")
            #expect(renewed.status == 200)
            #expect(try await token(platform, id, secret).status == 401)
            #expect(try await token(platform, id, renewed.json["secret"]?.string ?? "").status == 200)

            let off = try await admin.put(Self.path + "/" + id, Self.body(["state": "inactive", "name": "Idle"]))
            #expect(off.json["name"] == "Idle")
            #expect(try await caller.get("/api/v2/tokens/me").status == 401)
            #expect(try await token(platform, id, renewed.json["secret"]?.string ?? "").status == 401)

            #expect(try await admin.delete(Self.path + "/" + id).status == 204)
            let gone = try await admin.get(Self.path + "/" + id)
            #expect(gone.status == 404)
            #expect(gone.code == "client.not.found")
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var change: [String: JSON]
        var caller = "admin"
        var status = 400
        var code: String
    }

    static let refused = [
        Case(testDescription: "no name", change: ["name": .null], code: "name.cannot.be.blank"),
        Case(testDescription: "no grant type", change: ["authorizedGrantType": .null], code: "grant.type.required"),
        Case(
            testDescription: "a grant type that is not served",
            change: ["authorizedGrantType": "PASSWORD"],
            code: "bad.grant.type"
        ),
        Case(
            testDescription: "a lifetime of a minute",
            change: ["accessTokenValiditySeconds": 60],
            code: "invalid.value"
        ),
        Case(testDescription: "no roles", change: ["roleDivisions": .null], code: "missing.client.roles"),
        Case(
            testDescription: "no scope for users",
            change: ["authorizedGrantType": "CODE"],
            code: "missing.client.scope"
        ),
        Case(testDescription: "a state that is none", change: ["state": "asleep"], code: "bad.client.state"),
        Case(
            testDescription: "a redirect over plain http",
            change: ["registeredRedirectUri": ["http://app.example/"]],
            code: "invalid.value"
        ),
        Case(
            testDescription: "a caller without the permission",
            change: [:],
            caller: "ringdown",
            status: 403,
            code: "missing.any.permissions"
        ),
    ]

    @Test("What is no client is refused in the vendor's words", arguments: refused)
    func refusals(_ each: Case) async throws {
        try await Platform.open { platform in
            let caller = try await platform.caller(each.caller)
            let answer = try await caller.post(Self.path, Self.body(each.change))
            #expect(answer.status == each.status)
            #expect(answer.code == each.code)
        }
    }

    @Test("Nobody gives a client, or takes by its secret, what they do not hold")
    func stronger() async throws {
        var seed = TenantSeed.renewals()
        seed.roles?.append(RoleSeed(name: "clients", permissions: ["oauth:*"].compactMap { Permission($0) }))
        seed.clients?.append(ClientSeed(id: "keeper", secret: "keeper-secret", grants: [GrantSeed(role: "clients")]))
        try await Platform.open(seed) { platform in
            let keeper = try await platform.caller("keeper")
            #expect(try await keeper.post(Self.path, Self.body()).code == "bad.client.role")
            #expect(try await keeper.post(Self.path + "/admin/secret").code == "bad.client.role")
            #expect(try await keeper.delete(Self.path + "/keeper").code == "cannot.delete.client")
        }
    }

    @Test("The permissions that operations ask are listed, with whether they count in a division")
    func permissions() async throws {
        try await Platform.open { platform in
            let caller = try await platform.caller("nobody")
            let answer = try await caller.get("/api/v2/authorization/permissions?pageSize=100")
            let outbound = answer.json["entities"]?.array?.first { $0["domain"] == "outbound" }
            let campaign = outbound?["permissionMap"]?["campaign"]?.array ?? []
            let start = campaign.first { $0["action"] == "start" }
            #expect(start?["divisionAware"] == true)
            #expect(start?["entityType"] == "campaign")
        }
    }
}
