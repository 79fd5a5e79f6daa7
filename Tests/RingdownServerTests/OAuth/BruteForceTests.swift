import Foundation
import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("Guessing secrets", .timeLimit(.minutes(5)))
struct BruteForceTests {
    @Test("After a few failures the next attempt must wait, also with the right secret", arguments: ["ci", "ghost"])
    func slowed(_ client: String) async throws {
        let server = TestServer()
        try await server.run { caller async throws in
            func attempt(_ secret: String) async throws -> Reply {
                try await caller.form("grant_type=client_credentials&client_id=\(client)&client_secret=\(secret)")
            }
            for _ in 0..<SignInThrottle.freeFailures {
                #expect(try await attempt("wrong").status == 401)
            }
            let slowed = try await attempt("ci-secret")
            #expect(slowed.status == 429)
            #expect(slowed.header("Retry-After") == "1")
            #expect(try slowed.body(API.TokenError.self).error == "temporarily_unavailable")
            server.clock.advance(by: .seconds(1))
            #expect(try await attempt("ci-secret").status == (client == "ci" ? 200 : 401))
        }
    }

    @Test("Other clients go on meanwhile")
    func others() async throws {
        try await TestServer().run { caller async throws in
            for _ in 0..<10 {
                _ = try await caller.form("grant_type=client_credentials&client_id=ci&client_secret=wrong")
            }
            _ = try await caller.token(of: "reader")
        }
    }

    @Test("The state backend's passwords are guarded alike")
    func basic() async throws {
        let server = StateServer()
        try await server.run { caller async throws in
            for _ in 0..<SignInThrottle.freeFailures {
                #expect(try await caller.state(.get, password: "wrong").status == 401)
            }
            let slowed = try await caller.state(.get)
            #expect(slowed.status == 429)
            #expect(slowed.header("Retry-After") == "1")
        }
    }

    @Test("While two secrets of the configuration count, either does")
    func two() async throws {
        var server = TestServer()
        server.clients = [
            APIClient(
                principal: Principal(id: "ci", name: "ci", grants: []),
                secrets: [ClientSecret("new"), ClientSecret("old")]
            )
        ]
        try await server.run { caller async throws in
            for (secret, status) in [("new", 200), ("old", 200), ("older", 401)] {
                let reply = try await caller.form("grant_type=client_credentials&client_id=ci&client_secret=\(secret)")
                #expect(reply.status == status)
            }
        }
    }
}
