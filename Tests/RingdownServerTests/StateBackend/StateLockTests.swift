import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("The lock of a state", .timeLimit(.minutes(5)))
struct StateLockTests {
    @Test("One holds the lock; whoever comes next is told who")
    func contention() async throws {
        try await StateServer().run { caller async throws in
            let taken = try await caller.state(.lock, StateServer.lock("l1"))
            #expect(taken.status == 200)
            #expect(try await caller.state(.lock, StateServer.lock("l1")).status == 200)
            let second = try await caller.state(.lock, StateServer.lock("l2"))
            #expect(second.status == 423)
            #expect(second.header("Content-Type") == "application/json")
            #expect(try JSON(parsing: second.text)["ID"] == "l1")
            #expect(try JSON(parsing: second.text)["Who"] == "l1@desk")
            #expect(try await caller.state(.lock, StateServer.lock("l2"), path: "/tfstate/other").status == 200)
        }
    }

    @Test("Only the holder writes, removes and releases")
    func holder() async throws {
        try await StateServer().run { caller async throws in
            _ = try await caller.state(.lock, StateServer.lock("l1"))
            for id in [nil, "l2"] {
                let reply = try await caller.state(.post, StateServer.state(1, "on"), id: id)
                #expect(reply.status == 423)
                #expect(try JSON(parsing: reply.text)["ID"] == "l1")
            }
            #expect(try await caller.state(.post, StateServer.state(1, "on"), id: "l1").status == 200)
            #expect(try await caller.state(.delete).status == 423)
            #expect(try await caller.state(.unlock, StateServer.lock("l2")).status == 423)
            #expect(try await caller.state(.unlock, StateServer.lock("l1")).status == 200)
            #expect(try await caller.state(.unlock, StateServer.lock("l1")).status == 200)
            #expect(try await caller.state(.lock, StateServer.lock("l2")).status == 200)
        }
    }

    @Test("Force releases whichever lock is held, and is recorded", arguments: ["", "{}"])
    func force(body: String) async throws {
        let server = StateServer()
        try await server.run { caller async throws in
            _ = try await caller.state(.lock, StateServer.lock("l1"))
            let reply = try await caller.state(.unlock, body)
            #expect(reply.status == 200)
            #expect(try await caller.state(.post, StateServer.state(1, "on"), id: "l1").status == 409)
        }
        let recorded = try await server.base.store.decision("00000003-0000-4000-8000-000000000001")
        #expect(recorded?.kind == .ordered)
        #expect(recorded?.sentence.contains("l1@desk") == true)
    }

    @Test("OpenTofu's force-unlock names the lock alone")
    func openTofu() async throws {
        try await StateServer().run { caller async throws in
            _ = try await caller.state(.lock, StateServer.lock("l1"))
            #expect(try await caller.state(.unlock, #"{"ID":"l2"}"#).status == 423)
            #expect(try await caller.state(.unlock, #"{"ID":"l1"}"#).status == 200)
        }
    }

    @Test("A lock without an ID, or one that is no JSON, is refused", arguments: ["", "{", "{}", #"{"ID":""}"#, "[]"])
    func badLock(body: String) async throws {
        try await StateServer().run { caller async throws in
            let refused = try await caller.state(.lock, body)
            #expect(refused.status == 400)
            let taken = try await caller.state(.lock, StateServer.lock("l1"))
            #expect(taken.status == 200)
        }
    }
}
