import RingdownCore
import RingdownVendors
import Testing

@Suite("The score of the diagnosis")
struct ExplainScoreTests {
    struct Bar: CustomTestStringConvertible, Sendable {
        var fixture: String
        /// How many cases the fixture has at least.
        var count: Int
        /// The share of cases whose first cause must be among the labelled ones.
        var share: Double

        var testDescription: String { fixture }
    }

    static let bars = [
        Bar(fixture: "dev", count: 25, share: 0.9), Bar(fixture: "own", count: 60, share: 0.9),
        Bar(fixture: "blind", count: 286, share: 0.9),
    ]

    @Test("names a labelled cause first, and none wrong with certainty", arguments: bars)
    func score(_ bar: Bar) throws {
        let cases = try ExplainCase.read(bar.fixture)
        #expect(cases.count >= bar.count)
        _ = CallDiagnosis.explain(cases[0].call)
        var hits = 0
        var confused: [String: Int] = [:]
        let clock = ContinuousClock()
        var elapsed = Duration.zero
        for entry in cases {
            var explanation: Explanation?
            elapsed += clock.measure { explanation = CallDiagnosis.explain(entry.call) }
            let causes = try #require(explanation?.causes)
            let first = causes.first?.code.rawValue ?? "none"
            if entry.causes.contains(first) {
                hits += 1
            } else {
                confused["\(entry.causes.first ?? "none") taken for \(first) (\(entry.id))", default: 0] += 1
            }
            for cause in causes where cause.confidence == .certain {
                let isKnown = (entry.causes + entry.acceptable).contains(cause.code.rawValue)
                #expect(isKnown, "\(entry.id): \(cause.code.rawValue) is certain and wrong: \(cause.evidence)")
            }
        }
        let share = Double(hits) / Double(cases.count)
        print("explain \(bar.fixture): first cause right in \(hits) of \(cases.count), \(elapsed / cases.count) a case")
        for line in confused.keys.sorted() { print("  \(line)") }
        #expect(share >= bar.share, "\(confused.keys.sorted())")
    }
}
