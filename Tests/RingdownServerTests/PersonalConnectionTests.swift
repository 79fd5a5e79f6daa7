import Foundation
import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@Suite("Placing a call on a personal connection", .timeLimit(.minutes(5)))
struct PersonalConnectionTests {
    static let path = "/api/v2/outbound/personalconnections/12345/calls"
    static let body = #"{"from": "+12025550101", "to": "+12125550142"}"#

    @Test("It is recorded, and the answer says where it stands and when it will be placed")
    func accepted() async throws {
        let server = CallServer()
        try await server.run { caller in
            let reply = try await caller.call(.post, Self.path, as: "caller", json: Self.body)
            #expect(reply.status == 202)
            let trigger = try reply.body(API.Trigger.self)
            #expect(reply.header("Location") == "/api/v2/outbound/triggers/\(trigger.id)")
            #expect(trigger.kind == "call")
            #expect(trigger.contactList == nil)
            let call = try #require(trigger.call)
            #expect(call.personalConnection.id == "12345")
            #expect(call.from == "+12025550101")
            #expect(call.to == "+12125550142")
            #expect(trigger.campaigns.map(\.name) == ["Single calls"])
            #expect(trigger.willDialWhen.contains { $0.contains("the campaign Single calls is on") })
            let stored = try #require(try await server.store.trigger(trigger.id))
            #expect(stored.order.call?.reference == trigger.id)
            #expect(stored.order.priority)
            let decisionID = try #require(trigger.decision)
            let decision = try #require(try await server.store.decision(decisionID))
            #expect(decision.sentence.contains("+•••••••0142"))
            #expect(!decision.sentence.contains("+12125550142"))
        }
    }

