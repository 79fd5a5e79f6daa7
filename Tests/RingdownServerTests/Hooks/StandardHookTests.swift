import Foundation
import HTTPTypes
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownServer
import RingdownTestKit
import Testing

@Suite("Webhooks of any pipeline", .timeLimit(.minutes(1)))
struct StandardHookTests {
    static let secret = Data(repeating: 1, count: 32).base64EncodedString()
    static let body = #"{"format_version":"1.2","note":"hunter2"}"#

    /// A server with the source `builds`, whose workspace the sender names, and `fixed`, whose workspace is set.
    static func server() -> TestServer {
        var server = TestServer()
        let keys = [HookKey(standardSecret: secret)].compactMap(\.self)
        server.sources = [
            HookSource(name: "builds", kind: .standardWebhook(workspace: nil), keys: keys),
            HookSource(name: "fixed", kind: .standardWebhook(workspace: "prod"), keys: keys),
        ]
        return server
    }

    /// The headers of a delivery signed at the server's present instant.
    static func headers(_ server: TestServer, id: String = "m-1", body: String = body) -> [String: String] {
        let timestamp = String(Int(server.clock.now().timeIntervalSince1970))
        return [
            "Content-Type": "application/json",
            "webhook-id": id,
            "webhook-timestamp": timestamp,
            "webhook-signature": Signing.standard(secret, id: id, timestamp: timestamp, body: body),
        ]
    }

    static func deliver(
        _ caller: TestCaller,
        to source: String = "builds",
        _ headers: [String: String],
        body: String = body
    ) async throws -> Reply {
        try await caller.call(
            .post,
            Paths.filled(Paths.standardHook, source.prefix { $0 != "?" }.description)
                + source.drop { $0 != "?" },
            headers: headers,
            body: ByteBuffer(string: body)
        )
    }

    @Test("A signed document is taken in under the source's name")
    func taken() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            let reply = try await Self.deliver(caller, to: "builds?workspace=eu", Self.headers(server))
            #expect(reply.status == 202)
            #expect(try reply.body(API.Submission.self).changes.map(\.address) == ["terraform_data.a"])
            let document = try #require(server.intake.documents.first)
            #expect(document.bytes == Array(Self.body.utf8))
            #expect(document.source == "builds")
            #expect(document.workspace == "eu")
            #expect(document.caller == "source:builds")
        }
    }

    @Test("The workspace of the configuration outweighs the query, which is not signed")
    func configuredWorkspace() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            _ = try await Self.deliver(caller, to: "fixed?workspace=other", Self.headers(server))
            #expect(server.intake.documents.map(\.workspace) == ["prod"])
        }
    }

    @Test("The same webhook-id is a duplicate, and is not submitted again")
    func duplicate() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            _ = try await Self.deliver(caller, Self.headers(server))
            let again = try await Self.deliver(caller, Self.headers(server))
            #expect(again.status == 200)
            #expect(try JSON(parsing: again.text)["status"] == "duplicate")
            #expect(server.intake.documents.count == 1)
            let other = try await Self.deliver(caller, to: "fixed", Self.headers(server))
            #expect(other.status == 202)
        }
    }

    @Test("A delivery whose changes were not taken is not remembered, so that it can be sent again")
    func failed() async throws {
        let server = Self.server()
        server.intake.fail(with: ChangeIntakeError(.unprocessable, "this is no plan"))
        try await server.run { caller async throws in
            let reply = try await Self.deliver(caller, Self.headers(server))
            #expect(reply.status == 422)
            #expect(try server.store.deliveries.isEmpty)
        }
    }

    @Test("A wrong signature leaves an audit entry and nothing of the body")
    func refused() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            var headers = Self.headers(server)
            headers["webhook-signature"] = "v1,AAAA"
            let reply = try await Self.deliver(caller, headers)
            #expect(reply.status == 401)
            #expect(try reply.problem.code == "bad.signature")
            #expect(reply.header("WWW-Authenticate") != nil)
            #expect(server.intake.documents.isEmpty)
            #expect(try server.store.deliveries.isEmpty)
            let decision = try #require(try await server.store.decision(try reply.problem.contextId))
            #expect(decision.kind == .refused)
            #expect(decision.sentence.contains("builds"))
            let traces = "\(decision)" + reply.text + server.log.lines.joined()
            #expect(!traces.contains("hunter2"))
        }
    }

    @Test("Refusals stop being recorded when there are too many of them within a minute")
    func flood() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            var contexts: [String] = []
            for _ in 0..<62 {
                contexts.append(try await Self.deliver(caller, ["webhook-id": "m"]).problem.contextId)
            }
            var recorded = 0
            for context in contexts where try await server.store.decision(context) != nil { recorded += 1 }
            #expect(recorded == 60)
            server.clock.advance(by: .seconds(60))
            let later = try await Self.deliver(caller, ["webhook-id": "m"]).problem.contextId
            #expect(try await server.store.decision(later) != nil)
        }
    }

    @Test("An oversized body is 413 before its signature is looked at")
    func tooLarge() async throws {
        var server = Self.server()
        server.settings.documentLimit = 16
        let small = server
        try await small.run { caller async throws in
            let reply = try await Self.deliver(caller, Self.headers(small))
            #expect(reply.status == 413)
        }
    }

    @Test("A source that is not configured, or of another kind, is 404")
    func unknown() async throws {
        let server = Self.server()
        try await server.run { caller async throws in
            let reply = try await Self.deliver(caller, to: "nobody", Self.headers(server))
            #expect(reply.status == 404)
        }
        try await TestServer().run { caller async throws in
            let reply = try await Self.deliver(caller, Self.headers(server))
            #expect(reply.status == 404)
        }
    }
}
