import Foundation
import HTTPTypes
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownServer
import RingdownTestKit
import Testing

@Suite("Notifications of HCP Terraform to the server", .timeLimit(.minutes(1)))
struct HCPHookTests {
    static let key = "hmac-key"

    static func server() -> TestServer {
        var server = TestServer()
        server.sources = [
            HookSource(name: "prod", kind: .hcpTerraform(DocumentsDouble()), keys: [HookKey(text: key)])
        ]
        return server
    }

    static func run(_ trigger: String, _ status: String) -> String {
        """
        {"payload_version":1,"run_id":"run-1","run_message":"hunter2","workspace_id":"ws-1","workspace_name":"w",
         "organization_name":"acme","notifications":[{"message":"m","trigger":"\(trigger)","run_status":"\(status)",
         "run_updated_at":"2026-11-22T09:00:00.000Z","run_updated_by":"u"}]}
        """
    }

    static let test =
        #"{"payload_version":1,"run_id":null,"workspace_id":null,"workspace_name":null,"#
        + #""notifications":[{"message":"Verification","trigger":"verification","run_status":null}]}"#

    static func deliver(
        _ caller: TestCaller,
        _ body: String,
        signature: String? = nil,
        to source: String = "prod"
    ) async throws -> Reply {
        try await caller.call(
            .post,
            Paths.filled(Paths.hcpHook, source),
            headers: ["X-TFE-Notification-Signature": signature ?? Signing.hcp(key, body: body)],
            json: body
        )
    }

    static func status(_ reply: Reply) throws -> String? { try JSON(parsing: reply.text)["status"]?.string }

    @Test("The verification ping is answered 200 and leaves nothing")
    func verification() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            let reply = try await Self.deliver(caller, Self.test)
            #expect(reply.status == 200)
            #expect(try Self.status(reply) == "verified")
            #expect(try server.store.deliveries.isEmpty)
        }
    }

    @Test("A run that was applied is on the disk, due, before it is answered; its message is not kept")
    func accepted() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            let reply = try await Self.deliver(caller, Self.run("run:completed", "applied"))
            #expect(reply.status == 202)
            let delivery = try #require(try server.store.deliveries.first)
            #expect(delivery.source == "prod")
            #expect(delivery.dueAt == server.clock.now())
            #expect(!"\(delivery)".contains("hunter2"))
        }
    }

    @Test("The same notification again is a duplicate; another status of the run is none")
    func duplicates() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            _ = try await Self.deliver(caller, Self.run("run:completed", "applied"))
            let again = try await Self.deliver(caller, Self.run("run:completed", "applied"))
            #expect(again.status == 200)
            #expect(try Self.status(again) == "duplicate")
            let other = try await Self.deliver(caller, Self.run("run:needs_attention", "planned"))
            #expect(other.status == 202)
            #expect(try server.store.deliveries.count == 2)
        }
    }

    @Test("What no changes follow from is noted, and nothing is left to do", arguments: ["run:created", "run:new"])
    func noted(_ trigger: String) async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            let reply = try await Self.deliver(caller, Self.run(trigger, "pending"))
            #expect(reply.status == 200)
            #expect(try Self.status(reply) == "noted")
            #expect(try server.store.deliveries.map(\.dueAt) == [nil])
        }
    }

    @Test(
        "A wrong signature is 401 and leaves an audit entry alone",
        arguments: ["", "00", Signing.hcp("other", body: run("run:completed", "applied"))]
    )
    func refused(_ signature: String) async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            let reply = try await Self.deliver(caller, Self.run("run:completed", "applied"), signature: signature)
            #expect(reply.status == 401)
            #expect(try server.store.deliveries.isEmpty)
            let decision = try #require(try await server.store.decision(try reply.problem.contextId))
            #expect(decision.kind == .refused)
            #expect(!("\(decision)" + server.log.lines.joined()).contains("hunter2"))
        }
    }

    @Test("A signed body that is no notification is 400; one that is too large is 413")
    func wrongBodies() async throws {
        let server = Self.server()
        try await server.run { (caller: TestCaller) async throws in
            let empty = try await Self.deliver(caller, "{}")
            #expect(empty.status == 400)
            #expect(try await Self.deliver(caller, String(repeating: " ", count: (1 << 20) + 1)).status == 413)
            #expect(try await Self.deliver(caller, Self.test, to: "other").status == 404)
            #expect(try server.store.deliveries.isEmpty)
        }
    }

    @Test("Nothing is acknowledged that the store did not take")
    func storeFails() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            server.store.fail(with: StoreError(.unavailable, "The disk is full."))
            let reply = try await Self.deliver(caller, Self.run("run:completed", "applied"))
            #expect(reply.status == 503)
        }
    }
}
