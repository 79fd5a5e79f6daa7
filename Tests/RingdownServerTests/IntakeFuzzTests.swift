import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownEngine
import RingdownServer
import RingdownTestKit
import Testing

/// Damaged documents at the door: a problem that says what is wrong, or changes; never a crash, and nothing stored of
/// what is refused.
@Suite("Damaged documents at the intake", .timeLimit(.minutes(5)))
struct IntakeFuzzTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var type = "application/json"
        var text: String
    }

    static let plan = """
        {"format_version":"1.2","terraform_version":"1.11.4","errored":false,"resource_changes":[
        {"address":"a.b","mode":"managed","type":"a","name":"b","change":{"actions":["update"],
        "before":{"n":1,"p":"s3cret-value"},"after":{"n":2,"p":"s3cret-value"},"after_unknown":{},
        "before_sensitive":{"p":true},"after_sensitive":{"p":true}}}],"output_changes":{"o":{"actions":["create"],
        "before":null,"after":"é","after_unknown":false,"before_sensitive":false,"after_sensitive":false}}}
        """

    static let stream = [
        #"{"@level":"info","@message":"v","@module":"terraform.ui","@timestamp":"2026-11-22T09:00:00.000000Z","#
            + #""terraform":"1.11.4","type":"version","ui":"1.2"}"#,
        #"{"@level":"info","@message":"m","@module":"terraform.ui","@timestamp":"2026-11-22T09:00:01.000000Z","#
            + #""changes":{"add":0,"change":0,"import":0,"remove":0,"operation":"apply"},"type":"change_summary"}"#,
    ].joined(separator: "\n")

    static let state =
        #"{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"l","outputs":{"#
        + #""o":{"value":1,"type":"number"}},"resources":[]}"#

    static let cases: [Case] = [
        Case(testDescription: "a plan", text: plan),
        Case(testDescription: "an apply stream", type: "application/x-ndjson", text: stream),
        Case(
            testDescription: "two states",
            text: "{\"before\":\(state),\"after\":\(state.replacing("\"serial\":1", with: "\"serial\":2"))}"
        ),
        Case(
            testDescription: "redacted changes",
            text: #"{"ringdown":"changes/1","changes":[{"address":"a.b","type":"a","name":"b","actions":"update","#
                + #""phase":"applied","before":{"n":1},"after":{"n":2},"origin":{"serial":3}}],"warnings":["w"]}"#
        ),
    ]

    /// How often each document is damaged.
    static let rounds = 150

    static let pieces = [
        "{", "}", "[", "]", "\"", ",", ":", "null", "-", "1e999999", "\\u0000", "\\ud800", "\u{0}", "\n", "true", "{}",
        String(repeating: "[", count: 2_000), String(repeating: "9", count: 400), "\"errored\":true,",
    ]

    static func damaged(_ text: String, using generator: inout Generator) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(bytes.count, place + Int.random(in: 1...30, using: &generator))
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes.removeSubrange(max(place, 1)...)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 2: bytes.insert(contentsOf: Array((pieces.randomElement(using: &generator) ?? "").utf8), at: place)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
            default: if end - place < bytes.count { bytes.removeSubrange(place..<end) }
            }
        }
        return bytes
    }

    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test("they are refused with the place, or read", .timeLimit(.minutes(1)), arguments: cases)
    func damaged(_ example: Case) async throws {
        let server = TestServer()
        var dependencies = server.dependencies
        let entries = SequentialIDs(series: 2)
        let engine = Engine(
            store: server.store,
            book: dependencies.book,
            connectors: [:],
            clock: server.clock,
            ids: entries,
            logger: server.log.logger,
            digest: { _ in JSON.digestPrefix + String(repeating: "0", count: 64) }
        )
        dependencies.intake = DocumentIntake(Intake(engine), deliveries: server.store)
        let application = ControlPlane.application(dependencies, address: .hostname("127.0.0.1", port: 0))
        try await application.test(.router) { client in
            let caller = TestCaller(client: client)
            let token = try await caller.token(of: "operator")
            var generator = Generator(state: 42)
            for round in 0..<Self.rounds {
                let bytes = Self.damaged(example.text, using: &generator)
                let reply = try await caller.call(
                    .post,
                    Paths.changes,
                    token: token,
                    headers: ["Content-Type": example.type],
                    body: ByteBuffer(bytes: bytes)
                )
                let accepted = reply.status == 202
                #expect([202, 400, 422].contains(reply.status), "round \(round): \(reply.status) \(reply.text)")
                guard !accepted else { continue }
                let problem = try reply.problem
                #expect(!problem.detail.isEmpty && !problem.detail.contains("\n"), "round \(round)")
                #expect(!reply.text.contains("s3cret-value"), "round \(round): \(reply.text)")
            }
        }
    }

    struct Place: CustomTestStringConvertible, Sendable {
        var testDescription: String { path }
        var text: String
        var path: String
    }

    static let places: [Place] = [
        Place(text: plan.replacing(#""actions":["update"]"#, with: #""actions":7"#), path: "actions"),
        Place(text: plan.replacing(#""mode":"managed""#, with: #""mode":[]"#), path: "resource_changes[0].mode"),
        Place(text: plan.replacing(#""n":1,"#, with: #""n":1,"n":1,"#), path: "resource_changes[0].change.before.n"),
        Place(
            text: plan.replacing(#""n":1,"#, with: "\"n\":" + String(repeating: "[", count: 3_000)),
            path: "resource_changes[0].change.before.n"
        ),
        Place(text: plan.replacing(#""n":1,"#, with: #""n":01,"#), path: "resource_changes[0].change.before.n"),
    ]

    @Test("the problem names the place, and nothing is stored", .timeLimit(.minutes(1)), arguments: places)
    func names(_ example: Place) async throws {
        let server = TestServer()
        var dependencies = server.dependencies
        let ids = SequentialIDs(series: 2)
        let engine = Engine(
            store: server.store,
            book: dependencies.book,
            connectors: [:],
            clock: server.clock,
            ids: ids,
            logger: server.log.logger,
            digest: { _ in JSON.digestPrefix + String(repeating: "0", count: 64) }
        )
        dependencies.intake = DocumentIntake(Intake(engine), deliveries: server.store)
        let application = ControlPlane.application(dependencies, address: .hostname("127.0.0.1", port: 0))
        try await application.test(.router) { client in
            let reply = try await TestCaller(client: client).call(
                .post,
                Paths.changes,
                as: "operator",
                json: example.text
            )
            #expect(reply.status == 400)
            #expect(try reply.problem.detail.contains(example.path), "\(reply.text)")
        }
        // Whatever is stored gets an id of this series first.
        #expect(ids.next() == SequentialIDs(series: 2).next())
    }
}
