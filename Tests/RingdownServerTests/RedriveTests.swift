import Foundation
import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@Suite("Sending dead letters again", .timeLimit(.minutes(5)))
struct RedriveTests {
    private func server() async throws -> TestServer {
        let server = TestServer()
        for number in 1...3 {
            try await server.add(
                Sample.trigger(
                    "t-\(number)",
                    contactList: Lists.renewals,
                    createdAt: Sample.now.addingTimeInterval(Double(number)),
                    status: number == 3 ? .refused : .failed
                )
            )
        }
        return server
    }

    @Test("Failed ones begin again, page by page, where the caller may retry them")
    func pages() async throws {
        let server = try await server()
        try await server.run { caller in
            func redrive(_ json: String, as client: String = "ci") async throws -> API.Redrive {
                try await caller.call(.post, Paths.triggersRedrive, as: client, json: json).body(API.Redrive.self)
            }
            let foreseen = try await redrive(#"{"limit":1,"dryRun":true}"#)
            #expect(foreseen.dryRun && foreseen.more && foreseen.entities.map(\.status) == ["failed"])
            #expect(try await server.store.trigger("t-1")?.status == .failed)
            let elsewhere = try await redrive("{}", as: "marketing")
            #expect(elsewhere.entities.isEmpty)
            let first = try await redrive(#"{"limit":1,"provider":"genesys"}"#)
            #expect(first.more && first.entities.map(\.id) == ["t-1"])
            #expect(first.entities.allSatisfy { $0.redriven && $0.status == "queued" })
            let rest = try await redrive(#"{"status":["failed","refused"],"contactListId":"\#(Lists.renewals.id)"}"#)
            #expect(!rest.more && rest.entities.map(\.id) == ["t-2", "t-3"])
            let none = try await redrive("{}")
            #expect(none.entities.isEmpty)
        }
    }

    @Test(
        "What cannot be meant is refused before anything moves",
        arguments: [
            (#"{"status":["in-doubt"]}"#, 400), (#"{"status":["done"]}"#, 400), (#"{"limit":0}"#, 400),
            (#"{"limit":1001}"#, 400), (#"{"provider":"nowhere"}"#, 404), (#"{"contactListId":"nowhere"}"#, 404),
            (#"{"lists":["x"]}"#, 400),
        ]
    )
    func refused(_ json: String, _ status: Int) async throws {
        let server = try await server()
        try await server.run { caller in
            let refused = try await caller.call(.post, Paths.triggersRedrive, as: "ci", json: json)
            #expect(refused.status == status)
            let forbidden = try await caller.call(.post, Paths.triggersRedrive, as: "reader", json: "{}")
            #expect(forbidden.status == 403)
            #expect(try await server.store.trigger("t-1")?.status == .failed)
        }
    }

    @Test("A full backlog answers 503 with the time to come again, and keeps nothing")
    func full() async throws {
        var server = TestServer()
        server.backlog = 1
        try await server.run { [server] caller in
            #expect(try await caller.trigger().status == 202)
            let reply = try await caller.trigger()
            #expect(reply.status == 503)
            #expect(reply.header("Retry-After") == "10")
            let problem = try reply.problem
            #expect(problem.detail.contains("wait to be sent"))
            #expect(try await server.store.triggers(TriggerQuery()).count == 1)
        }
    }
}
