import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@Suite("Orders about triggers", .timeLimit(.minutes(5)))
struct TriggerOrderTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String { "\(order) \(status.rawValue) as \(client)" }
        var order: String
        var status: TriggerStatus
        var client = "ci"
        var answer: Int
        var becomes: String?
    }

    @Test(
        "An order is carried out where the trigger's state and the caller's grants allow it",
        arguments: [
            Case(order: "cancel", status: .queued, answer: 200, becomes: "cancelled"),
            Case(order: "cancel", status: .done, answer: 409),
            Case(order: "cancel", status: .queued, client: "marketing", answer: 403),
            Case(order: "cancel", status: .queued, client: "reader", answer: 403),
            Case(order: "retry", status: .refused, answer: 200, becomes: "queued"),
            Case(order: "retry", status: .dialing, answer: 409),
            Case(order: "retry", status: .refused, client: "reader", answer: 403),
            Case(order: "approve", status: .held, answer: 200),
            Case(order: "approve", status: .cancelled, answer: 409),
            Case(order: "approve", status: .held, client: "marketing", answer: 403),
        ]
    )
    func orders(_ test: Case) async throws {
        let server = TestServer()
        try await server.add(
            Sample.trigger("t-1", contactList: Lists.renewals, clauses: [.approval], status: test.status)
        )
        try await server.run { caller in
            let reply = try await caller.call(.post, "/api/v2/outbound/triggers/t-1/\(test.order)", as: test.client)
            #expect(reply.status == test.answer)
            guard test.answer == 200 else {
                let problem = try reply.problem
                let id = try #require(problem.decision)
                let decision = try await server.store.decision(id)
                #expect(decision?.triggerID == (problem.causes.first?.code == "missing-permission" ? nil : "t-1"))
                #expect(try await server.store.trigger("t-1")?.status == test.status)
                return
            }
            let trigger = try reply.body(API.Trigger.self)
            if let becomes = test.becomes { #expect(trigger.status == becomes) }
            if test.order == "approve" { #expect(trigger.approval?.by == "ci") }
        }
    }

    @Test("An order about an unknown trigger answers 404", arguments: ["cancel", "approve", "retry"])
    func unknown(_ order: String) async throws {
        try await TestServer().run { caller in
            let reply = try await caller.call(.post, "/api/v2/outbound/triggers/none/\(order)", as: "ci")
            #expect(reply.status == 404)
        }
    }
}
