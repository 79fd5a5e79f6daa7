import Foundation
import HTTPTypes
import RingdownAPI
import RingdownCore
import Testing

@Suite("The token endpoint", .timeLimit(.minutes(5)))
struct TokenTests {
    @Test("Credentials in the form give a token for an hour that no cache keeps")
    func formCredentials() async throws {
        try await TestServer().run { caller in
            let reply = try await caller.form("grant_type=client_credentials&client_id=ci&client_secret=ci-secret")
            #expect(reply.status == 200)
            #expect(reply.header("Cache-Control") == "no-store")
            let token = try reply.body(API.Token.self)
            #expect(token.tokenType == "bearer")
            #expect(token.expiresIn == 3600)
            #expect(token.scope?.contains("outbound:contactlist:write") == true)
        }
    }

    @Test("Basic credentials, percent-encoded as the RFC has them, give a token")
    func basicCredentials() async throws {
        var server = TestServer()
        server.clients = [TestServer.client("team a:b")]
        try await server.run { caller in
            let pair = Data("team+a%3Ab:team%20a%3Ab-secret".utf8).base64EncodedString()
            let reply = try await caller.form(
                "grant_type=client_credentials",
                headers: ["Authorization": "Basic \(pair)"]
            )
            #expect(reply.status == 200)
        }
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var form: String
        var headers: [String: String] = [:]
        var status: Int
        var error: String
    }

    @Test(
        "A wrong request is refused in the RFC's words",
        arguments: [
            Refusal(
                testDescription: "wrong secret",
                form: "grant_type=client_credentials&client_id=ci&client_secret=x",
                status: 401,
                error: "invalid_client"
            ),
            Refusal(
                testDescription: "unknown client",
                form: "grant_type=client_credentials&client_id=who&client_secret=ci-secret",
                status: 401,
                error: "invalid_client"
            ),
            Refusal(
                testDescription: "no credentials",
                form: "grant_type=client_credentials",
                status: 401,
                error: "invalid_client"
            ),
            Refusal(
                testDescription: "Basic that is not base64",
                form: "grant_type=client_credentials",
                headers: ["Authorization": "Basic ???"],
                status: 401,
                error: "invalid_client"
            ),
            Refusal(
                testDescription: "another grant",
                form: "grant_type=password&client_id=ci&client_secret=ci-secret",
                status: 400,
                error: "unsupported_grant_type"
            ),
            Refusal(
                testDescription: "no grant",
                form: "client_id=ci&client_secret=ci-secret",
                status: 400,
                error: "invalid_request"
            ),
            Refusal(
                testDescription: "a member twice",
                form: "grant_type=client_credentials&client_id=ci&client_id=ci&client_secret=ci-secret",
                status: 400,
                error: "invalid_request"
            ),
            Refusal(
                testDescription: "credentials twice",
                form: "grant_type=client_credentials&client_id=ci&client_secret=ci-secret",
                headers: ["Authorization": "Basic Y2k6Y2ktc2VjcmV0"],
                status: 400,
                error: "invalid_request"
            ),
            Refusal(
                testDescription: "JSON instead of a form",
                form: "{}",
                headers: ["Content-Type": "application/json"],
                status: 400,
                error: "invalid_request"
            ),
        ]
    )
    func refusals(_ refusal: Refusal) async throws {
        try await TestServer().run { caller in
            let reply = try await caller.form(refusal.form, headers: refusal.headers)
            #expect(reply.status == refusal.status)
            let error = try reply.body(API.TokenError.self)
            #expect(error.error == refusal.error)
            #expect(error.description?.isEmpty == false)
            #expect(!reply.text.contains("ci-secret"))
        }
    }

    @Test("A refused Basic authorization is answered with a Basic challenge")
    func basicChallenge() async throws {
        try await TestServer().run { caller in
            let pair = Data("ci:wrong".utf8).base64EncodedString()
            let reply = try await caller.form(
                "grant_type=client_credentials",
                headers: ["Authorization": "Basic \(pair)"]
            )
            #expect(reply.status == 401)
            #expect(reply.header("WWW-Authenticate")?.hasPrefix("Basic ") == true)
        }
    }

    @Test("Secrets and tokens never reach the log")
    func nothingSecretIsLogged() async throws {
        let server = TestServer()
        try await server.run { caller in
            let token = try await caller.token(of: "ci")
            _ = try await caller.call(.get, Paths.triggers, token: token)
            _ = try await caller.call(.get, Paths.triggers + "?access_token=\(token)", token: "wrong-\(token)")
            _ = try await caller.form("grant_type=client_credentials&client_id=ci&client_secret=bad-secret")
            let lines = server.log.lines.joined(separator: "\n")
            #expect(lines.contains("Request answered"))
            #expect(!lines.contains(token))
            #expect(!lines.contains("secret"))
        }
    }
}
