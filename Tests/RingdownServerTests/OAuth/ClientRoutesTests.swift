import Foundation
import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("OAuth clients through the API", .timeLimit(.minutes(5)))
struct ClientRoutesTests {
    private func create(
        _ caller: TestCaller,
        _ json: String = #"{"id":"deploy","grants":[{"role":"pipeline","division":"division-sales"}]}"#,
        as id: String = "admin"
    ) async throws -> Reply {
        try await caller.call(.post, Paths.clients, as: id, json: json)
    }

    private func token(_ caller: TestCaller, _ id: String, _ secret: String) async throws -> Reply {
        try await caller.form("grant_type=client_credentials&client_id=\(id)&client_secret=\(secret)")
    }

    @Test("A new client's secret is shown once, and works where its grants reach")
    func created() async throws {
        let server = LogIn.server()
        try await server.run { caller async throws in
            let reply = try await create(caller)
            #expect(reply.status == 201)
            #expect(reply.header("Cache-Control") == "no-store")
            let made = try reply.body(API.NewClient.self)
            #expect(made.clientSecret.count == 43)
            #expect(made.client.source == .api && made.client.createdBy == "admin")
            let token = try await token(caller, "deploy", made.clientSecret).body(API.Token.self).accessToken
            let path = Paths.filled(Paths.contactListTrigger, Lists.renewals.id)
            #expect(try await caller.call(.post, path, token: token).status == 202)
            let elsewhere = Paths.filled(Paths.contactListTrigger, Lists.newsletter.id)
            #expect(try await caller.call(.post, elsewhere, token: token).status == 403)
            let list = try await caller.call(.get, Paths.clients, as: "admin")
            #expect(!list.text.contains(made.clientSecret) && !list.text.contains("scrypt"))
            let clients = try list.body(API.Page<API.Client>.self).entities
            #expect(clients.last == made.client)
            #expect(clients.first { $0.id == "ci" }?.source == .configuration)
            #expect(try await server.store.client("deploy")?.secrets.first?.hash.hasPrefix("$scrypt$") == true)
        }
    }

    @Test("A rotated secret and the one before it both count, for the overlap")
    func rotation() async throws {
        let server = LogIn.server()
        try await server.run { caller async throws in
            let first = try await create(caller).body(API.NewClient.self).clientSecret
            let rotated = try await caller.call(
                .post,
                Paths.filled(Paths.clientSecrets, "deploy"),
                as: "admin",
                json: #"{"overlapSeconds": 600}"#
            )
            let second = try rotated.body(API.NewClient.self)
            #expect(second.client.secrets.count == 2)
            for secret in [first, second.clientSecret] {
                #expect(try await token(caller, "deploy", secret).status == 200)
            }
            server.clock.advance(by: .seconds(600))
            #expect(try await token(caller, "deploy", first).status == 401)
            #expect(try await token(caller, "deploy", second.clientSecret).status == 200)
        }
    }

    @Test("A secret can be ended at once, and a client removed with its tokens")
    func removal() async throws {
        try await LogIn.server().run { caller async throws in
            let made = try await create(caller).body(API.NewClient.self)
            let access = try await token(caller, "deploy", made.clientSecret).body(API.Token.self).accessToken
            let id = try #require(made.client.secrets.first?.id)
            let path = Paths.filled(Paths.filled(Paths.clientSecret, "deploy"), id)
            #expect(try await caller.call(.delete, path, as: "admin").status == 204)
            #expect(try await caller.call(.delete, path, as: "admin").status == 404)
            #expect(try await token(caller, "deploy", made.clientSecret).status == 401)
            #expect(try await caller.call(.get, Paths.triggers, token: access).status == 200)
            let client = Paths.filled(Paths.client, "deploy")
            #expect(try await caller.call(.delete, client, as: "admin").status == 204)
            #expect(try await caller.call(.get, Paths.triggers, token: access).status == 401)
            #expect(try await caller.call(.delete, client, as: "admin").status == 404)
        }
    }

