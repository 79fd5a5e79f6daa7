import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("The versions of a state", .timeLimit(.minutes(5)))
struct StateVersionTests {
    @Test("Every version is kept, listed page by page and shown")
    func versions() async throws {
        try await StateServer().run { caller async throws in
            for serial in 2...6 { _ = try await caller.state(.post, StateServer.state(serial, "v\(serial)")) }
            _ = try await caller.state(.lock, StateServer.lock("l1"))
            let first = try await caller.call(.get, "/v1/states/prod/versions?limit=2", as: "stranger")
                .body(API.StateVersions.self)
            #expect(first.entities.map(\.number) == [5, 4])
            #expect(first.entities.map(\.serial) == [6, 5])
            #expect(first.lock?.who == "l1@desk")
            #expect(first.olderThan == 4)
            let rest = try await caller.call(.get, "/v1/states/prod/versions?before=4", as: "stranger")
                .body(API.StateVersions.self)
            #expect(rest.entities.map(\.number) == [3, 2, 1])
            #expect(rest.olderThan == nil)
            let one = try await caller.call(.get, "/v1/states/prod/versions/2", as: "stranger")
                .body(API.StateVersion.self)
            #expect(one.document == nil)
            #expect(one.by == "terraform")
            let whole = try await caller.call(.get, "/v1/states/prod/versions/2?document=true", as: "stranger")
                .body(API.StateVersion.self)
            #expect(whole.document == StateServer.state(3, "v3"))
            let latest = try await caller.call(.get, "/v1/states/prod/versions/latest", as: "stranger")
                .body(API.StateVersion.self)
            #expect(latest.number == 5)
            for name in ["6", "0", "first"] {
                #expect(try await caller.call(.get, "/v1/states/prod/versions/\(name)", as: "stranger").status == 404)
            }
        }
    }

    @Test("A roll-back is a new version with a higher serial, makes no changes, and Terraform goes on from it")
    func rollBack() async throws {
        let server = StateServer()
        try await server.run { caller async throws in
            _ = try await caller.state(.post, StateServer.state(2, "on"))
            _ = try await caller.state(.post, StateServer.state(3, "off"))
            let before = try await server.base.store.triggers(TriggerQuery()).count
            let reply = try await caller.call(
                .post,
                "/v1/states/prod/rollback",
                as: "terraform",
                json: #"{"version":1}"#
            )
            let written = try reply.body(API.StateWritten.self)
            #expect(written.version.number == 3)
            #expect(written.version.serial == 4)
            #expect(written.version.restores == 1)
            #expect(try await server.base.store.triggers(TriggerQuery()).count == before)
            #expect(try await server.base.store.decision(written.version.decision ?? "")?.kind == .ordered)
            let state = try JSON(parsing: try await caller.state(.get).text)
            let old = try JSON(parsing: StateServer.state(2, "on"))
            #expect(state["serial"] == 4)
            #expect(state["resources"] == old["resources"])
            #expect(state["lineage"] == old["lineage"])
            #expect(try await caller.state(.post, StateServer.state(4, "off")).status == 409)
            let next = try await caller.state(.post, StateServer.state(5, "off")).body(API.StateWritten.self)
            #expect(next.version.changes == 1)
        }
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var client = "terraform"
        var body = #"{"version":1}"#
        var isLocked = false
        var isRemoved = false
        var status: Int
    }

    @Test(
        "A roll-back that cannot be is refused",
        arguments: [
            Refused(testDescription: "to no version", body: "{}", status: 400),
            Refused(testDescription: "to one that is not there", body: #"{"version":9}"#, status: 404),
            Refused(testDescription: "to a removed state", body: #"{"version":2}"#, isRemoved: true, status: 422),
            Refused(testDescription: "of a locked state", isLocked: true, status: 409),
            Refused(testDescription: "by one that may only read", client: "stranger", status: 403),
        ]
    )
    func refuses(_ example: Refused) async throws {
        let server = StateServer()
        try await server.run { caller async throws in
            _ = try await caller.state(.post, StateServer.state(2, "on"))
            if example.isRemoved { _ = try await caller.state(.delete) }
            if example.isLocked { _ = try await caller.state(.lock, StateServer.lock("l1")) }
            let number = try await server.base.store.stateHead("prod").nextNumber
            let reply = try await caller.call(
                .post,
                "/v1/states/prod/rollback",
                as: example.client,
                json: example.body
            )
            #expect(reply.status == example.status, "\(reply.text)")
            #expect(try await server.base.store.stateHead("prod").nextNumber == number)
        }
    }
}
