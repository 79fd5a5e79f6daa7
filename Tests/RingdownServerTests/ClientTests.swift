import AsyncHTTPClient
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownServer
import RingdownTestKit
import Testing

@Suite("The client against a listening server", .timeLimit(.minutes(1)))
struct ClientTests {
    /// Runs a test with a client of a server that listens on loopback.
    static func run(
        _ server: TestServer,
        as id: String = "ci",
        secret: String? = nil,
        _ test: @Sendable (RingdownClient) async throws -> Void
    ) async throws {
        let application = ControlPlane.application(server.dependencies, address: .hostname("127.0.0.1", port: 0))
        try await application.test(.live) { live in
            let port = try #require(live.port)
            try await test(
                RingdownClient(
                    url: "http://localhost:\(port)/",
                    credentials: ClientCredentials(id: id, secret: secret ?? "\(id)-secret")
                )
            )
        }
    }

    @Test("It triggers, shows, lists and cancels")
    func triggers() async throws {
        try await Self.run(TestServer()) { client in
            let lists = try await client.contactLists(named: "renewals-q4")
            let list = try #require(lists.first)
            let trigger = try await client.triggerContactList(
                list.id,
                API.TriggerRequest(priority: true, deadline: Sample.now.addingTimeInterval(60.5)),
                idempotencyKey: "k"
            )
            #expect(try await client.trigger(trigger.id) == trigger)
            #expect(try await client.triggers(statuses: ["queued"]).entities == [trigger])
            #expect(try await client.cancelTrigger(trigger.id).status == "cancelled")
            #expect(try await client.decisions(trigger.id).entities.isEmpty == false)
        }
    }

    @Test("A name with a slash and a space stays one segment of the path")
    func encodedPath() async throws {
        try await Self.run(TestServer()) { client in
            await #expect {
                try await client.triggerContactList("a b/ü?c")
            } throws: { error in
                let error = error as? APIError
                return error?.code == .notFound && error?.problem?.detail.contains("\"a b/ü?c\"") == true
            }
        }
    }

    @Test("It submits changes and reads rules, kill switches and readiness")
    func others() async throws {
        let server = TestServer()
        try await Self.run(server, as: "operator") { client in
            let submission = try await client.submit(ByteBuffer(string: "{}\n"), kind: .jsonLines, source: "cli")
            #expect(submission.source == "cli")
            #expect(try await client.rules().isEmpty)
            let request = API.KillSwitchRequest(provider: "genesys", reason: "complaints")
            #expect(try await client.throwKillSwitch(request).count == 1)
            #expect(try await client.releaseKillSwitch(provider: "genesys").isEmpty)
            #expect(try await client.readiness().status == "ok")
        }
    }

    @Test("A token that the server no longer knows is replaced without the caller noticing")
    func newToken() async throws {
        let server = TestServer()
        try await Self.run(server) { client in
            _ = try await client.contactLists()
            server.clock.advance(by: .seconds(7200))
            #expect(try await client.contactLists().count == 2)
        }
    }

    @Test("It watches a trigger to its end")
    func watches() async throws {
        let server = TestServer()
        try await server.add(Sample.trigger("t-1", contactList: Lists.renewals))
        try await Self.run(server) { client in
            async let statuses = Self.statuses(client.events(of: "t-1"))
            try await server.clock.untilSleeping()
            try await server.move("t-1", to: .dialing, "Calls are placed.")
            try await server.clock.untilSleeping()
            try await server.move("t-1", to: .done, "The list is processed.")
            #expect(try await statuses.suffix(2) == ["dialing", "done"])
            #expect(try await Self.statuses(client.events(of: "t-1", after: 1_000)).isEmpty)
        }
    }

    private static func statuses(_ events: TriggerEvents) async throws -> [String] {
        var statuses: [String] = []
        for try await event in events { statuses.append(event.status) }
        return statuses
    }

    @Test("A refusal carries the server's explanation and its code")
    func refusal() async throws {
        try await Self.run(TestServer()) { client in
            await #expect {
                try await client.triggerContactList(Lists.newsletter.id)
            } throws: { error in
                let error = error as? APIError
                return error?.code == .forbidden && error?.problem?.decision != nil
                    && error?.message.contains("\n") == false
            }
        }
    }

    @Test("Wrong credentials are told from the server's answer, without the secret")
    func wrongSecret() async throws {
        try await Self.run(TestServer(), secret: "open sesame") { client in
            await #expect {
                try await client.contactLists()
            } throws: { error in
                (error as? APIError)?.code == .unauthenticated && !"\(error)".contains("sesame")
            }
        }
    }

    @Test("A server that is not there is named with its URL and what to do")
    func unreachable() async throws {
        let client = RingdownClient(
            url: "http://127.0.0.1:1",
            credentials: ClientCredentials(id: "ci", secret: "s3cret")
        )
        await #expect {
            try await client.rules()
        } throws: { error in
            guard let error = error as? APIError else { return false }
            return error.code == .unreachable && error.message.contains("http://127.0.0.1:1")
                && error.message.contains("ringdown serve") && !error.message.contains("\n")
        }
    }

    @Test("Credentials and tokens show no secret however they are printed")
    func printed() {
        let credentials = ClientCredentials(id: "ci", secret: "s3cret")
        let token = API.Token(accessToken: "t0ken", expiresIn: 60)
        var dumped = ""
        dump(credentials, to: &dumped)
        dump(token, to: &dumped)
        dump(ClientSecret("s3cret"), to: &dumped)
        let text = "\(credentials) \(token) \(String(reflecting: token)) \(dumped)"
        #expect(!text.contains("s3cret"))
        #expect(!text.contains("t0ken"))
    }
}
