import Foundation
import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@Suite("Showing triggers and contact lists", .timeLimit(.minutes(5)))
struct TriggerListingTests {
    /// Five triggers in Sales and five in Marketing, each a second younger than the one before.
    static func filled() async throws -> TestServer {
        let server = TestServer()
        for place in 1...10 {
            let list = place.isMultiple(of: 2) ? Lists.newsletter : Lists.renewals
            let trigger = Sample.trigger(
                "t-\(place)",
                contactList: list,
                createdAt: Sample.now.addingTimeInterval(Double(place)),
                status: place > 8 ? .done : .queued
            )
            try await server.add(trigger)
        }
        return server
    }

    struct Page: CustomTestStringConvertible, Sendable {
        var testDescription: String { "\(client) \(query)" }
        var client: String
        var query: String
        var ids: [String]
        var next: String?
    }

    @Test(
        "Pages hold what the caller may see, the newest first, and lead to the next",
        arguments: [
            Page(
                client: "reader",
                query: "pageSize=4",
                ids: ["t-10", "t-9", "t-8", "t-7"],
                next: "/api/v2/outbound/triggers?pageSize=4&pageNumber=2"
            ),
            Page(client: "reader", query: "pageSize=4&pageNumber=3", ids: ["t-2", "t-1"]),
            Page(client: "reader", query: "pageSize=4&pageNumber=4", ids: []),
            Page(
                client: "ci",
                query: "pageSize=2&pageNumber=2",
                ids: ["t-5", "t-3"],
                next: "/api/v2/outbound/triggers?pageSize=2&pageNumber=3"
            ),
            Page(client: "ci", query: "pageSize=2&pageNumber=3", ids: ["t-1"]),
            Page(client: "reader", query: "status=done", ids: ["t-10", "t-9"]),
            Page(
                client: "reader",
                query: "status=done,queued&pageSize=1",
                ids: ["t-10"],
                next: "/api/v2/outbound/triggers?pageSize=1&pageNumber=2&status=done%2Cqueued"
            ),
            Page(client: "ci", query: "contactListId=\(Lists.renewals.id)&status=done", ids: ["t-9"]),
        ]
    )
    func pages(_ page: Page) async throws {
        try await Self.filled().run { caller in
            let reply = try await caller.call(.get, Paths.triggers + "?" + page.query, as: page.client)
            let found = try reply.body(API.Page<API.Trigger>.self)
            #expect(found.entities.map(\.id) == page.ids)
            #expect(found.nextUri.map { $0.replacingOccurrences(of: "done,", with: "done%2C") } == page.next)
        }
    }

    @Test(
        "A wrong query is refused",
        arguments: ["pageSize=0", "pageSize=101", "pageNumber=x", "status=finished", "status=don"]
    )
    func wrongQueries(_ query: String) async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(.get, Paths.triggers + "?" + query, as: "reader")
            #expect(reply.status == 400)
            #expect(try reply.problem.code == "invalid.value")
        }
    }

    @Test("A list's name, an unknown list and a list out of reach are told apart in the query")
    func wrongLists() async throws {
        try await TestServer().run { caller in
            let path = Paths.triggers + "?contactListId="
            #expect(try await caller.call(.get, path + "renewals-q4", as: "ci").problem.code == "name.instead.of.id")
            #expect(try await caller.call(.get, path + "nothing-like-it", as: "ci").problem.code == "not.found")
            let other = try await caller.call(.get, path + Lists.newsletter.id, as: "ci")
            #expect(try other.problem.code == "missing.division.permission")
        }
    }

    @Test("One trigger shows its progress and why it is not dialing")
    func oneTrigger() async throws {
        let server = TestServer()
        var trigger = Sample.trigger("t-1", contactList: Lists.renewals, status: .accepted)
        trigger.progress = Sample.progress(
            .waiting,
            reasons: [DialProgress.Reason(.noAgentsOnQueue, "No agents are on the queue; put one on queue.")]
        )
        try await server.add(trigger)
        try await server.run { caller in
            let shown = try await caller.call(.get, "/api/v2/outbound/triggers/t-1", as: "ci").body(API.Trigger.self)
            #expect(shown.progress?.reasons.map(\.code) == ["no-agents-on-queue"])
            #expect(shown.willDialWhen == ["No agents are on the queue; put one on queue."])
            #expect(shown.campaigns.first?.total == 200)
        }
    }

    @Test("Gate conditions are said with their window and approval")
    func conditions() async throws {
        let server = TestServer()
        try await server.add(
            Sample.trigger(
                "t-1",
                contactList: Lists.renewals,
                clauses: [.window("business-hours"), .approval, .atMost(times: 1, seconds: 86_400)],
                status: .held
            )
        )
        try await server.run { caller in
            let shown = try await caller.call(.get, "/api/v2/outbound/triggers/t-1", as: "ci").body(API.Trigger.self)
            let window = "the window business-hours (mon,tue 09:00–18:00 Europe/Berlin) is open"
            #expect(shown.willDialWhen.first == window)
            #expect(shown.willDialWhen.contains("fewer than 1 went out in the last 24 h"))
            #expect(shown.willDialWhen.contains { $0.hasPrefix("somebody approves it: POST ") })
        }
    }

    @Test("An unknown trigger and one in another division are told apart")
    func hiddenTriggers() async throws {
        let server = TestServer()
        try await server.add(Sample.trigger("t-1", contactList: Lists.newsletter))
        try await server.run { caller in
            let unknown = try await caller.call(.get, "/api/v2/outbound/triggers/none", as: "ci")
            #expect(unknown.status == 404)
            let hidden = try await caller.call(.get, "/api/v2/outbound/triggers/t-1", as: "ci")
            #expect(hidden.status == 403)
            let decision = try #require(try hidden.problem.decision)
            #expect(try await server.store.decision(decision)?.triggerID == "t-1")
        }
    }

    @Test("Contact lists are shown with their ids where the caller may see them")
    func contactLists() async throws {
        try await TestServer().run { caller in
            let all = try await caller.call(.get, Paths.contactLists, as: "ci").body(API.Page<API.ContactList>.self)
            #expect(all.entities.map(\.name) == ["renewals-q4", "winback"])
            let one = try await caller.call(.get, Paths.contactLists + "?name=Renewals%20Q4", as: "ci")
                .body(API.Page<API.ContactList>.self)
            #expect(one.entities.map(\.id) == [Lists.renewals.id])
            let none = try await caller.call(.get, Paths.contactLists + "?name=newsletter", as: "ci")
                .body(API.Page<API.ContactList>.self)
            #expect(none.entities.isEmpty)
        }
    }
}