    @Test("The number to show may be left out where there is only one")
    func onlyNumber() async throws {
        try await CallServer().run { caller in
            let path = "/api/v2/outbound/personalconnections/77/calls"
            let reply = try await caller.call(.post, path, as: "operator", json: #"{"to": "+12125550142"}"#)
            #expect(reply.status == 202)
            #expect(try reply.body(API.Trigger.self).call?.from == "+12025550199")
        }
    }

    struct Wrong: CustomTestStringConvertible, Sendable {
        var testDescription: String { body }
        var body: String
        var cause: String
        var words: String
    }

    static let wrong = [
        Wrong(
            body: #"{"to": "+12125550142"}"#,
            cause: "missing-required-field",
            words: "its numbers are +12025550100, +12025550101"
        ),
        Wrong(
            body: #"{"from": "+12025550199", "to": "+12125550142"}"#,
            cause: "invalid-value",
            words: "its numbers are +12025550100, +12025550101"
        ),
        Wrong(body: #"{"from": "+12025550100"}"#, cause: "missing-required-field", words: "lacks \"to\""),
        Wrong(
            body: #"{"from": "+12025550100", "to": "+15550199"}"#,
            cause: "invalid-phone-number",
            words: "After +1 a number has 10 digits, and this one has 7"
        ),
        Wrong(
            body: #"{"from": "+12025550100", "to": "(212) 555-0142"}"#,
            cause: "invalid-phone-number",
            words: "+12125550142"
        ),
        Wrong(
            body: #"{"from": "2025550100", "to": "+12125550142"}"#,
            cause: "invalid-phone-number",
            words: "\"from\" is no phone number"
        ),
        Wrong(
            body: #"{"from": "+12025550100", "phone": "+12125550142"}"#,
            cause: "unknown-field",
            words: "does not know"
        ),
        Wrong(
            body: #"{"from": "+12025550100", "to": "+12125550142", "deadline": "2020-01-01T00:00:00Z"}"#,
            cause: "invalid-value",
            words: "has passed"
        ),
    ]

    @Test("A body that cannot be called with is explained, and nothing is recorded", arguments: wrong)
    func wrongBody(_ wrong: Wrong) async throws {
        let server = CallServer()
        try await server.run { caller in
            let reply = try await caller.call(.post, Self.path, as: "caller", json: wrong.body)
            let problem = try reply.problem
            #expect(reply.status == 400)
            #expect(problem.causes.map(\.code) == [wrong.cause])
            #expect(problem.detail.contains(wrong.words) || problem.fix?.contains(wrong.words) == true)
            #expect(problem.fix != nil)
            #expect(try await server.store.triggers(TriggerQuery()).isEmpty)
        }
    }

    @Test(
        "A name in the id's place is answered with the id and the exact call",
        arguments: ["renewals-line", "RENEWALS-LINE"]
    )
    func nameAsID(_ name: String) async throws {
        try await CallServer().run { caller in
            let path = "/api/v2/outbound/personalconnections/\(name)/calls"
            let reply = try await caller.call(.post, path, as: "caller", json: Self.body)
            let problem = try reply.problem
            #expect(reply.status == 404)
            #expect(problem.code == "name.instead.of.id")
            #expect(problem.detail.contains("whose id is 12345"))
            let corrected = try #require(problem.correctedRequests.first)
            #expect(corrected.url == Self.path)
            let curl = try #require(corrected.curl)
            #expect(curl.hasPrefix("curl -X POST \"http"))
            #expect(curl.contains("\(Self.path)\" -H \"Authorization: Bearer $TOKEN\""))
        }
    }

    @Test("An unknown id is answered with the nearest one that the caller may use, and no other")
    func unknownID() async throws {
        try await CallServer().run { caller in
            let path = "/api/v2/outbound/personalconnections/12354/calls"
            let reply = try await caller.call(.post, path, as: "caller", json: Self.body)
            let problem = try reply.problem
            #expect(reply.status == 404)
            #expect(problem.code == "not.found")
            #expect(problem.detail.contains("the nearest is 12345 (renewals-line)"))
            #expect(problem.correctedRequests.map(\.url) == [Self.path])
            let other = try await caller.call(
                .post,
                "/api/v2/outbound/personalconnections/78/calls",
                as: "caller",
                json: Self.body
            )
            #expect(!other.text.contains("newsletter-line"))
        }
    }

    @Test(
        "Without the permission in the connection's division the answer holds the whole chain",
        arguments: ["marketing", "ci"]
    )
    func refused(_ client: String) async throws {
        let server = CallServer()
        try await server.run { caller in
            let reply = try await caller.call(.post, Self.path, as: client, json: Self.body)
            let problem = try reply.problem
            #expect(reply.status == 403)
            #expect(reply.header("Content-Type") == "application/problem+json")
            #expect(reply.header("WWW-Authenticate")?.contains("scope=\"outbound:call:make\"") == true)
            #expect(problem.message == problem.detail)
            #expect(problem.status == 403)
            #expect(!problem.contextId.isEmpty)
            let elsewhere = client == "marketing"
            #expect(problem.code == (elsewhere ? "missing.division.permission" : "missing.permissions"))
            #expect(
                problem.causes.map(\.code) == [elsewhere ? "missing-permission-in-division" : "missing-permission"]
            )
            if elsewhere {
                let facts = problem.causes.flatMap { $0.evidence.map(\.fact) }
                #expect(facts.contains { $0.contains("pipeline") && $0.contains("Marketing") })
                #expect(facts.contains { $0.contains("renewals-line") && $0.contains("Sales") })
            }
            #expect(problem.fix?.contains("outbound:call:make") == true)
            let decisionID = try #require(problem.decision)
            let decision = try #require(try await server.store.decision(decisionID))
            #expect(decision.kind == .refused)
            #expect(try await server.store.triggers(TriggerQuery()).isEmpty)
        }
    }

    @Test("The same key gives the same call; with another request it is refused")
    func idempotency() async throws {
        let server = CallServer()
        try await server.run { caller in
            let key = [HeaderNames.idempotencyKey: "run-1"]
            func place(_ json: String) async throws -> Reply {
                try await caller.call(.post, Self.path, as: "caller", headers: key, json: json)
            }
            let first = try await place(Self.body)
            let second = try await place(Self.body)
            #expect(try first.body(API.Trigger.self).id == second.body(API.Trigger.self).id)
            let other = try await place(#"{"from": "+12025550101", "to": "+12125550143"}"#)
            #expect(other.status == 422)
            #expect(try other.problem.code == "idempotency.key.reused")
            #expect(!other.text.contains("+12125550142"))
            #expect(try await server.store.triggers(TriggerQuery()).count == 1)
        }
    }

    @Test("The connections that a caller may use are listed and shown, and no others")
    func listing() async throws {
        try await CallServer().run { caller in
            let own = try await caller.call(.get, Paths.personalConnections, as: "caller")
            let page = try own.body(API.Page<API.PersonalConnection>.self)
            #expect(page.entities.map(\.id) == ["12345"])
            #expect(page.entities[0].from == ["+12025550100", "+12025550101"])
            #expect(page.entities[0].campaign == "Single calls")
            let all = try await caller.call(.get, Paths.personalConnections, as: "operator")
            #expect(try all.body(API.Page<API.PersonalConnection>.self).entities.map(\.id) == ["12345", "77"])
            let one = try await caller.call(.get, "\(Paths.personalConnections)/77", as: "operator")
            #expect(try one.body(API.PersonalConnection.self).skill == "Newsletter PC")
            let elsewhere = try await caller.call(.get, "\(Paths.personalConnections)/77", as: "caller")
            #expect(elsewhere.status == 403)
            let none = try await caller.call(.get, Paths.personalConnections, as: "nobody")
            #expect(none.status == 403)
        }
    }

    @Test("Whoever may not place calls sees a call with its number masked, by every route that shows it")
    func masked() async throws {
        let server = CallServer()
        try await server.run { caller in
            let placed = try await caller.call(.post, Self.path, as: "caller", json: Self.body)
            let id = try placed.body(API.Trigger.self).id
            let paths = [Paths.filled(Paths.trigger, id), Paths.triggers]
            for path in paths {
                let masked = try await caller.call(.get, path, as: "reader")
                #expect(masked.text.contains("+•••••••0142"))
                #expect(!masked.text.contains("+12125550142"))
                #expect(try await caller.call(.get, path, as: "caller").text.contains("+12125550142"))
            }
            let decisions = try await caller.call(.get, Paths.filled(Paths.decisions, id), as: "reader")
            #expect(!decisions.text.contains("+12125550142"))
            #expect(!server.log.lines.contains { $0.contains("+12125550142") })
        }
    }

    @Test("Calls are listed by their connection")
    func listedByConnection() async throws {
        let server = CallServer()
        try await server.run { caller in
            try await server.base.add(Sample.trigger("list-trigger"))
            try await server.base.add(Sample.callTrigger("call-trigger", connection: CallServer.sales))
            let calls = try await caller.call(.get, "\(Paths.triggers)?personalConnection=12345", as: "reader")
            #expect(try calls.body(API.Page<API.Trigger>.self).entities.map(\.id) == ["call-trigger"])
            let named = try await caller.call(.get, "\(Paths.triggers)?personalConnection=renewals-line", as: "reader")
            #expect(named.status == 404)
            #expect(try named.problem.code == "name.instead.of.id")
        }
    }

    @Test(
        "Every route of a trigger checks the division of its connection",
        arguments: [
            (HTTPRequest.Method.get, Paths.trigger), (.get, Paths.triggerEvents), (.post, Paths.triggerCancel),
            (.post, Paths.triggerApprove), (.post, Paths.triggerRetry), (.get, Paths.decisions),
        ]
    )
    func divisions(_ method: HTTPRequest.Method, _ path: String) async throws {
        let server = CallServer()
        try await server.run { caller in
            try await server.base.add(Sample.callTrigger("call-trigger", connection: CallServer.sales))
            let reply = try await caller.call(method, Paths.filled(path, "call-trigger"), as: "marketing")
            #expect(reply.status == 403)
            #expect(try reply.problem.causes.map(\.code) == ["missing-permission-in-division"])
        }
    }

    @Test("A listing in one division has full pages, whatever lies between in others")
    func fullPages() async throws {
        let server = CallServer()
        try await server.run { caller in
            for number in 0..<12 {
                let created = Sample.now.addingTimeInterval(Double(number))
                let connection = number % 3 == 0 ? CallServer.marketing : CallServer.sales
                try await server.base.add(
                    Sample.callTrigger("call-\(number)", connection: connection, createdAt: created)
                )
            }
            var seen: [String] = []
            var next: String? = "\(Paths.triggers)?pageSize=2"
            while let path = next {
                let page = try await caller.call(.get, path, as: "marketing").body(API.Page<API.Trigger>.self)
                #expect(page.entities.count == 2)
                seen += page.entities.map(\.id)
                next = page.nextUri
            }
            #expect(seen == ["call-9", "call-6", "call-3", "call-0"])
        }
    }
}
