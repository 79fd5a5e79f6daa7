import Foundation
import RingdownCore
import RingdownTestKit
import Testing

@testable import RingdownServer

@Suite("The keys of kept states")
struct StateKeyringTests {
    static let hex = String(repeating: "0f", count: 32)
    static let base64 = Data(repeating: 15, count: 32).base64EncodedString()

    @Test("32 bytes are a key", arguments: [hex, hex.uppercased(), base64, hex + "\n", "  \(base64)"])
    func keys(text: String) throws {
        let key = try #require(StateKey(text))
        #expect(key.id == StateKey(Self.hex)?.id)
        #expect(key.id.count == 8)
        #expect(!"\(key)".contains("0f0f"))
    }

    @Test(
        "Anything else is none",
        arguments: [
            "", "secret", String(hex.dropLast()), hex + "0f", String(repeating: "zz", count: 32),
            "0x" + hex.dropLast(2),
            Data(repeating: 15, count: 16).base64EncodedString(), String(repeating: "０", count: 64),
        ]
    )
    func noKeys(text: String) { #expect(StateKey(text) == nil) }

    @Test("What was sealed opens with its key, in its place, and nowhere else")
    func sealing() throws {
        let first = try #require(StateKey(Self.hex))
        let second = try #require(StateKey(String(repeating: "a1", count: 32)))
        let ring = StateKeyring(current: first)
        var version = Sample.state(3).version
        version.keyID = ring.currentID
        let secret = Array("a state with a password".utf8)
        let sealed = try ring.seal(secret, as: version)
        #expect(!sealed.contains(subsequence: secret.prefix(8)))
        #expect(try ring.seal(secret, as: version) != sealed)
        let stored = StoredState(version: version, sealed: sealed)
        #expect(try ring.open(stored) == secret)
        #expect(try StateKeyring(current: second, former: [first]).open(stored) == secret)

        let wrong = #expect(throws: ServerProblem.self) { try StateKeyring(current: second).open(stored) }
        #expect(wrong?.detail.contains(first.id) == true)
        #expect(wrong?.detail.contains(second.id) == true)
        var elsewhere: [StoredState] = []
        for change: (inout StateVersion) -> Void in [
            { $0.number = 4 }, { $0.workspace = "test" }, { $0.serial = 9 }, { $0.lineage = "other" },
        ] {
            var moved = stored
            change(&moved.version)
            elsewhere.append(moved)
        }
        var damaged = stored
        damaged.sealed[20] ^= 1
        for state in elsewhere + [damaged, StoredState(version: version, sealed: [])] {
            let problem = #expect(throws: ServerProblem.self) { try ring.open(state) }
            #expect(problem?.detail.contains("damaged") == true)
        }
    }
}

extension [UInt8] {
    /// Whether some bytes stand in these in a row.
    fileprivate func contains(subsequence: some Collection<UInt8>) -> Bool {
        let wanted = Array(subsequence)
        guard count >= wanted.count else { return false }
        return (0...(count - wanted.count)).contains { self[$0...].starts(with: wanted) }
    }
}
