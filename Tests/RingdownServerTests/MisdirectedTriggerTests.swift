import HTTPTypes
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@Suite("The call without the list's id", .timeLimit(.minutes(5)))
struct MisdirectedTriggerTests {
    /// What was sent in the field.
    static let sent = #"{"personalConnectionId": "12345", "contactListName": "renewals-q4", "priority": 1}"#

    @Test("It is answered with the missing id, the personal connection, the scope, and the exact call")
    func theThread() async throws {
        let server = TestServer()
        try await server.run { caller in
            let token = try await caller.token(of: "ci", scope: "outbound:call:make")
            let reply = try await caller.call(.post, Paths.contactListTriggerWithoutID, token: token, json: Self.sent)
            let problem = try reply.problem
            #expect(reply.status == 404)
            #expect(reply.header("Content-Type") == "application/problem+json")
            #expect(problem.code == "missing.path.parameter")
            #expect(problem.detail.contains("personal connection 12345"))
            #expect(
                problem.causes.map(\.code)
                    == ["missing-path-parameter", "unknown-field", "scopes-do-not-apply"]
            )
            #expect(problem.causes.contains { $0.evidence.contains { $0.fact.contains("outbound:call:make") } })
            let call = try #require(problem.correctedRequests.first)
            #expect(problem.correctedRequests.count == 1)
            #expect(call.url == "/api/v2/outbound/contactlists/\(Lists.renewals.id)/trigger")
            #expect(problem.fix == "Send POST \(call.url) for renewals-q4.")
            let decision = try #require(problem.decision)
            #expect(try await server.store.decision(decision)?.kind == .refused)
            let corrected = try await caller.call(.post, call.url, token: token, json: call.body)
            #expect(corrected.status == 202)
        }
    }

    @Test("The personal connection of the body is named with the exact call that places one on it")
    func connection() async throws {
        let server = CallServer()
        try await server.run { caller in
            let token = try await caller.token(of: "caller", scope: "outbound:call:make")
            let sent = #"{"personalConnectionId": 12345, "to": "+12125550142"}"#
            let reply = try await caller.call(.post, Paths.contactListTriggerWithoutID, token: token, json: sent)
            let problem = try reply.problem
            #expect(reply.status == 404)
            #expect(problem.detail.contains("the personal connection renewals-line (12345)"))
            #expect(!problem.causes.map(\.code).contains("unknown-scope"))
            let call = try #require(problem.correctedRequests.first)
            #expect(call.url == "/api/v2/outbound/personalconnections/12345/calls")
            #expect(
                problem.fix == "Send POST \(call.url) for the personal connection renewals-line (12345)."
            )
            #expect(call.curl?.contains(#"-d '{"from":"+12025550100","to":"+12125550142"}'"#) == true)
            let corrected = try await caller.call(.post, call.url, token: token, json: call.body)
            #expect(corrected.status == 202)
        }
    }

    @Test("A list and a connection that are both named are both answered with their calls")
    func both() async throws {
        try await CallServer().run { caller in
            let reply = try await caller.call(
                .post,
                Paths.contactListTriggerWithoutID,
                as: "caller",
                json: #"{"personalConnectionId": "renewals-line", "contactListName": "renewals-q4"}"#
            )
            let problem = try reply.problem
            #expect(
                problem.correctedRequests.map(\.url) == [
                    "/api/v2/outbound/contactlists/\(Lists.renewals.id)/trigger",
                    "/api/v2/outbound/personalconnections/12345/calls",
                ]
            )
            #expect(problem.detail.contains("whose id is 12345"))
        }
    }

    @Test("A connection in another division is a further cause, and its call is not given")
    func connectionElsewhere() async throws {
        try await CallServer().run { caller in
            let body = #"{"personalConnectionId": "12345"}"#
            let reply = try await caller.call(.post, Paths.contactListTriggerWithoutID, as: "marketing", json: body)
            let problem = try reply.problem
            #expect(problem.causes.map(\.code).contains("missing-permission-in-division"))
            #expect(!problem.correctedRequests.contains { $0.url.contains("12345") })
            #expect(!reply.text.contains("+12025550100"))
        }
    }

    @Test("Without a list in the body every list that the caller may trigger is named, and no other")
    func allLists() async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(.post, Paths.contactListTriggerWithoutID, as: "ci")
            let urls = try reply.problem.correctedRequests.map(\.url)
            #expect(urls.count == 2)
            #expect(urls.contains { $0.contains(Lists.renewals.id) })
            #expect(urls.contains { $0.contains(Lists.winback.id) })
            #expect(!reply.text.contains(Lists.newsletter.id))
        }
    }

    @Test("A list in another division is named as such, without its id")
    func otherDivision() async throws {
        try await TestServer().run { caller in
            let body = #"{"contactListId": "newsletter"}"#
            let reply = try await caller.call(.post, Paths.contactListTriggerWithoutID, as: "ci", json: body)
            #expect(try reply.problem.causes.contains { $0.code == "missing-permission-in-division" })
            #expect(!reply.text.contains(Lists.newsletter.id))
        }
    }

    @Test("A caller that may trigger nothing is told so as well")
    func noPermission() async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(.post, Paths.contactListTriggerWithoutID, as: "nobody", json: Self.sent)
            let problem = try reply.problem
            #expect(reply.status == 404)
            #expect(problem.causes.contains { $0.code == "missing-permission" })
            #expect(problem.correctedRequests.map(\.url) == [Paths.contactListTrigger])
            #expect(!reply.text.contains(Lists.renewals.id))
        }
    }

    @Test("Any body gets the answer", arguments: ["", "not json", "[1,2]", #"{"personalConnectionId": 7}"#, "null"])
    func anyBody(_ body: String) async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(
                .post,
                Paths.contactListTriggerWithoutID,
                as: "ci",
                body: .init(string: body)
            )
            #expect(reply.status == 404)
            #expect(try reply.problem.code == "missing.path.parameter")
        }
    }

    @Test("Without a token the right path is still told, no ids are, and the token is a further cause")
    func anonymous() async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(.post, Paths.contactListTriggerWithoutID, json: Self.sent)
            let problem = try reply.problem
            #expect(reply.status == 404)
            #expect(problem.correctedRequests.map(\.url) == [Paths.contactListTrigger])
            #expect(problem.causes.last?.code == "bad-client-credentials")
            #expect(problem.decision == nil)
            #expect(!reply.text.contains(Lists.renewals.id))
        }
    }
}
