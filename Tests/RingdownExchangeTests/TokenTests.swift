import Foundation
import HTTPTypes
import RingdownCore
import RingdownExchange
import RingdownTestKit
import Testing

@Suite("The token endpoint", .timeLimit(.minutes(5)))
struct TokenTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var body: String
        var type = "application/x-www-form-urlencoded"
        var basic: String?
        var status: Int
        var error: String
    }

    static let refused = [
        Case(
            testDescription: "a secret that is wrong",
            body: "grant_type=client_credentials&client_id=admin&client_secret=wrong",
            status: 401,
            error: "invalid_client"
        ),
        Case(
            testDescription: "a client that nobody knows",
            body: "grant_type=client_credentials&client_id=ghost&client_secret=admin-secret",
            status: 401,
            error: "invalid_client"
        ),
        Case(
            testDescription: "no credentials",
            body: "grant_type=client_credentials",
            status: 401,
            error: "invalid_client"
        ),
        Case(
            testDescription: "Basic credentials without a colon",
            body: "grant_type=client_credentials",
            basic: "admin",
            status: 401,
            error: "invalid_client"
        ),
        Case(
            testDescription: "another grant",
            body: "grant_type=password&client_id=admin&client_secret=admin-secret",
            status: 400,
            error: "unsupported_grant_type"
        ),
        Case(
            testDescription: "a client without its secret",
            body: "grant_type=client_credentials&client_id=admin",
            status: 401,
            error: "invalid_client"
        ),
        Case(
            testDescription: "a code that nobody was given",
            body: "grant_type=authorization_code&client_id=admin&client_secret=admin-secret&code=x",
            status: 400,
            error: "invalid_grant"
        ),
        Case(
            testDescription: "no grant",
            body: "client_id=admin&client_secret=admin-secret",
            status: 400,
            error: "invalid_request"
        ),
        Case(
            testDescription: "a JSON body",
            body: #"{"grant_type":"client_credentials"}"#,
            type: "application/json",
            status: 400,
            error: "invalid_request"
        ),
    ]

    @Test("refuses a request without valid credentials as OAuth does", arguments: refused)
    func refusals(_ refused: Case) async throws {
        try await Platform.open { platform in
            var headers: HTTPFields = [.contentType: refused.type]
            if let basic = refused.basic { headers[.authorization] = "Basic " + Data(basic.utf8).base64EncodedString() }
            let answer = try await Caller(client: platform.client)
                .send(.post, "/oauth/token", text: refused.body, headers: headers)
            #expect(answer.status == refused.status)
            #expect(answer.json["error"]?.string == refused.error)
            #expect(answer.json["description"]?.string == answer.json["error_description"]?.string)
            #expect(answer.json["code"] == nil)
        }
    }

    @Test("takes the credentials by HTTP Basic and in the form", arguments: [true, false])
    func grants(_ byBasic: Bool) async throws {
        try await Platform.open { platform in
            var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            var body = "grant_type=client_credentials"
            if byBasic {
                headers[.authorization] = "Basic " + Data("admin:admin-secret".utf8).base64EncodedString()
            } else {
                body += "&client_id=admin&client_secret=admin-secret"
            }
            let answer = try await Caller(client: platform.client)
                .send(.post, "/oauth/token", text: body, headers: headers)
            #expect(answer.status == 200)
            #expect(answer.json["token_type"]?.string == "bearer")
            #expect(answer.json["expires_in"]?.int == 86_400)
            let caller = Caller(client: platform.client, token: answer.json["access_token"]?.string)
            let info = try await caller.get("/api/v2/tokens/me")
            #expect(info.status == 200)
            #expect(info.json["OAuthClient"]?["id"]?.string == "admin")
            #expect(info.json["organization"]?["name"]?.string == "Acme")
        }
    }

    @Test("A token ends with its lifetime, by the wall clock, and when it is given up")
    func lifetime() async throws {
        var seed = TenantSeed.renewals()
        seed.speed = 100
        seed.clients?[0].tokenLifetime = 300
        try await Platform.open(seed) { platform in
            let admin = try await platform.caller("admin")
            platform.clock.advance(by: .seconds(299))
            #expect(try await admin.get("/api/v2/tokens/me").status == 200)
            platform.clock.advance(by: .seconds(2))
            let expired = try await admin.get("/api/v2/tokens/me")
            #expect(expired.status == 401)
            #expect(expired.code == "bad.credentials")
            let again = try await platform.caller("admin")
            #expect(try await again.send(.head, "/api/v2/tokens/me").status == 200)
            #expect(try await again.delete("/api/v2/tokens/me").status == 200)
            #expect(try await again.get("/api/v2/tokens/me").status == 401)
        }
    }

    @Test("Requests without a bearer token are told that one is required", arguments: [nil, "Basic YTpi", "Bearer"])
    func missing(_ header: String?) async throws {
        try await Platform.open { platform in
            var headers: HTTPFields = [:]
            headers[.authorization] = header
            let answer = try await Caller(client: platform.client)
                .send(.get, "/api/v2/outbound/campaigns", headers: headers)
            #expect(answer.status == 401)
            #expect(answer.code == "authentication.required")
        }
    }
}
