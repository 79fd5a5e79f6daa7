import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownEngine
import RingdownSQLite
import RingdownServer
import RingdownTestKit
import Synchronization
import Testing

@testable import RingdownCommands

/// Secrets planted in every place of a plan are found nowhere behind it.
@Suite("Secrets", .timeLimit(.minutes(5)))
struct SecretsTests {
    /// Everything that could be overheard, to search it.
    final class Wiretap: ChangeIntake {
        private let inner: DocumentIntake
        private let heard = Mutex<[String]>([])

        init(_ inner: DocumentIntake) { self.inner = inner }

        /// The documents that arrived.
        var documents: [String] { heard.withLock { $0 } }

        func submit(_ document: SubmittedDocument) async throws(ChangeIntakeError) -> ChangeIntakeReport {
            heard.withLock { $0.append(String(decoding: document.bytes, as: UTF8.self)) }
            return try await inner.submit(document)
        }
    }

    /// Keeps what is logged.
    final class Log: Sendable {
        private let stored = Mutex<[String]>([])

        var lines: [String] { stored.withLock { $0 } }
        var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

        private struct Handler: LogHandler {
            let log: Log
            var metadata: Logger.Metadata = [:]
            var logLevel = Logger.Level.trace

            subscript(metadataKey key: String) -> Logger.Metadata.Value? {
                get { metadata[key] }
                set { metadata[key] = newValue }
            }

            func log(event: LogEvent) {
                let all = metadata.merging(event.metadata ?? [:]) { _, last in last }
                log.stored.withLock { $0.append("\(event.message) \(all)") }
            }
        }
    }

    @Test("no planted secret is sent, stored, logged, answered or shown", .timeLimit(.minutes(1)), arguments: 1...3)
    func planted(_ seed: Int) async throws {
        let plan = SecretsPlan(seed: UInt64(seed))
        try await withFolder { folder in
            let key = try DigestKey(beside: folder.appending(path: "store.db").path)
            let log = Log()
            let file = try folder.file("plan.json", plan.text)
            let rules = try folder.file("ringdown.yaml", ConfigurationTests.good)
            var seen: [(String, String)] = []
            let path = folder.appending(path: "store.db").path
            try await SQLiteStore.withStore(at: path) { store in
                let values = key.values
                let engine = Engine(
                    store: store,
                    book: try Configuration.read(ConfigurationTests.good, file: "r.yaml").book,
                    connectors: [:],
                    clock: ManualClock(),
                    ids: SequentialIDs(series: 1),
                    logger: log.logger,
                    digest: { values.digest($0) }
                )
                let tap = Wiretap(DocumentIntake(Intake(engine), deliveries: store))
                let application = ControlPlane.application(
                    Self.dependencies(engine, tap, key, log.logger),
                    address: .hostname("127.0.0.1", port: 0)
                )
                let shown = try await application.test(.live) { client in
                    try await Self.exercise(port: try #require(client.port), file: file, rules: rules, plan: plan.text)
                }
                seen += shown
                let documents = tap.documents
                #expect(documents.count == 3)
                // The last one was sent raw, past the command line.
                seen += documents.dropLast().map { ("sent", $0) }
                for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
                where name.hasPrefix("store.db") && !name.hasSuffix(".key") {
                    let bytes = try Data(contentsOf: folder.appending(path: name))
                    seen.append((name, String(decoding: bytes, as: UTF8.self)))
                }
            }
            seen += log.lines.map { ("log", $0) }
            #expect(seen.contains { $0.1.contains(JSON.digestPrefix) })
            for secret in plan.secrets {
                let escaped = String(JSON.string(secret).text().dropFirst().dropLast())
                let twice = String(JSON.string(escaped).text().dropFirst().dropLast())
                for (place, text) in seen {
                    let leaks = text.contains(secret) || text.contains(escaped) || text.contains(twice)
                    #expect(!leaks, "\(secret.debugDescription) stands in \(place)")
                }
            }
        }
    }

    /// Submits by the command line twice and once raw, reads everything back, and previews; gives what was shown.
    private static func exercise(
        port: Int,
        file: String,
        rules: String,
        plan: String
    ) async throws -> [(String, String)] {
        let url = "http://127.0.0.1:\(port)"
        let environment = ["RINGDOWN_URL": url, "RINGDOWN_CLIENT_ID": "ci", "RINGDOWN_CLIENT_SECRET": "hush"]
        var seen: [(String, String)] = []
        for format in ["text", "json"] {
            let arguments = ["--workspace", "contact-centre-prod", "--format", format]
            let submitted = try await Binary.run(["submit", file] + arguments, environment: environment)
            #expect(submitted.exit == 0, "\(submitted.errors)")
            let previewed = try await Binary.run(["plan", file, "--rules", rules] + arguments)
            #expect(previewed.exit == 0, "\(previewed.errors)")
            seen += [("submit", submitted.output + submitted.errors), ("plan", previewed.output + previewed.errors)]
        }
        let client = RingdownClient(url: url, credentials: ClientCredentials(id: "ci", secret: "hush"))
        let raw = try await client.submit(
            ByteBuffer(string: plan),
            kind: .json,
            source: "cli",
            workspace: "contact-centre-prod"
        )
        #expect(!raw.changes.contains { !$0.isDuplicate }, "raw and redacted are the same changes")
        #expect(!raw.changes.isEmpty)
        seen.append(("answer", String(decoding: try API.encoder().encode(raw), as: UTF8.self)))
        for change in raw.changes {
            let decisions = try await client.decisions(change.id)
            seen.append(("decisions", String(decoding: try API.encoder().encode(decisions), as: UTF8.self)))
        }
        return seen
    }

    private static func dependencies(
        _ engine: Engine,
        _ intake: any ChangeIntake,
        _ key: DigestKey,
        _ logger: Logger
    ) -> ServerDependencies {
        let permissions = ["outbound:*:*", "iac:*:*"].compactMap { Permission($0) }
        let grant = Grant(role: "all", permissions: permissions, division: .all)
        let principal = Principal(id: "ci", name: "ci", grants: [grant])
        return ServerDependencies(
            store: engine.store,
            desk: TriggerDesk(engine),
            intake: intake,
            book: engine.book,
            providers: [],
            clients: [APIClient(principal: principal, secret: ClientSecret("hush"))],
            credentials: InMemoryStore(),
            bell: engine.bell,
            clock: engine.clock,
            ids: SequentialIDs(series: 2),
            digest: engine.digest,
            digestKey: key.shared,
            logger: logger
        )
    }

    @Test("a key of 64 digits is one, and the server's own gives the server's digests")
    func keys() async throws {
        try await withFolder { folder in
            let key = try DigestKey(beside: folder.appending(path: "a.db").path)
            let other = try DigestKey(beside: folder.appending(path: "b.db").path)
            let shared = try #require(ValueDigest(hex: key.shared))
            #expect(shared.digest("hunter22") == key.values.digest("hunter22"))
            #expect(shared.digest("hunter22") != other.values.digest("hunter22"))
            #expect(JSON.string(shared.digest("hunter22")).isDigest)
            #expect("\(shared) \(key)" == "a key a key")
            for text in ["", "abc", String(repeating: "g", count: 64), String(repeating: "0", count: 65)] {
                #expect(ValueDigest(hex: text) == nil)
            }
        }
    }
}
