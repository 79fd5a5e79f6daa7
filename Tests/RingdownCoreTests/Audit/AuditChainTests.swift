import Foundation
import RingdownCore
import RingdownTestKit
import Testing

@Suite("The chain of the audit log")
struct AuditChainTests {
    @Test("A checkpoint reads as it is written")
    func checkpoint() throws {
        let checkpoint = AuditCheckpoint(sequence: 4711, hash: Self.hash([1, 2, 3]))
        #expect(AuditCheckpoint(checkpoint.description) == checkpoint)
        #expect(AuditCheckpoint(checkpoint.description.uppercased()) == checkpoint)
    }

    @Test(
        "What is no checkpoint is none",
        arguments: ["", "1", "1:", ":", "0:\(AuditDigest.zero)", "-1:\(AuditDigest.zero)", "1:\(AuditDigest.zero)0"]
            + ["1:\(AuditDigest.zero):", "x:\(AuditDigest.zero)", "1:" + String(repeating: "g", count: 64)]
    )
    func noCheckpoint(text: String) {
        #expect(AuditCheckpoint(text) == nil)
    }

    @Test("No two entries are hashed from the same bytes, wherever one field ends and the next begins")
    func unambiguous() {
        let entries = [
            Self.entry(kind: "a", subject: "bc", about: "d"), Self.entry(kind: "ab", subject: "c", about: "d"),
            Self.entry(kind: "a", subject: "bc\n1:d", about: nil), Self.entry(kind: "a", subject: "bc", about: nil),
            Self.entry(kind: "a", subject: "bc", about: ""), Self.entry(kind: "a", subject: "bc", about: "-"),
        ]
        #expect(Set(entries.map(\.bytes)).count == entries.count)
    }

    @Test("One fault is one message, where it is")
    func once() {
        let log = Self.log(of: 10)
        #expect(Self.faults(of: log) == [])
        var altered = log
        altered[4].json = "{\"other\":true}"
        #expect(Self.faults(of: altered) == [.altered])
        var shortened = log
        shortened.remove(at: 4)
        #expect(Self.faults(of: shortened) == [.missing])
        #expect(Self.faults(of: log.dropLast(), head: log[9].checkpoint) == [.truncated])
        #expect(Self.faults(of: [], head: log[9].checkpoint) == [.truncated])
    }

    @Test("A checkpoint of another log, or of one that went further, does not hold")
    func otherLog() {
        let log = Self.log(of: 10)
        let other = Self.log(of: 10, kind: "other")
        #expect(Self.faults(of: log, checkpoints: [log[2].checkpoint, log[9].checkpoint]) == [])
        #expect(Self.faults(of: log, checkpoints: [other[2].checkpoint]) == [.checkpoint])
        #expect(Self.faults(of: log.dropLast(3), checkpoints: [log[9].checkpoint]) == [.truncated])
    }

    private static func log(of count: Int, kind: String = "decision") -> [AuditEntry] {
        (1...count).reduce(into: []) { log, place in
            let record = AuditRecord(
                at: Sample.now,
                kind: .decision,
                subject: "\(kind)-\(place)",
                about: nil,
                json: "{}"
            )
            log.append(AuditEntry(record, after: log.last?.checkpoint ?? .none, hash: hash))
        }
    }

    private static func faults(
        of log: some Collection<AuditEntry>,
        head: AuditCheckpoint? = nil,
        checkpoints: [AuditCheckpoint] = []
    ) -> [AuditFault.Code] {
        var chain = AuditChain(checkpoints: checkpoints, hash: hash)
        var faults = log.flatMap { chain.read($0) }
        faults += chain.end(head: head ?? chain.last)
        return faults.map(\.code)
    }

    private static func entry(kind: String, subject: String, about: String?) -> AuditEntry {
        AuditEntry(
            sequence: 1,
            at: Sample.now,
            kind: kind,
            subject: subject,
            about: about,
            json: "{}",
            previous: .zero,
            hash: .zero
        )
    }

    /// A hash for tests: every byte and its place count.
    @Sendable private static func hash(_ bytes: [UInt8]) -> AuditDigest {
        var sum = [UInt8](repeating: 7, count: AuditDigest.length)
        for (place, byte) in bytes.enumerated() {
            let slot = place % sum.count
            sum[slot] = (sum[slot] &* 31 &+ byte) ^ UInt8(truncatingIfNeeded: place)
        }
        return AuditDigest(bytes: sum) ?? .zero
    }
}
