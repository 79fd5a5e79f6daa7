import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("Who may call what", .timeLimit(.minutes(5)))
struct AccessTests {
    /// Those that ask for a token; the state backend's basic authentication has its own tests.
    static let guarded = Operation.all.filter { $0.requirement != nil && $0.authentication == .bearer }
    /// Those that ask for a permission besides.
    static let permitted = guarded.filter { $0.requirement?.permissions.isEmpty == false }
    /// Those that any token will do for.
    static let unpermitted = guarded.filter { $0.requirement?.permissions.isEmpty == true }

    /// An operation's path with something in the place of each parameter.
    static func path(_ operation: RingdownServer.Operation) -> String {
        operation.path.split(separator: "/").map { $0.hasPrefix("{") ? "/x" : "/" + $0 }.joined()
    }

    @Test("Without a token every operation that is not open answers 401 with a challenge", arguments: guarded.map(\.id))
    func noToken(_ id: String) async throws {
        let operation = try #require(Self.guarded.first { $0.id == id })
        try await TestServer().run { caller async throws in
            let reply = try await caller.call(operation.method, Self.path(operation))
            #expect(reply.status == 401)
            #expect(try reply.problem.code == "authentication.required")
            #expect(reply.header("WWW-Authenticate") == "Bearer realm=\"ringdown\"")
        }
    }

    @Test(
        "A client without grants is refused by every operation that asks a permission",
        arguments: permitted.map(\.id)
    )
    func noGrant(_ id: String) async throws {
        let operation = try #require(Self.permitted.first { $0.id == id })
        let server = TestServer()
        try await server.run { caller in
            let reply = try await caller.call(operation.method, Self.path(operation), as: "nobody")
            let problem = try reply.problem
            #expect(reply.status == 403)
            #expect(problem.code == "missing.permissions")
            #expect(problem.causes.first?.code == "missing-permission")
            #expect(reply.header("WWW-Authenticate")?.contains("error=\"insufficient_scope\"") == true)
            let id = try #require(problem.decision)
            let decision = try #require(try await server.store.decision(id))
            #expect(decision.kind == .refused)
            #expect(decision.explanation?.operation?.path == operation.path)
            #expect(decision.correlationID == problem.contextId)
        }
    }

    @Test("Any token will do to ask about oneself", arguments: unpermitted.map(\.id))
    func anyToken(_ id: String) async throws {
        let operation = try #require(Self.unpermitted.first { $0.id == id })
        try await TestServer().run { caller async throws in
            let path = Self.path(operation) + "?permission=outbound:trigger:view"
            #expect(try await caller.call(operation.method, path, as: "nobody").status == 200)
        }
    }

    @Test("A token that was never given answers 401 with an invalid-token challenge")
    func badToken() async throws {
        try await TestServer().run { caller async throws in
            let reply = try await caller.call(.get, Paths.triggers, token: "made-up")
            #expect(reply.status == 401)
            #expect(try reply.problem.code == "bad.credentials")
            #expect(try reply.problem.decision == nil)
            #expect(reply.header("WWW-Authenticate")?.contains("error=\"invalid_token\"") == true)
        }
    }

    @Test("A token is good until its expiry, and then says when that was")
    func expiredToken() async throws {
        let server = TestServer()
        try await server.run { caller in
            let token = try await caller.token(of: "ci")
            server.clock.advance(by: .seconds(3599))
            #expect(try await caller.call(.get, Paths.triggers, token: token).status == 200)
            server.clock.advance(by: .seconds(1))
            let reply = try await caller.call(.get, Paths.triggers, token: token)
            let problem = try reply.problem
            #expect(reply.status == 401)
            #expect(problem.detail.contains(server.clock.now().iso8601))
            #expect(problem.causes.first?.code == "expired-or-revoked-token")
            #expect(problem.decision != nil)
        }
    }

    @Test("Another scheme than Bearer is named", arguments: ["Basic Y2k6eA==", "Bearer", "Bearer a b"])
    func malformedHeader(_ header: String) async throws {
        try await TestServer().run { caller async throws in
            let reply = try await caller.call(.get, Paths.triggers, headers: ["Authorization": header])
            #expect(reply.status == 401)
            #expect(try reply.problem.causes.first?.code == "malformed-authorization-header")
        }
    }

    @Test("A permission in another division is not enough, and the refusal says where it is held")
    func otherDivision() async throws {
        let server = TestServer()
        try await server.run { caller in
            let reply = try await caller.trigger(Lists.newsletter, as: "ci")
            let problem = try reply.problem
            #expect(reply.status == 403)
            #expect(problem.code == "missing.division.permission")
            let cause = try #require(problem.causes.first)
            #expect(cause.code == "missing-permission-in-division")
            #expect(cause.confidence == "certain")
            #expect(cause.evidence.contains { $0.fact.contains("in division Sales") })
            #expect(cause.evidence.contains { $0.fact.contains("is in division Marketing") })
            #expect(cause.fix.contains("in division Marketing"))
            let id = try #require(problem.decision)
            let decision = try await server.store.decision(id)
            #expect(decision?.explanation?.causes.first?.code == .missingPermissionInDivision)
            #expect(try await server.store.triggers(TriggerQuery()).isEmpty)
        }
    }

    @Test("A refusal stands although the store cannot record it")
    func refusalWithoutStore() async throws {
        let server = TestServer()
        try await server.run { caller in
            let token = try await caller.token(of: "nobody")
            server.store.fail(with: StoreError(.unavailable, "the disk is full"))
            let reply = try await caller.call(.get, Paths.rules, token: token)
            #expect(reply.status == 403)
            #expect(try reply.problem.decision == nil)
        }
    }
}