    struct Refusal: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var json: String
        var maker = "admin"
        var status = 400
        var says: String
    }

    static let refusals = [
        Refusal(
            testDescription: "a role that is not there",
            json: #"{"grants":[{"role":"pipelin","division":"*"}]}"#,
            says: "did you mean pipeline?"
        ),
        Refusal(
            testDescription: "a grant without a division",
            json: #"{"grants":[{"role":"reader"}]}"#,
            says: "role and division"
        ),
        Refusal(
            testDescription: "an end that is none",
            json: #"{"grants":[{"role":"reader","division":"*","until":"soon"}]}"#,
            says: "instant"
        ),
        Refusal(testDescription: "an id with a slash", json: #"{"id":"a/b"}"#, says: "The member id"),
        Refusal(testDescription: "an unknown member", json: #"{"secret":"mine"}"#, says: "does not know"),
        Refusal(testDescription: "an id of the configuration", json: #"{"id":"ci"}"#, status: 409, says: "already"),
        Refusal(
            testDescription: "more than its maker holds",
            json: #"{"grants":[{"role":"root","division":"*"}]}"#,
            status: 403,
            says: "does not hold that"
        ),
        Refusal(
            testDescription: "a permission that its maker lacks",
            json: #"{"grants":[{"role":"pipeline","division":"Sales"}]}"#,
            maker: "keeper",
            status: 403,
            says: "does not hold that"
        ),
        Refusal(
            testDescription: "a maker without the permission",
            json: "{}",
            maker: "ci",
            status: 403,
            says: "oauth:client:add"
        ),
    ]

    @Test("What cannot be given is refused, with what to do", arguments: refusals)
    func refused(_ refusal: Refusal) async throws {
        let server = LogIn.server()
        try await server.run { caller async throws in
            let reply = try await create(caller, refusal.json, as: refusal.maker)
            #expect(reply.status == refusal.status)
            #expect(try reply.problem.detail.contains(refusal.says), "\(reply.text)")
            #expect(try await server.store.clients().isEmpty)
        }
    }

    @Test("Nobody gets the secret of a client that holds more than they do")
    func stronger() async throws {
        try await LogIn.server().run { caller async throws in
            _ = try await create(caller)
            let path = Paths.filled(Paths.clientSecrets, "deploy")
            #expect(try await caller.call(.post, path, as: "keeper", json: "{}").status == 403)
            #expect(try await caller.call(.post, path, as: "admin").status == 201)
        }
    }

    @Test("A client of the configuration cannot be changed through the API")
    func configured() async throws {
        try await LogIn.server().run { caller async throws in
            let calls: [(HTTPRequest.Method, String)] = [
                (.delete, Paths.filled(Paths.client, "ci")), (.post, Paths.filled(Paths.clientSecrets, "ci")),
            ]
            for (method, path) in calls {
                let reply = try await caller.call(method, path, as: "admin")
                #expect(reply.status == 409)
                #expect(try reply.problem.fix?.contains("ringdown.yaml") == true)
            }
        }
    }

    @Test("A grant that has ended gives nothing, and the refusal says so")
    func ended() async throws {
        let server = LogIn.server()
        try await server.run { caller async throws in
            let until = API.text(of: server.clock.now().addingTimeInterval(60))
            let json = #"{"id":"temp","grants":[{"role":"reader","division":"*","until":"\#(until)"}]}"#
            let made = try await create(caller, json).body(API.NewClient.self)
            let access = try await token(caller, "temp", made.clientSecret).body(API.Token.self).accessToken
            #expect(try await caller.call(.get, Paths.triggers, token: access).status == 200)
            server.clock.advance(by: .seconds(60))
            let refused = try await caller.call(.get, Paths.triggers, token: access)
            #expect(refused.status == 403)
            #expect(try refused.problem.causes.first?.evidence.first?.fact.contains("expired") == true)
        }
    }
}
