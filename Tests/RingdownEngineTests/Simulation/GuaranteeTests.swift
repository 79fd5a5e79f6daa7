import RingdownCore
import RingdownTestKit
import Testing

/// Each check of the simulation is shown to see what it should, by a part that breaks its promise.
@Suite("The simulation's checks", .timeLimit(.minutes(15)))
struct GuaranteeTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var guarantee: Guarantee
        /// What is broken, in words.
        var fault: String
        var sabotage: Simulation.Sabotage
        /// Failures in a row after which the program gives a provider up.
        var threshold = 3
        /// Seconds before the vendor is read back.
        var settle = 5.0
        /// Lists of one provider that are worked on at the same time.
        var concurrency = 8
        var testDescription: String { "\(fault): \(guarantee.rawValue)" }
    }

    /// A gate rule that finds nothing in anything.
    private struct Blind: GateRule {
        func understands(_ clause: GateClause) -> Bool { true }
        func findings(on facts: GateFacts) -> [GateFinding] { [] }
    }

    private static func broken(_ guarantee: Guarantee, _ fault: TamperedStore.Fault) -> Case {
        var sabotage = Simulation.Sabotage()
        sabotage.store = { TamperedStore(inner: $0, fault: fault) }
        return Case(guarantee: guarantee, fault: "a store that \(fault)", sabotage: sabotage)
    }

    private static func broken(_ guarantee: Guarantee, _ fault: TamperedConnector.Fault) -> Case {
        var sabotage = Simulation.Sabotage()
        sabotage.connector = { TamperedConnector(inner: $0, fault: fault) }
        return Case(guarantee: guarantee, fault: "a connector that \(fault)", sabotage: sabotage)
    }

    private static func unguarded(_ guarantee: Guarantee) -> Case {
        var sabotage = Simulation.Sabotage()
        sabotage.gate = Gate(rules: [Blind()])
        return Case(guarantee: guarantee, fault: "a gate that sees nothing", sabotage: sabotage)
    }

    private static var unpaced: Case {
        var sabotage = Simulation.Sabotage()
        sabotage.isPaced = false
        return Case(guarantee: .heeded, fault: "a connector that keeps to no rate limit", sabotage: sabotage)
    }

    private static var unpermitted: Case {
        var sabotage = Simulation.Sabotage()
        sabotage.keepsToPermits = false
        return Case(guarantee: .stopped, fault: "a connector that keeps to no permit", sabotage: sabotage)
    }

    private static var unfair: Case {
        var unfair = broken(.fair, .servesWhoCameFirst)
        // Otherwise another list begins as soon as there is room for it.
        unfair.concurrency = 1
        return unfair
    }

    private static let hasty = Case(
        guarantee: .once,
        fault: "an engine that reads the vendor back at once",
        sabotage: Simulation.Sabotage(),
        settle: 0
    )

    private static let unbroken = Case(
        guarantee: .spared,
        fault: "an engine without a circuit breaker",
        sabotage: Simulation.Sabotage(),
        threshold: .max
    )

    static let cases: [Case] = [
        unpaced, unbroken, unpermitted, hasty, unfair,
        broken(.kept, .losesTriggers), broken(.oneTrigger, .forgetsKeys), broken(.intended, .losesIntents),
        broken(.inOrder, .turnsOrderRound), broken(.once, .sendsTwice), broken(.notBlindly, .trustsSilence),
        broken(.evidenced, .callsItDone), broken(.remembered, .readsNothingBack), unguarded(.insideWindow),
        unguarded(.beforeDeadline), unguarded(.approved), unguarded(.withinLimit), unguarded(.stopped),
    ]

    @Test("a broken part is caught, by the guarantee that it breaks", arguments: cases)
    func caught(_ example: Case) async throws {
        let simulation = Simulation(sabotage: example.sabotage) { ports in
            EngineProgram(
                ports,
                threshold: example.threshold,
                settle: example.settle,
                concurrency: example.concurrency
            )
        }
        let caught = try await onThread {
            for seed in 0..<400 as Range<UInt64> {
                let report = try simulation.run(seed: seed)
                if report.violation?.guarantee == example.guarantee { return Optional(report) }
            }
            return nil
        }
        let report = try #require(caught, "no seed shows it")
        #expect(report.story().contains("SIMULATION_SEED=\(report.seed)"))
        #expect(report.trace.contains { $0.contains("VIOLATED") })
    }

    @Test("every guarantee has a part that breaks it")
    func complete() {
        #expect(Set(Self.cases.map(\.guarantee)) == Set(Guarantee.allCases))
    }
}
