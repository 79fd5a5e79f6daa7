import RingdownDialer
import Testing

struct DayTests {
    @Test("A day of five agents dials thousands of contacts to the end")
    func wholeDay() throws {
        var dialer = try dialer(seed: 2026)
        let events = dialer.begin(contacts: 2500, agents: 5) + dialer.run(until: at(8 * 3600))
        #expect(dialer.status == .complete)
        #expect(dialer.tallies.attempts == 2500)
        #expect(events.ends.count == 2500)
        #expect(dialer.contactCounts.called == 2500)
        #expect(dialer.now == at(8 * 3600))
        #expect(dialer.nextEventTime == nil)
        #expect(dialer.tallies.count(of: .abandoned) == 0)
    }

    struct Reference: CustomTestStringConvertible {
        let testDescription: String
        let mode: DialingMode
        let ratio: Double
        /// Talk and wrap-up as a fraction of agent time.
        let occupancy: Double
        /// Abandoned calls as a fraction of live answers.
        let abandoned: Double
    }

    /// The pacing benchmark's figures for ten agents in its base case.
    static let references = [
        Reference(
            testDescription: "progressive",
            mode: .progressive,
            ratio: 1,
            occupancy: 0.608,
            abandoned: 0
        ),
        Reference(
            testDescription: "two calls per agent",
            mode: .power,
            ratio: 2,
            occupancy: 0.758,
            abandoned: 0.011
        ),
        Reference(
            testDescription: "three calls per agent",
            mode: .power,
            ratio: 3,
            occupancy: 0.830,
            abandoned: 0.0423
        ),
        Reference(
            testDescription: "predictive",
            mode: .predictive,
            ratio: 15,
            occupancy: 0.792,
            abandoned: 0.0222
        ),
    ]

    @Test("Agents are as busy, and callers as often abandoned, as in the reference simulator", arguments: references)
    func occupancy(_ reference: Reference) throws {
        let day = 8.0 * 3600
        var busy = 0.0
        var (answers, abandoned) = (0, 0)
        for seed in 1...4 {
            var dialer = try dialer(
                reference.mode,
                limits: PacingLimits(maxCallsPerAgent: reference.ratio),
                seed: UInt64(seed)
            )
            let events = dialer.begin(contacts: 15_000, agents: 10) + dialer.run(until: at(day))
            #expect(dialer.status == .on)
            busy += Self.busySeconds(events, until: at(day))
            answers += dialer.tallies.liveAnswers
            abandoned += dialer.tallies.count(of: .abandoned)
        }
        #expect(abs(busy / (4 * 10 * day) - reference.occupancy) < 0.025)
        #expect(abs(Double(abandoned) / Double(answers) - reference.abandoned) < 0.012)
    }

    /// Seconds that agents spent talking and wrapping up.
    static func busySeconds(_ events: [DialerEvent], until end: DialerTime) -> Double {
        var since: [AgentID: DialerTime] = [:]
        var total = Duration.zero
        for event in events {
            guard case .agentStateChanged(let agent, let activity) = event.kind else { continue }
            if activity == .talking {
                since[agent] = event.time
            } else if activity != .wrapUp, let began = since.removeValue(forKey: agent) {
                total += event.time - began
            }
        }
        for began in since.values {
            total += end - began
        }
        return total / .seconds(1)
    }
}
