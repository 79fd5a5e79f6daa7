import Foundation
import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownOAuth
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("Logging in with PKCE", .timeLimit(.minutes(5)))
struct AuthorizeTests {
    @Test("A user's token does what the user may, in the user's divisions")
    func happy() async throws {
        let server = LogIn.server()
        try await server.run { caller async throws in
            let reply = try await caller.redeem(try await caller.code())
            #expect(reply.status == 200)
            #expect(reply.header("Cache-Control") == "no-store")
            let token = try reply.body(API.Token.self)
            #expect(token.expiresIn == 3600)
            let path = Paths.filled(Paths.contactListTrigger, Lists.renewals.id)
            #expect(try await caller.call(.post, path, token: token.accessToken).status == 202)
            let elsewhere = Paths.filled(Paths.contactListTrigger, Lists.newsletter.id)
            let refused = try await caller.call(.post, elsewhere, token: token.accessToken)
            #expect(refused.status == 403)
            #expect(try refused.problem.causes.first?.fix.contains("Give user ada") == true)
            #expect(try await server.store.triggers(TriggerQuery()).first?.cause == .caller(id: "ada"))
        }
    }

    @Test("A scope narrows a user's token, and the refusal says so")
    func narrowed() async throws {
        try await LogIn.server().run { caller async throws in
            let token = try await caller.userToken(scope: "outbound:trigger:view")
            #expect(try await caller.call(.get, Paths.triggers, token: token).status == 200)
            let path = Paths.filled(Paths.contactListTrigger, Lists.renewals.id)
            let refused = try await caller.call(.post, path, token: token)
            #expect(refused.status == 403)
            #expect(refused.header("WWW-Authenticate")?.contains("error=\"insufficient_scope\"") == true)
            let cause = try #require(try refused.problem.causes.first)
            #expect(cause.fix.contains("ask for the scope outbound:contactlist:write"))
            #expect(cause.evidence.contains { $0.fact.contains("scopes do not allow it") })
        }
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var code: String?
        var client = "console"
        var secret: String?
        var redirect: String? = LogIn.redirect
        var verifier: String? = LogIn.verifier
        var seconds = 0
        var status = 400
        var error = "invalid_grant"
    }

    static let refusals = [
        Refusal(testDescription: "a wrong verifier", verifier: String(repeating: "x", count: 43)),
        Refusal(testDescription: "no verifier", verifier: nil),
        Refusal(testDescription: "another redirect URI", redirect: "https://app.example/other"),
        Refusal(testDescription: "another client", client: "portal", secret: "portal-secret"),
        Refusal(testDescription: "a client that does not exist", client: "ghost", status: 401, error: "invalid_client"),
        Refusal(
            testDescription: "a client that needs its secret",
            client: "portal",
            status: 401,
            error: "invalid_client"
        ),
        Refusal(testDescription: "an unknown code", code: "made-up"),
        Refusal(testDescription: "a minute too late", seconds: 60),
    ]

    @Test("A code gives no token to whom it is not meant for", arguments: refusals)
    func refused(_ refusal: Refusal) async throws {
        let server = LogIn.server()
        try await server.run { caller async throws in
            let code = try await caller.code()
            server.clock.advance(by: .seconds(refusal.seconds))
            let reply = try await caller.redeem(
                refusal.code ?? code,
                client: refusal.client,
                secret: refusal.secret,
                redirect: refusal.redirect,
                verifier: refusal.verifier
            )
            #expect(reply.status == refusal.status)
            #expect(try reply.body(API.TokenError.self).error == refusal.error)
        }
    }

    @Test("A code that is used again gives nothing, and takes back what it gave")
    func reused() async throws {
        try await LogIn.server().run { caller async throws in
            let code = try await caller.code()
            let token = try await caller.redeem(code).body(API.Token.self).accessToken
            #expect(try await caller.call(.get, Paths.triggers, token: token).status == 200)
            #expect(try await caller.redeem(code).status == 400)
            let refused = try await caller.call(.get, Paths.triggers, token: token)
            #expect(refused.status == 401)
            #expect(try refused.problem.detail.contains("revoked"))
        }
    }

    @Test("A confidential application proves itself besides")
    func confidential() async throws {
        try await LogIn.server().run { caller async throws in
            let code = try await caller.code(client: "portal")
            #expect(try await caller.redeem(code, client: "portal", secret: "portal-secret").status == 200)
        }
    }

    @Test("An application without a secret gets no token for itself")
    func publicClient() async throws {
        try await LogIn.server().run { caller async throws in
            let reply = try await caller.form("grant_type=client_credentials&client_id=console")
            #expect(reply.status == 400)
            #expect(try reply.body(API.TokenError.self).error == "unauthorized_client")
        }
    }

    @Test("A client that is no application lets nobody log in", arguments: ["ci", "ghost"])
    func noApplication(_ client: String) async throws {
        try await LogIn.server().run { caller async throws in
            let reply = try await caller.logIn("ada", "ada-password", client: client)
            #expect(reply.status == 400)
            #expect(reply.header("Location") == nil)
            #expect(reply.header("Content-Type")?.hasPrefix("text/html") == true)
        }
    }

    @Test("A guesser of passwords is slowed down, and told for how long")
    func guessing() async throws {
        let server = LogIn.server()
        try await server.run { caller async throws in
            for _ in 0..<SignInThrottle.freeFailures {
                #expect(try await caller.logIn("ada", "wrong").status == 401)
            }
            let slowed = try await caller.logIn("ada", "ada-password")
            #expect(slowed.status == 429)
            #expect(slowed.header("Retry-After") == "1")
            server.clock.advance(by: .seconds(1))
            #expect(try await caller.logIn("ada", "ada-password").status == 303)
        }
    }

    @Test("The metadata names every endpoint under the server's own URL")
    func metadata() async throws {
        var server = LogIn.server()
        server.settings.publicURL = "https://ringdown.example"
        try await server.run { caller async throws in
            let reply = try await caller.call(.get, Paths.authorizationServer)
            let metadata = try reply.body(API.AuthorizationServer.self)
            #expect(metadata.issuer == "https://ringdown.example")
            #expect(metadata.tokenEndpoint == "https://ringdown.example/oauth/token")
            #expect(metadata.codeChallengeMethods == ["S256"])
            let location = try await caller.logIn("ada", "ada-password").header("Location")
            #expect(location?.contains("iss=https%3A%2F%2Fringdown.example") == true)
        }
    }

    @Test("Passwords, codes and tokens never reach the log")
    func nothingIsLogged() async throws {
        let server = LogIn.server()
        try await server.run { caller async throws in
            let code = try await caller.code()
            let token = try await caller.redeem(code).body(API.Token.self).accessToken
            _ = try await caller.logIn("ada", "wrong-password")
            let lines = server.log.lines.joined(separator: "\n")
            #expect(lines.contains("Request answered"))
            for secret in [code ?? "-", token, "ada-password", "wrong-password", LogIn.verifier] {
                #expect(!lines.contains(secret))
            }
        }
    }
}
