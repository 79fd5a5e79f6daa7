import RingdownCore
import RingdownTestKit
import Testing

@Suite("What is done with a state that is to be written")
struct StateVerdictTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// The latest version's serial; `nil` when there is none.
        var kept: Int? = 5
        var keptContent = StateVersion.Content.plain
        var lineage = Case.lineage
        var serial = 6
        var isSameContent = false
        var held: String?
        var presented: String?
        /// The refusal; `nil` when it is written or known.
        var refusal: StateRefusal.Code?
        var isKnown = false

        static let lineage = "b3c1b7f4-6d0e-4c55-9a53-1d9d3c1e8a01"
    }

    static let accepted: [Case] = [
        Case(testDescription: "the first one", kept: nil, serial: 1),
        Case(testDescription: "the first one, with any serial", kept: nil, serial: 40),
        Case(testDescription: "the next serial"),
        Case(testDescription: "a serial further on", serial: 60),
        Case(testDescription: "with the lock that is held", held: "l1", presented: "l1"),
        Case(testDescription: "another lineage after a removal", keptContent: .removed, lineage: "other", serial: 1),
        Case(testDescription: "the same again", serial: 5, isSameContent: true, isKnown: true),
        Case(
            testDescription: "the same again, under the same lock",
            serial: 5,
            isSameContent: true,
            held: "l1",
            presented: "l1",
            isKnown: true
        ),
    ]

    static let refused: [Case] = [
        Case(testDescription: "a lower serial", serial: 4, refusal: .lowerSerial),
        Case(testDescription: "a lower serial, same content", serial: 4, isSameContent: true, refusal: .lowerSerial),
        Case(testDescription: "the same serial, another content", serial: 5, refusal: .sameSerial),
        Case(testDescription: "another lineage", lineage: "other", refusal: .otherLineage),
        Case(testDescription: "another's lock", held: "l1", presented: "l2", refusal: .locked),
        Case(testDescription: "no lock while one is held", held: "l1", refusal: .locked),
        Case(testDescription: "a lock that is released", presented: "l1", refusal: .lockLost),
        Case(testDescription: "a lock before anything else", serial: 1, held: "l1", refusal: .locked),
        Case(testDescription: "a lock after a removal", keptContent: .removed, held: "l1", refusal: .locked),
    ]

    @Test("Written, or known", arguments: accepted)
    func accepts(_ example: Case) { #expect(verdict(example) == (example.isKnown ? .known : .accepted)) }

    @Test("Refused, with one line that says why and one that says what to do", arguments: refused)
    func refuses(_ example: Case) throws {
        guard case .refused(let refusal) = verdict(example) else {
            Issue.record("it was not refused")
            return
        }
        #expect(refusal.code == example.refusal)
        #expect(refusal.holder?.id == (example.refusal == .locked ? example.held : nil))
        for line in [refusal.message, refusal.fix] { #expect(!line.isEmpty && !line.contains(where: \.isNewline)) }
        #expect(refusal.message.contains("prod"))
    }

    private func verdict(_ example: Case) -> StateVerdict {
        let latest = example.kept.map { serial in
            var state = Sample.state(serial)
            state.version.content = example.keptContent
            return state
        }
        let head = StateHead(workspace: "prod", latest: latest, lock: example.held.map { Sample.lock($0) })
        return head.verdict(
            on: StateStamp(lineage: example.lineage, serial: example.serial),
            isSameContent: example.isSameContent,
            presenting: example.presented
        )
    }
}
