import Crypto
import Foundation
import HTTPTypes
import RingdownAPI
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("Terraform's http backend", .timeLimit(.minutes(5)))
struct StateRoutesTests {
    @Test("A state that was written is given back byte by byte, with its digest")
    func roundTrip() async throws {
        try await StateServer().run { caller async throws in
            #expect(try await caller.state(.get).status == 204)
            let state = StateServer.state(1, "off")
            #expect(try await caller.state(.post, state).status == 200)
            let read = try await caller.state(.get)
            #expect(read.status == 200)
            #expect(read.text == state)
            let digest = Data(Insecure.MD5.hash(data: Data(state.utf8))).base64EncodedString()
            #expect(read.header("Content-MD5") == digest)
            #expect(read.header("Content-Type") == "application/json")
            #expect(try await caller.state(.get, path: "/tfstate/other").status == 204)
        }
    }

    @Test("Nothing of a state can be read from the store")
    func sealed() async throws {
        let server = StateServer()
        try await server.run { caller async throws in
            _ = try await caller.state(.post, StateServer.state(5, "a-secret-password"))
        }
        let stored = try #require(try await server.base.store.stateHead("prod").latest)
        #expect(!String(decoding: stored.sealed, as: UTF8.self).contains("terraform_data"))
        #expect(!String(decoding: stored.sealed, as: UTF8.self).contains("a-secret-password"))
        #expect(stored.version.keyID == StateKey(StateServer.key)?.id)
        #expect(!server.base.log.lines.contains { $0.contains("a-secret-password") })
    }

    @Test("The difference between two versions is taken in with the second, once")
    func changes() async throws {
        let server = StateServer()
        try await server.run { caller async throws in
            let first = try await caller.state(.post, StateServer.state(1, "off")).body(API.StateWritten.self)
            #expect(first.version.changes == 1)
            #expect(first.triggers.count == 1)
            let second = try await caller.state(.post, StateServer.state(2, "on")).body(API.StateWritten.self)
            #expect(second.version.number == 2)
            #expect(second.version.changes == 1)
            #expect(second.triggers.count == 1)
            let again = try await caller.state(.post, StateServer.state(2, "on")).body(API.StateWritten.self)
            #expect(again.isKnown)
            #expect(again.version.number == 2)
            #expect(again.triggers.isEmpty)
            let same = try await caller.state(.post, StateServer.state(3, "on")).body(API.StateWritten.self)
            #expect(same.version.changes == 0)
        }
        let triggers = try await server.base.store.triggers(TriggerQuery())
        #expect(triggers.count == 2)
        let changeIDs = triggers.compactMap { if case .rule(_, let id, _) = $0.cause { id } else { nil } }
        var changes: [StoredChange] = []
        for id in changeIDs { if let change = try await server.base.store.change(id) { changes.append(change) } }
        let origin = try #require(changes.first { $0.change.origin.serial == 2 }?.change.origin)
        #expect(origin.lineage == StateServer.lineage)
        #expect(origin.workspace == "prod")
    }

    @Test("A state that was moved here with its serial makes no changes, and a decision says why")
    func moved() async throws {
        let server = StateServer()
        let written = try await server.run { caller async throws in
            try await caller.state(.post, StateServer.state(9, "on")).body(API.StateWritten.self)
        }
        #expect(written.version.changes == 0)
        let decision = try #require(try await server.base.store.decision(written.version.decision ?? ""))
        #expect(decision.sentence.contains("moved here"))
        #expect(try await server.base.store.triggers(TriggerQuery()).isEmpty)
    }

    @Test("A state that OpenTofu encrypted is kept as it is, makes no changes, and is not rolled back to")
    func encrypted() async throws {
        let server = StateServer()
        let state =
            #"{"serial":3,"lineage":"\#(StateServer.lineage)","meta":{"key":"a"},"#
            + #""encrypted_data":"AAAA","encryption_version":"v0"}"#
        try await server.run { caller async throws in
            let written = try await caller.state(.post, state).body(API.StateWritten.self)
            #expect(written.version.content == "encrypted")
            let decision = try #require(try await server.base.store.decision(written.version.decision ?? ""))
            #expect(decision.sentence.contains("OpenTofu"))
            #expect(try await caller.state(.get).text == state)
            let next = try await caller.state(.post, StateServer.state(4, "on")).body(API.StateWritten.self)
            #expect(next.version.changes == 0)
            let reply = try await caller.call(
                .post,
                "/v1/states/prod/rollback",
                as: "terraform",
                json: #"{"version":1}"#
            )
            #expect(reply.status == 422)
            #expect(try reply.problem.fix?.contains("tofu state push") == true)
        }
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var body: String
        var md5: String?
        var id: String?
        var status: Int
        var says: String
    }

