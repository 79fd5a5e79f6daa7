import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@Suite("A rule compared with a change that was taken in", .timeLimit(.minutes(5)))
struct RuleEvaluationTests {
    static func rule(_ name: String, to pattern: Pattern) -> Rule {
        Rule(
            name: name,
            attributes: [AttributeCondition(path: JSONPath([.member("token")]), to: pattern)],
            then: [],
            place: "ringdown.yaml:3"
        )
    }

    /// A server that took in one change with a sensitive value.
    static func server() async throws -> TestServer {
        var server = TestServer()
        server.rules = [
            rule("exact", to: .exact("s3cret")), rule("prefix", to: .prefix("s3")), rule("nothing", to: .exists(false)),
        ]
        let change = Change(
            address: "terraform_data.a",
            type: "terraform_data",
            name: "a",
            actions: .update,
            before: ["token": "old"],
            after: ["token": "digest"],
            afterSensitive: ["token": true],
            phase: .applied,
            origin: ChangeOrigin(source: "test")
        )
        var entry = Sample.entry("c-1", decisions: [Sample.decision("d-1", kind: .notMatched, changeID: "c-1")])
        entry.change = change
        _ = try await server.store.commit([entry]) { entry, known in
            Sample.decision("duplicate-of-\(known.id)", changeID: entry.id)
        }
        return server
    }

    @Test(
        "every rule is answered clause by clause, and digests are compared",
        arguments: [
            ("c-1", "exact", "matched", "every clause holds"),
            ("d-1", "exact", "matched", "every clause holds"),
            ("c-1", "prefix", "waiting", "only exact values and exists can be told"),
            ("c-1", "nothing", "not-matched", "attribute token: it is a sensitive value"),
        ]
    )
    func evaluated(_ id: String, _ rule: String, _ verdict: String, _ sentence: String) async throws {
        try await Self.server().run { caller async throws in
            let path = Paths.filled(Paths.decisions, id) + "?rule=\(rule)"
            let answer = try await caller.call(.get, path, as: "operator").body(API.Decisions.self)
            let evaluation = try #require(answer.evaluation)
            #expect(evaluation.verdict == verdict)
            #expect(evaluation.changeId == "c-1")
            #expect(evaluation.sentence.contains(sentence))
            #expect(evaluation.findings.map(\.subject) == ["phase", "action", "attribute token"])
            #expect(evaluation.place == "ringdown.yaml:3")
        }
    }

    @Test("an unknown rule answers 404 and names the nearest")
    func unknown() async throws {
        try await Self.server().run { caller async throws in
            let path = Paths.filled(Paths.decisions, "c-1") + "?rule=exakt"
            let reply = try await caller.call(.get, path, as: "operator")
            #expect(reply.status == 404)
            #expect(try reply.problem.detail.contains("the nearest is exact"))
        }
    }

    @Test("without a rule nothing is compared")
    func none() async throws {
        try await Self.server().run { caller async throws in
            let reply = try await caller.call(.get, Paths.filled(Paths.decisions, "c-1"), as: "operator")
            #expect(try reply.body(API.Decisions.self).evaluation == nil)
        }
    }
}
