import HTTPTypes
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@Suite("Triggering a contact list", .timeLimit(.minutes(5)))
struct TriggerContactListTests {
    @Test("It is recorded, and the answer says where it stands and when it will dial")
    func accepted() async throws {
        let server = TestServer()
        try await server.run { caller in
            let reply = try await caller.trigger(json: #"{"priority": true, "deadline": "2026-09-21T18:00:00+02:00"}"#)
            #expect(reply.status == 202)
            let trigger = try reply.body(API.Trigger.self)
            #expect(reply.header("Location") == "/api/v2/outbound/triggers/\(trigger.id)")
            #expect(trigger.status == "queued")
            #expect(trigger.contactList?.name == "renewals-q4")
            #expect(trigger.campaigns.map(\.name) == ["Renewals"])
            #expect(trigger.willDialWhen.contains("it goes out by 2026-09-21T16:00:00Z"))
            #expect(trigger.willDialWhen.contains { $0.contains("Renewals is on") })
            #expect(trigger.links.events == "/api/v2/outbound/triggers/\(trigger.id)/events")
            let stored = try #require(try await server.store.trigger(trigger.id))
            #expect(stored.order.priority)
            #expect(stored.cause == .caller(id: "ci"))
        }
    }

    @Test("A body may be left out")
    func noBody() async throws {
        try await TestServer().run { caller in
            let reply = try await caller.trigger()
            #expect(reply.status == 202)
            #expect(try reply.body(API.Trigger.self).priority == false)
        }
    }

    @Test(
        "The list is found by either id, in any letter case",
        arguments: [Lists.winback.id, Lists.winback.list.uppercased()]
    )
    func eitherID(_ id: String) async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(.post, Paths.filled(Paths.contactListTrigger, id), as: "ci")
            #expect(reply.status == 202)
            #expect(try reply.body(API.Trigger.self).contactList?.id == Lists.winback.id)
        }
    }

    @Test(
        "A name in the id's place is answered with the exact call",
        arguments: ["renewals-q4", "Renewals Q4", "RENEWALS-Q4"]
    )
    func nameAsID(_ name: String) async throws {
        let server = TestServer()
        try await server.run { caller in
            let reply = try await caller.call(.post, Paths.filled(Paths.contactListTrigger, name), as: "ci")
            let problem = try reply.problem
            #expect(reply.status == 404)
            #expect(problem.code == "name.instead.of.id")
            #expect(problem.causes.first?.code == "id-wrong-format")
            #expect(problem.fix == "Send POST /api/v2/outbound/contactlists/\(Lists.renewals.id)/trigger.")
            let call = try #require(problem.correctedRequests.first)
            #expect(problem.decision != nil)
            let corrected = try await caller.call(.post, call.url, as: "ci", json: call.body)
            #expect(corrected.status == 202)
        }
    }

    @Test("The name of a list out of reach is refused without its id")
    func nameOutOfReach() async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(.post, Paths.filled(Paths.contactListTrigger, "newsletter"), as: "ci")
            #expect(reply.status == 403)
            #expect(!reply.text.contains(Lists.newsletter.id))
        }
    }

    @Test("An unknown list is answered with the nearest name that the caller may see")
    func unknownList() async throws {
        try await TestServer().run { caller in
            let near = try await caller.call(.post, Paths.filled(Paths.contactListTrigger, "renewal-q4"), as: "ci")
            #expect(near.status == 404)
            #expect(try near.problem.detail.contains("the nearest is renewals-q4"))
            #expect(try near.problem.fix?.contains(Lists.renewals.id) == true)
            let hidden = try await caller.call(.post, Paths.filled(Paths.contactListTrigger, "newslettr"), as: "ci")
            #expect(hidden.status == 404)
            #expect(!hidden.text.contains("newsletter"))
        }
    }

    @Test("A vendor's id that two bindings share is answered with both calls")
    func ambiguous() async throws {
        var server = TestServer()
        var twin = Lists.winback
        twin.id = "44444444-4444-4444-8444-444444444444"
        twin.name = "winback-evening"
        server.lists.append(twin)
        try await server.run { caller in
            let path = Paths.filled(Paths.contactListTrigger, Lists.winback.list)
            let reply = try await caller.call(.post, path, as: "ci")
            #expect(reply.status == 409)
            #expect(try reply.problem.correctedRequests.count == 2)
        }
    }

    @Test("The same key and request give the same trigger, another client's key another one")
    func idempotency() async throws {
        let server = TestServer()
        try await server.run { caller in
            let first = try await caller.trigger(key: "run-1", json: #"{"priority": true}"#)
            let again = try await caller.trigger(key: "run-1", json: #"{"priority": true}"#)
            #expect(again.status == 202)
            let id = try first.body(API.Trigger.self).id
            #expect(try again.body(API.Trigger.self).id == id)
            let other = try await caller.trigger(as: "operator", key: "run-1", json: #"{"priority": true}"#)
            #expect(try other.body(API.Trigger.self).id != id)
            #expect(try await server.store.triggers(TriggerQuery()).count == 2)
            #expect(!first.text.contains("run-1"))
        }
    }

    @Test(
        "A key that belongs to another request is refused",
        arguments: [nil, #"{"deadline": "2027-01-01T00:00:00Z"}"#]
    )
    func reusedKey(_ json: String?) async throws {
        try await TestServer().run { caller in
            let first = try await caller.trigger(Lists.winback, key: "run-1")
            #expect(first.status == 202)
            let list = json == nil ? Lists.renewals : Lists.winback
            let reply = try await caller.trigger(list, key: "run-1", json: json)
            #expect(reply.status == 422)
            #expect(try reply.problem.code == "idempotency.key.reused")
        }
    }

    struct Wrong: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var body: String
        var type = "application/json"
        var key: String?
        var status = 400
        var says: String
    }

    @Test(
        "A wrong body is refused with its place, and nothing is recorded",
        arguments: [
            Wrong(testDescription: "not JSON", body: "{\"priority\": tru}", says: "line 1, byte"),
            Wrong(testDescription: "truncated", body: "{\"priority\":", says: "byte 12"),
            Wrong(testDescription: "an array", body: "[]", says: "an array"),
            Wrong(testDescription: "an unknown member", body: #"{"prioritty": true}"#, says: "did you mean priority?"),
            Wrong(testDescription: "a wrong kind", body: #"{"priority": "yes"}"#, says: "true or false"),
            Wrong(testDescription: "no instant", body: #"{"deadline": "tomorrow"}"#, says: "2026-11-22T09:00:00Z"),
            Wrong(
                testDescription: "a past deadline",
                body: #"{"deadline": "2020-01-01T00:00:00Z"}"#,
                says: "has passed"
            ),
            Wrong(testDescription: "XML", body: "<a/>", type: "text/xml", status: 415, says: "application/json"),
            Wrong(
                testDescription: "too large",
                body: #"{"x": ""# + String(repeating: "x", count: 70_000) + #""}"#,
                status: 413,
                says: "65536 bytes"
            ),
            Wrong(
                testDescription: "a long key",
                body: "{}",
                key: String(repeating: "k", count: 256),
                says: "at most 255"
            ),
        ]
    )
    func wrongBodies(_ wrong: Wrong) async throws {
        let server = TestServer()
        try await server.run { caller in
            var headers = ["Content-Type": wrong.type]
            headers[HeaderNames.idempotencyKey] = wrong.key
            let reply = try await caller.call(
                .post,
                Paths.filled(Paths.contactListTrigger, Lists.renewals.id),
                as: "ci",
                headers: headers,
                body: .init(string: wrong.body)
            )
            let problem = try reply.problem
            #expect(reply.status == wrong.status)
            let said = problem.detail + (problem.causes.first?.evidence.first?.fact ?? "")
            #expect(said.contains(wrong.says))
            #expect(try await server.store.triggers(TriggerQuery()).isEmpty)
        }
    }

    @Test("When the store fails nothing is promised: 503 with Retry-After, and no detail of the store")
    func storeFails() async throws {
        let server = TestServer()
        try await server.run { caller in
            let token = try await caller.token(of: "ci")
            server.store.fail(with: StoreError(.unavailable, "cannot write ringdown.db: the disk is full"))
            let path = Paths.filled(Paths.contactListTrigger, Lists.renewals.id)
            let reply = try await caller.call(.post, path, token: token)
            #expect(reply.status == 503)
            #expect(reply.header("Retry-After") == "5")
            #expect(!reply.text.contains("ringdown.db"))
            #expect(server.log.lines.contains { $0.contains("the disk is full") })
        }
    }
}
