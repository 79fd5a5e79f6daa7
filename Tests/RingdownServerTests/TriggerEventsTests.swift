import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@Suite("The event stream of a trigger", .timeLimit(.minutes(1)))
struct TriggerEventsTests {
    static let path = Paths.filled(Paths.triggerEvents, "t-1")

    /// A server with a trigger that has gone from queued to the given statuses.
    static func server(_ statuses: TriggerStatus...) async throws -> TestServer {
        let server = TestServer()
        try await server.add(Sample.trigger("t-1", contactList: Lists.renewals))
        for status in statuses { try await server.move("t-1", to: status, "It is \(status.rawValue).") }
        return server
    }

    /// The ids of the events in a stream.
    static func ids(_ reply: Reply) -> [String] {
        reply.text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.map { String($0.dropFirst(4)) }
    }

    @Test("A settled trigger's timeline is sent whole, and the stream ends")
    func settled() async throws {
        let server = try await Self.server(.accepted, .dialing, .done)
        try await server.run { caller in
            let reply = try await caller.call(.get, Self.path, as: "ci")
            #expect(reply.status == 200)
            #expect(reply.header("Content-Type") == "text/event-stream")
            let timeline = try await server.store.timeline("t-1", after: 0)
            #expect(Self.ids(reply) == timeline.map { String($0.sequence) })
            #expect(reply.text.contains(#""status":"done""#))
        }
    }

    @Test("Last-Event-ID resumes after that event")
    func resumed() async throws {
        let server = try await Self.server(.accepted, .dialing, .done)
        try await server.run { caller in
            let timeline = try await server.store.timeline("t-1", after: 0)
            let seen = try #require(timeline.dropLast().last).sequence
            let reply = try await caller.call(
                .get,
                Self.path,
                as: "ci",
                headers: [HeaderNames.lastEventID: String(seen)]
            )
            #expect(Self.ids(reply) == [String(seen + 1)])
        }
    }

    @Test("Resuming after the end answers 204, so that a browser stops asking")
    func nothingMore() async throws {
        let server = try await Self.server(.done)
        try await server.run { caller in
            let last = try #require(try await server.store.timeline("t-1", after: 0).last).sequence
            let headers = [HeaderNames.lastEventID: String(last)]
            let reply = try await caller.call(.get, Self.path, as: "ci", headers: headers)
            #expect(reply.status == 204)
        }
    }

    @Test("The stream wakes when the trigger moves, and shows in between that it lives")
    func wakes() async throws {
        let server = try await Self.server()
        try await server.run { caller in
            let token = try await caller.token(of: "ci")
            async let stream = caller.call(.get, Self.path, token: token)
            try await server.clock.untilSleeping()
            server.clock.advance(by: .seconds(15))
            try await server.clock.untilSleeping()
            try await server.move("t-1", to: .dialing, "Calls are placed.")
            try await server.clock.untilSleeping()
            try await server.move("t-1", to: .done, "The list is processed.")
            let reply = try await stream
            #expect(reply.text.contains(": alive\n\n"))
            #expect(reply.text.contains("Calls are placed."))
            #expect(reply.text.hasSuffix("\n\n"))
            #expect(reply.text.contains("The list is processed."))
        }
    }

    @Test("A stream needs the permission in the trigger's division", arguments: ["marketing", "nobody"])
    func refused(_ client: String) async throws {
        let server = try await Self.server(.done)
        try await server.run { caller in
            let reply = try await caller.call(.get, Self.path, as: client)
            #expect(reply.status == 403)
        }
    }

    @Test("A Last-Event-ID that is no number is refused", arguments: ["x", "-1", "1.5"])
    func wrongID(_ id: String) async throws {
        let server = try await Self.server(.done)
        try await server.run { caller in
            let reply = try await caller.call(.get, Self.path, as: "ci", headers: [HeaderNames.lastEventID: id])
            #expect(reply.status == 400)
        }
    }
}
