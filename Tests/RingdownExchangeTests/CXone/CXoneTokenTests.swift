import Foundation
import HTTPTypes
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("CXone's token servers", .timeLimit(.minutes(5)))
struct CXoneTokenTests {
    struct HubCase: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var basic: String?
        var form: String
        var status = 200
        var error: String?
    }

    @Test(
        "the hub gives a token for an access key and a registered application, and says what is wrong",
        arguments: [
            HubCase(
                testDescription: "Basic",
                basic: "admin:admin-secret",
                form: "grant_type=password&username=admin&password=admin-secret"
            ),
            HubCase(
                testDescription: "Basic, encoded before",
                basic: "admin:admin%2Dsecret",
                form: "grant_type=password&username=admin&password=admin%2Dsecret"
            ),
            HubCase(
                testDescription: "in the body",
                form:
                    "grant_type=password&username=admin&password=admin-secret&client_id=admin&client_secret=admin-secret"
            ),
            HubCase(
                testDescription: "no application",
                form: "grant_type=password&username=admin&password=admin-secret",
                status: 401,
                error: "invalid_client"
            ),
            HubCase(
                testDescription: "wrong application",
                basic: "admin:x",
                form: "grant_type=password&username=admin&password=admin-secret",
                status: 401,
                error: "invalid_client"
            ),
            HubCase(
                testDescription: "wrong key",
                basic: "admin:admin-secret",
                form: "grant_type=password&username=admin&password=x",
                status: 401,
                error: "invalid_grant"
            ),
            HubCase(
                testDescription: "client credentials",
                basic: "admin:admin-secret",
                form: "grant_type=client_credentials",
                status: 400,
                error: "unsupported_grant_type"
            ),
        ]
    )
    func hub(_ test: HubCase) async throws {
        try await Platform.open(.skills()) { platform in
            var headers: HTTPFields = [.accept: "*/*", .contentType: "application/x-www-form-urlencoded"]
            headers[.authorization] = test.basic.map { "Basic " + Data($0.utf8).base64EncodedString() }
            let answer = try await CXoneCaller(client: platform.client).raw(
                .post,
                "/auth/token",
                test.form,
                headers: headers
            )
            #expect(answer.status == test.status)
            #expect(answer.error == test.error)
            guard let token = answer.json["access_token"]?.string else { return }
            let time = try await CXoneCaller(client: platform.client, token: token).get("/server-time")
            #expect(time.status == 200)
            #expect(try Self.claims(token)["icBUId"]?.int == platform.exchange.tenant.businessUnit)
            #expect(try Self.claims(token)["sub"]?.string == "user:" + SeedID.of("user", "Admin Istrator"))
        }
    }

    @Test("UserHub's token is refreshed once under other names, and ends with its key")
    func refresh() async throws {
        try await Platform.open(.skills()) { platform in
            let caller = CXoneCaller(client: platform.client)
            let first = try await caller.raw(
                .post,
                "/authentication/v1/token/access-key",
                #"{"accessKeyId":"admin","accessKeySecret":"admin-secret"}"#
            )
            let token = try #require(first.json["refresh_token"]?.string)
            let body = #"{"token":"\#(token)"}"#
            let second = try await caller.raw(.post, "/public/user/refresh", body)
            #expect(second.json["tokenExpirationTimeSec"]?.int == 3600)
            let fresh = CXoneCaller(client: platform.client, token: second.json["token"]?.string)
            #expect(try await fresh.get("/skills").status == 200)
            #expect(try await caller.raw(.post, "/public/user/refresh", body).status == 401)
            platform.clock.advance(by: .seconds(3601))
            let expired = try await fresh.get("/skills")
            #expect(expired.status == 401)
            #expect(expired.text.isEmpty)
        }
    }

    @Test("the older server gives a user's token, and for an application alone one for patrons only")
    func legacy() async throws {
        try await Platform.open(.skills()) { platform in
            let unit = platform.exchange.tenant.businessUnit
            func ask(_ basic: String, _ body: String) async throws -> CXoneCaller.Answer {
                try await CXoneCaller(client: platform.client).raw(
                    .post,
                    "/InContactAuthorizationServer/Token",
                    body,
                    headers: [.accept: "*/*", .authorization: "basic " + Data(basic.utf8).base64EncodedString()]
                )
            }
            let user =
                #"{"grant_type":"password","username":"admin@example.com","password":"admin-password","scope":""}"#
            let answer = try await ask("admin:\(unit)", user)
            #expect(answer.json["bus_no"]?.int == unit)
            #expect(answer.json["resource_server_base_uri"]?.string?.hasSuffix("/inContactAPI/") == true)
            #expect(try await ask("admin:1", user).status == 401)
            let form = try await CXoneCaller(client: platform.client).raw(
                .post,
                "/InContactAuthorizationServer/Token",
                "grant_type=password&username=admin%40example.com&password=admin-password",
                headers: [
                    .authorization: "basic " + Data("admin:\(unit)".utf8).base64EncodedString(),
                    .contentType: "application/x-www-form-urlencoded",
                ]
            )
            #expect(form.json["access_token"]?.string != nil)
            let patron = try await ask(
                "admin:admin-secret",
                #"{"grant_type":"client_credentials","scope":"PatronApi"}"#
            )
            let caller = CXoneCaller(client: platform.client, token: patron.json["access_token"]?.string)
            #expect(try await caller.get("/skills").status == 403)
            let callback = try await caller.post("/queuecallback?phoneNumber=%2B12025559999&skill=\(Platform.skill)")
            #expect(callback.status == 202)
        }
    }

    @Test("both discovery documents point at the exchange itself")
    func discovery() async throws {
        try await Platform.open(.skills()) { platform in
            let caller = CXoneCaller(client: platform.client)
            let openID = try await caller.raw(.get, "/.well-known/openid-configuration")
            #expect(openID.json["token_endpoint"]?.string?.hasSuffix("/auth/token") == true)
            let tenant = platform.exchange.tenant.id
            let known = try await caller.raw(.get, "/.well-known/cxone-configuration?tenantId=\(tenant)")
            #expect(known.json["api_endpoint"]?.string?.hasPrefix("http://") == true)
            #expect(known.json["tenantId"]?.string == tenant)
            #expect(try await caller.raw(.get, "/.well-known/cxone-configuration?tenantId=other").status == 404)
        }
    }

    private static func claims(_ token: String) throws -> JSON {
        var part = String(token.split(separator: ".")[1]).replacing("-", with: "+").replacing("_", with: "/")
        part += String(repeating: "=", count: (4 - part.count % 4) % 4)
        let data = try #require(Data(base64Encoded: part))
        return try JSON(parsing: Array(data))
    }
}
