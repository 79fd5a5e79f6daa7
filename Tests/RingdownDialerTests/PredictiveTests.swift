import RingdownDialer
import Testing

@Suite("Predictive dialing")
struct PredictiveTests {
    struct Day: CustomTestStringConvertible {
        let agents: Int
        /// The share of attempts that a person answers.
        let share: Double
        let hours: Double
        var rate = 0.03
        var lines: Int?

        var testDescription: String { "\(agents) agents, \(share) answered, at most \(rate) abandoned" }
    }

    @Test(
        "abandons no more than its rate in a day, and keeps agents busier than one line for each idle agent",
        arguments: [
            Day(agents: 3, share: 0.2, hours: 8),
            Day(agents: 10, share: 0.08, hours: 8),
            Day(agents: 10, share: 0.35, hours: 8),
            Day(agents: 10, share: 0.2, hours: 8, rate: 0.01),
            Day(agents: 50, share: 0.2, hours: 3),
        ]
    )
    func bounded(_ day: Day) throws {
        let network = profile { $0.personShare = day.share }
        var busy: [DialingMode: Double] = [:]
        for mode in [DialingMode.progressive, .predictive] {
            let limits = PacingLimits(maxCallsPerAgent: 15, abandonRate: day.rate)
            var dialer = try dialer(mode, limits: limits, seed: 11, profile: network)
            let events = dialer.begin(contacts: 30_000, agents: day.agents) + dialer.run(until: at(day.hours * 3600))
            #expect(dialer.status == .on)
            busy[mode] = DayTests.busySeconds(events, until: at(day.hours * 3600))
            let abandoned = Double(dialer.tallies.count(of: .abandoned))
            #expect(abandoned <= Double(dialer.tallies.liveAnswers) * day.rate + 1)
        }
        #expect(try #require(busy[.predictive]) > 1.02 * (try #require(busy[.progressive])))
    }

    @Test("keeps within its rate across a restart, when people answer three times as often after it")
    func restart() throws {
        let limits = PacingLimits(maxCallsPerAgent: 15)
        var facts = CampaignFacts(status: .off, pass: 1, contacts: [], tallies: DialerTallies())
        var tallies = DialerTallies()
        for share in [0.12, 0.36] {
            let network = try SimulatedNetwork(seed: 5, profile: profile { $0.personShare = share })
            facts.tallies = tallies
            var dialer = CampaignDialer.restore(
                facts,
                id: CampaignDialer.ID("campaign"),
                mode: .predictive,
                limits: limits,
                network: network,
                at: at(0)
            )
            .dialer
            _ = dialer.begin(contacts: 30_000, agents: 10) + dialer.run(until: at(4 * 3600))
            tallies = dialer.tallies
        }
        #expect(Double(tallies.count(of: .abandoned)) <= Double(tallies.liveAnswers) * 0.03 + 2)
    }

    @Test("never uses more lines than it has, nor more for an agent than is allowed")
    func lines() throws {
        for limits in [PacingLimits(outboundLineCount: 7, maxCallsPerAgent: 15), PacingLimits(maxCallsPerAgent: 1.5)] {
            var dialer = try dialer(.predictive, limits: limits, seed: 3)
            _ = dialer.begin(contacts: 3000, agents: 6)
            var most = 0
            while let next = dialer.nextEventTime, next <= at(3600) {
                _ = dialer.advance(to: next)
                most = max(most, limits.outboundLineCount == nil ? dialer.snapshot.linesInFlight : dialer.linesInUse)
            }
            #expect(most <= limits.outboundLineCount ?? 9)
            #expect(most > 6)
        }
    }

    @Test("dials one line for each idle agent when nothing may be abandoned")
    func nothingAbandoned() throws {
        let limits = PacingLimits(maxCallsPerAgent: 15, abandonRate: 0)
        var dialer = try dialer(.predictive, limits: limits, seed: 4)
        _ = dialer.begin(contacts: 5000, agents: 8) + dialer.run(until: at(4 * 3600))
        #expect(dialer.tallies.attempts > 500)
        #expect(dialer.tallies.count(of: .abandoned) == 0)
    }

    @Test("dials with a single agent from the first moment")
    func single() throws {
        var dialer = try dialer(.predictive, limits: PacingLimits(maxCallsPerAgent: 15))
        #expect(dialer.begin(contacts: 10, agents: 1).starts.count == 1)
    }

    @Test("pays off what it abandoned too many of before it was restored")
    func owing() throws {
        let owed = DialerTallies(attempts: 1000, outcomes: [.live: 80, .abandoned: 20])
        let contacts = (0..<2000).map { ContactFacts(contact: contact(ContactID("c\($0)"))) }
        var dialer = CampaignDialer.restore(
            CampaignFacts(status: .off, pass: 1, contacts: contacts, tallies: owed),
            id: CampaignDialer.ID("campaign"),
            mode: .predictive,
            limits: PacingLimits(maxCallsPerAgent: 15),
            network: SimulatedNetwork(seed: 1),
            at: at(0)
        )
        .dialer
        for number in 0..<10 { _ = dialer.agentJoined(agent(number), at: at(0)) }
        _ = dialer.start(at: at(0)) + dialer.run(until: at(3600))
        #expect(dialer.tallies.count(of: .abandoned) == 20)
    }

    @Test("goes over to another mode while calls are going on")
    func mode() throws {
        var dialer = try dialer(.preview, limits: PacingLimits(maxCallsPerAgent: 15))
        _ = dialer.begin(contacts: 500, agents: 5)
        let changed = dialer.modeChanged(.predictive, at: at(5))
        #expect(changed.contains { if case .previewWithdrawn = $0.kind { true } else { false } })
        #expect(changed.starts.count >= 5)
        #expect(dialer.mode == .predictive)
        _ = dialer.modeChanged(.progressive, at: at(100)) + dialer.run(until: at(1000))
        #expect(dialer.tallies.attempts > 20)
    }
}
