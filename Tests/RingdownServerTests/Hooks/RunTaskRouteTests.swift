import Foundation
import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownServer
import RingdownTestKit
import Testing

@Suite("Run tasks to the server", .timeLimit(.minutes(1)))
struct RunTaskRouteTests {
    static let key = "hmac-key"

    static func server() -> TestServer {
        var server = TestServer()
        server.sources = [
            HookSource(
                name: "gate",
                kind: .runTask(RunTasksDouble(), failOn: .refused),
                keys: [HookKey(text: "new-key"), HookKey(text: key)]
            )
        ]
        return server
    }

    static func task(
        stage: String = "post_plan",
        id: String = "taskrs-1",
        plan: String = "https://tfe.test/api/v2/plans/plan-1/json-output",
        callback: String = "https://tfe.test/api/v2/task-results/1/callback"
    ) -> String {
        """
        {"payload_version":1,"stage":"\(stage)","access_token":"hunter2-token","capabilities":{"outcomes":true},
         "is_speculative":false,"organization_name":"acme","plan_json_api_url":"\(plan)","run_id":"run-1",
         "run_message":"hunter2-message","task_result_id":"\(id)","task_result_callback_url":"\(callback)",
         "task_result_enforcement_level":"mandatory","workspace_id":"ws-1","workspace_name":"w"}
        """
    }

    static func deliver(
        _ caller: TestCaller,
        _ body: String,
        signature: String? = nil,
        to source: String = "gate"
    ) async throws -> Reply {
        try await caller.call(
            .post,
            Paths.filled(Paths.runTaskHook, source),
            headers: ["X-TFC-Task-Signature": signature ?? Signing.hcp(key, body: body)],
            json: body
        )
    }

    static func status(_ reply: Reply) throws -> String? { try JSON(parsing: reply.text)["status"]?.string }

    @Test("The test that HCP Terraform sends is answered 200 and leaves nothing")
    func verification() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            let reply = try await Self.deliver(caller, Self.task(stage: "test"))
            #expect(reply.status == 200)
            #expect(try Self.status(reply) == "verified")
            #expect(try server.store.deliveries.isEmpty)
        }
    }

    @Test("A task is on the disk, due, before it is answered 200; neither its token nor its message is there in clear")
    func accepted() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            let reply = try await Self.deliver(caller, Self.task())
            #expect(reply.status == 200)
            #expect(try Self.status(reply) == "accepted")
            let delivery = try #require(try server.store.deliveries.first)
            #expect(delivery.dueAt == server.clock.now())
            let stored = delivery.content.text()
            #expect(!("\(delivery)" + stored + reply.text + server.log.lines.joined()).contains("hunter2"))
            #expect(!stored.contains(Data("hunter2-token".utf8).base64EncodedString()))
        }
    }

    @Test("The same task again is a duplicate; its next stage is none")
    func duplicates() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            _ = try await Self.deliver(caller, Self.task())
            let again = try await Self.deliver(caller, Self.task())
            #expect(again.status == 200)
            #expect(try Self.status(again) == "duplicate")
            #expect(try Self.status(try await Self.deliver(caller, Self.task(stage: "pre_apply"))) == "accepted")
            #expect(try server.store.deliveries.count == 2)
        }
    }

    @Test(
        "A wrong signature is 401 and leaves an audit entry alone; an empty one is none",
        arguments: ["", "00", "zz", Signing.hcp("other", body: task()), Signing.hcp("", body: task())]
    )
    func refused(_ signature: String) async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            let reply = try await Self.deliver(caller, Self.task(), signature: signature)
            #expect(reply.status == 401)
            #expect(try server.store.deliveries.isEmpty)
            let decision = try #require(try await server.store.decision(try reply.problem.contextId))
            #expect(decision.kind == .refused)
            #expect(!("\(decision)" + server.log.lines.joined()).contains("hunter2"))
        }
    }

    @Test("A signed body that is no run task is 400; one that is too large is 413; another source is 404")
    func wrongBodies() async throws {
        let server = Self.server()
        try await server.run { (caller: TestCaller) async throws in
            #expect(try await Self.deliver(caller, "{}").status == 400)
            #expect(try await Self.deliver(caller, String(repeating: " ", count: (1 << 20) + 1)).status == 413)
            #expect(try await Self.deliver(caller, Self.task(), to: "other").status == 404)
            #expect(try server.store.deliveries.isEmpty)
        }
    }

    @Test(
        "A URL of another host is refused with an audit entry, although the task is signed",
        arguments: [
            task(callback: "https://evil.test/callback"), task(plan: "http://169.254.169.254/latest"),
            task(callback: "https://tfe.test@evil.test/"),
        ]
    )
    func foreign(_ body: String) async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            let reply = try await Self.deliver(caller, body)
            #expect(reply.status == 400)
            #expect(try server.store.deliveries.isEmpty)
            let decision = try #require(try await server.store.decision(try reply.problem.contextId))
            #expect(decision.sentence.contains("not that of the configured service"))
        }
    }

    @Test("Nothing is acknowledged that the store did not take")
    func storeFails() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            server.store.fail(with: StoreError(.unavailable, "The disk is full."))
            #expect(try await Self.deliver(caller, Self.task()).status == 503)
        }
    }
}
