import Foundation
import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("Taking tokens back, and looking into them", .timeLimit(.minutes(5)))
struct RevocationTests {
    @Test("A revoked token gives no access any more, says when it was revoked, and can be revoked again")
    func revoked() async throws {
        let server = LogIn.server()
        try await server.run { caller async throws in
            let token = try await caller.token(of: "ci")
            #expect(try await caller.call(.get, Paths.triggers, token: token).status == 200)
            for _ in 1...2 {
                let reply = try await caller.post(
                    Paths.revokeToken,
                    [("token", token), ("client_id", "ci"), ("client_secret", "ci-secret")]
                )
                #expect(reply.status == 200)
            }
            let refused = try await caller.call(.get, Paths.triggers, token: token)
            #expect(refused.status == 401)
            #expect(refused.header("WWW-Authenticate")?.contains("error=\"invalid_token\"") == true)
            #expect(try refused.problem.detail.contains(server.clock.now().iso8601))
        }
    }

    @Test("A token that nobody was given is revoked without complaint, another client's is not revoked")
    func others() async throws {
        try await LogIn.server().run { caller async throws in
            let credentials: [(String, String?)] = [("client_id", "ci"), ("client_secret", "ci-secret")]
            #expect(try await caller.post(Paths.revokeToken, credentials + [("token", "made-up")]).status == 200)
            let token = try await caller.token(of: "reader")
            let reply = try await caller.post(Paths.revokeToken, credentials + [("token", token)])
            #expect(reply.status == 400)
            #expect(try await caller.call(.get, Paths.triggers, token: token).status == 200)
            #expect(try await caller.post(Paths.revokeToken, [("token", token)]).status == 401)
            #expect(try await caller.post(Paths.revokeToken, credentials).status == 400)
        }
    }

    @Test("Whoever holds a token can give it up")
    func own() async throws {
        try await LogIn.server().run { caller async throws in
            let token = try await caller.token(of: "ci")
            #expect(try await caller.call(.delete, Paths.ownToken, token: token).status == 200)
            #expect(try await caller.call(.get, Paths.ownToken, token: token).status == 401)
        }
    }

    @Test("An operator sees what a token is worth; of one that is worth nothing, only that")
    func introspection() async throws {
        let server = LogIn.server()
        try await server.run { caller async throws in
            let operatorToken = try await caller.token(of: "admin")
            func look(_ token: String) async throws -> API.Introspection {
                let reply = try await caller.post(Paths.introspectToken, [("token", token)], token: operatorToken)
                #expect(reply.status == 200)
                return try reply.body()
            }
            let user = try await look(try await caller.userToken(scope: "outbound:trigger:view"))
            #expect(user.active)
            #expect(user.username == "ada" && user.clientId == "console" && user.scope == "outbound:trigger:view")
            #expect(user.exp == Int(server.clock.now().timeIntervalSince1970) + 3600)
            let token = try await caller.token(of: "ci")
            let client = try await look(token)
            #expect(client.active && client.sub == "ci" && client.username == nil)
            #expect(try await caller.call(.delete, Paths.ownToken, token: token).status == 200)
            #expect(try await look(token) == API.Introspection(active: false))
            #expect(try await look("made-up") == API.Introspection(active: false))
        }
    }

    @Test("Looking into tokens needs its permission")
    func permission() async throws {
        try await LogIn.server().run { caller async throws in
            let token = try await caller.token(of: "ci")
            let reply = try await caller.post(Paths.introspectToken, [("token", token)], token: token)
            #expect(reply.status == 403)
            #expect(try reply.problem.detail.contains("oauth:token:view"))
        }
    }
}