    static let refused: [Refused] = [
        Refused(
            testDescription: "a lower serial",
            body: StateServer.state(4, "on"),
            status: 409,
            says: "ringdown state rollback prod"
        ),
        Refused(
            testDescription: "the same serial with another content",
            body: StateServer.state(5, "on"),
            status: 409,
            says: "lock_address"
        ),
        Refused(
            testDescription: "another lineage",
            body: StateServer.state(6, "on", lineage: "another"),
            status: 409,
            says: "another workspace"
        ),
        Refused(
            testDescription: "a lock that nobody holds",
            body: StateServer.state(6, "on"),
            id: "gone",
            status: 409,
            says: "apply again"
        ),
        Refused(
            testDescription: "another body's digest",
            body: StateServer.state(6, "on"),
            md5: "1B2M2Y8AsgTpgAmY7PhCfg==",
            status: 400,
            says: "Send it again"
        ),
        Refused(
            testDescription: "a digest that is none",
            body: StateServer.state(6, "on"),
            md5: "nonsense",
            status: 400,
            says: "Send it again"
        ),
        Refused(testDescription: "no JSON", body: "{", status: 400, says: "terraform state pull"),
        Refused(testDescription: "nothing", body: "", status: 400, says: "terraform state pull"),
        Refused(testDescription: "no state", body: #"{"a":1}"#, status: 422, says: "terraform state pull"),
        Refused(
            testDescription: "a state as it is shown",
            body: #"{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}"#,
            status: 422,
            says: "terraform state pull"
        ),
        Refused(
            testDescription: "a state without a lineage",
            body: #"{"version":4,"terraform_version":"1.11.4","serial":6,"outputs":{},"resources":[]}"#,
            status: 422,
            says: "terraform state pull"
        ),
        Refused(
            testDescription: "a state of another version",
            body: #"{"version":3,"serial":6,"lineage":"\#(StateServer.lineage)","modules":[]}"#,
            status: 422,
            says: "terraform state pull"
        ),
    ]

    @Test("What must not be kept is refused with what to do, and nothing of it is kept", arguments: refused)
    func refuses(_ example: Refused) async throws {
        let server = StateServer()
        try await server.run { caller async throws in
            _ = try await caller.state(.post, StateServer.state(5, "off"))
            let reply = try await caller.state(.post, example.body, id: example.id, md5: example.md5)
            #expect(reply.status == example.status, "\(reply.text)")
            let problem = try reply.problem
            #expect(problem.fix?.contains(example.says) == true, "\(problem)")
            #expect(try await server.base.store.decision(problem.decision ?? "")?.kind == .refused)
            #expect(try await caller.state(.get).text == StateServer.state(5, "off"))
        }
        #expect(try await server.base.store.stateHead("prod").nextNumber == 2)
        #expect(try await server.base.store.triggers(TriggerQuery()).isEmpty)
    }

    @Test("A state above the limit is refused with 413")
    func tooLarge() async throws {
        var server = StateServer()
        server.base.settings.documentLimit = 100
        try await server.run { caller async throws in
            let refused = try await caller.state(.post, StateServer.state(1, "off"))
            #expect(refused.status == 413)
            let read = try await caller.state(.get)
            #expect(read.status == 204)
        }
    }

    @Test("A removed state makes room for another lineage; its versions stay")
    func removal() async throws {
        try await StateServer().run { caller async throws in
            #expect(try await caller.state(.delete).status == 200)
            _ = try await caller.state(.post, StateServer.state(7, "off"))
            #expect(try await caller.state(.delete).status == 200)
            #expect(try await caller.state(.get).status == 204)
            let other = StateServer.state(1, "off", lineage: "another")
            #expect(try await caller.state(.post, other).status == 200)
            let list = try await caller.call(.get, "/v1/states/prod/versions", as: "terraform")
                .body(API.StateVersions.self)
            #expect(list.entities.map(\.content) == ["plain", "removed", "plain"])
        }
    }

    struct Unauthorised: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var user: String?
        var password: String?
        var status: Int
    }

    @Test(
        "Only a client with the permission gets through, and a wrong password is asked for again",
        arguments: [
            Unauthorised(testDescription: "nobody", status: 401),
            Unauthorised(testDescription: "a wrong password", user: "terraform", password: "x", status: 401),
            Unauthorised(testDescription: "an unknown client", user: "ghost", status: 401),
            Unauthorised(testDescription: "a client that may only read", user: "stranger", status: 403),
            Unauthorised(testDescription: "a client without grants", user: "nobody", status: 403),
        ]
    )
    func access(_ example: Unauthorised) async throws {
        try await StateServer().run { caller async throws in
            for (method, body) in [
                (HTTPRequest.Method.post, StateServer.state(1, "on")), (.lock, StateServer.lock("l1")), (.unlock, ""),
                (.delete, ""),
            ] {
                let reply = try await caller.state(method, body, user: example.user, password: example.password)
                #expect(reply.status == example.status)
                let challenge = reply.header("WWW-Authenticate")
                #expect(example.status == 401 ? challenge?.hasPrefix("Basic ") == true : challenge == nil)
            }
            #expect(try await caller.state(.get).status == 204)
        }
    }

    @Test("Without a key no state is kept in clear, and the answer says how to make one")
    func withoutKey() async throws {
        var server = StateServer()
        server.key = nil
        try await server.run { caller async throws in
            for (method, body) in [
                (HTTPRequest.Method.get, nil), (.post, StateServer.state(1, "on")), (.lock, StateServer.lock("l1")),
            ] {
                let reply = try await caller.state(method, body)
                #expect(reply.status == 503)
                #expect(try reply.problem.fix?.contains("openssl rand -hex 32") == true)
            }
        }
        #expect(try await server.base.store.stateHead("prod").latest == nil)
    }

    @Test("Another key than the one that sealed the state is named, and nothing is written over it")
    func otherKey() async throws {
        var server = StateServer()
        try await server.run { caller async throws in _ = try await caller.state(.post, StateServer.state(1, "off")) }
        server.key = String(repeating: "a1", count: 32)
        try await server.run { caller async throws in
            for (method, body) in [(HTTPRequest.Method.get, nil), (.post, StateServer.state(2, "on"))] {
                let reply = try await caller.state(method, body)
                #expect(reply.status == 503)
                let problem = try reply.problem
                #expect(problem.detail.contains(StateKey(StateServer.key)?.id ?? "?"))
                #expect(problem.fix?.contains("formerKeys") == true)
            }
        }
        #expect(try await server.base.store.stateHead("prod").nextNumber == 2)
    }
}
