import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@Suite("Preflight and can-i through the API", .timeLimit(.minutes(5)))
struct PreflightTests {
    static func server() -> TestServer {
        var server = TestServer()
        server.rules = [
            Rule(name: "go-live", then: [.trigger(contactList: Lists.renewals.name, priority: false)]),
            Rule(name: "lost", then: [.trigger(contactList: "none", priority: false)]),
        ]
        return server
    }

    @Test("A rule whose provider cannot be asked is refused, and the refusal is a decision")
    func refused() async throws {
        let server = Self.server()
        try await server.run { caller in
            let reply = try await caller.call(.get, Paths.preflight, as: "operator")
            let entries = try reply.body(API.Preflight.self).entities
            #expect(entries.map(\.rule) == ["go-live", "lost"])
            #expect(entries.map(\.verdict) == ["refused", "refused"])
            #expect(entries[0].sentence.contains("is not configured"))
            #expect(entries[1].provider == nil)
            let id = try #require(entries[0].decision)
            let why = try await caller.call(.get, Paths.filled(Paths.decisions, id), as: "operator")
            #expect(try why.body(API.Decisions.self).entities.map(\.rule) == ["go-live"])
        }
    }

    @Test("One rule may be asked about, and an unknown one is answered with the nearest")
    func one() async throws {
        try await Self.server().run { caller in
            let reply = try await caller.call(.get, Paths.preflight + "?rule=lost", as: "operator")
            #expect(try reply.body(API.Preflight.self).entities.map(\.rule) == ["lost"])
            let unknown = try await caller.call(.get, Paths.preflight + "?rule=go-liev", as: "operator")
            #expect(unknown.status == 404)
            #expect(try unknown.problem.detail.contains("the nearest is go-live"))
            #expect(try await caller.call(.get, Paths.preflight, as: "ci").status == 403)
        }
    }

    struct Question: CustomTestStringConvertible, Sendable {
        var query: String
        var client: String
        var verdict: String
        var outcomes: [String]
        var testDescription: String { "\(client) \(query)" }
    }

    static let questions = [
        Question(
            query: "permission=outbound:trigger:view",
            client: "reader",
            verdict: "allowed",
            outcomes: ["gives"]
        ),
        Question(
            query: "permission=outbound:contactlist:write&division=\(Lists.marketing.id)",
            client: "marketing",
            verdict: "allowed",
            outcomes: ["gives"]
        ),
        Question(
            query: "permission=outbound:contactlist:write&division=Nowhere",
            client: "marketing",
            verdict: "refused",
            outcomes: ["other-division"]
        ),
        Question(
            query: "permission=outbound:contactlist:write",
            client: "marketing",
            verdict: "unknown",
            outcomes: ["division-unknown"]
        ),
        Question(query: "permission=iac:rule:view", client: "nobody", verdict: "refused", outcomes: []),
    ]

    @Test("A caller is told what it may do, with every grant that was looked at", arguments: questions)
    func canI(_ question: Question) async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(.get, Paths.canI + "?" + question.query, as: question.client)
            let answer = try reply.body(API.AccessAnswer.self)
            #expect(answer.verdict == question.verdict)
            #expect(answer.chain.map(\.outcome) == question.outcomes)
            #expect((answer.fix == nil) == (question.verdict != "refused"))
        }
    }

    @Test("What is no permission is refused", arguments: ["", "?permission=campaign", "?permission=outbound:*:*"])
    func noPermission(_ query: String) async throws {
        try await TestServer().run { caller async throws in
            #expect(try await caller.call(.get, Paths.canI + query, as: "nobody").status == 400)
        }
    }

    @Test("A refusal of somebody unknown is found by its contextId, and they stop being recorded in a flood")
    func unknownCallers() async throws {
        let server = TestServer()
        try await server.run { caller in
            var contexts: [String] = []
            for _ in 0..<70 {
                let reply = try await caller.call(.get, Paths.triggers, token: "made-up")
                contexts.append(try reply.problem.contextId)
            }
            var recorded = 0
            for context in contexts where try await server.store.decision(context) != nil { recorded += 1 }
            #expect(recorded == 60)
            let why = try await caller.call(.get, Paths.filled(Paths.decisions, contexts[0]), as: "reader")
            #expect(try why.body(API.Decisions.self).entities.first?.kind == "refused")
            #expect(!why.text.contains("made-up"))
        }
    }
}
