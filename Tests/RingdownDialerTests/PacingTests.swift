import RingdownDialer
import Testing

struct PacingTests {
    @Test("Progressive seizes one line for each idle agent and binds it")
    func progressive() throws {
        var dialer = try dialer(.progressive, limits: PacingLimits(maxCallsPerAgent: 5))
        let events = dialer.begin(contacts: 50, agents: 4)
        #expect(events.starts.count == 4)
        #expect(Set(events.starts.compactMap(\.agent)).count == 4)
        #expect(dialer.agentCounts.reserved == 4)
        #expect(dialer.agentCounts.idle == 0)
    }

    struct Cap: CustomTestStringConvertible {
        let mode: DialingMode
        let lines: Int?
        let agents: Int
        let ratio: Double
        let expected: Int

        var testDescription: String {
            "\(mode) with \(agents) agents, \(lines.map(String.init) ?? "any") lines, ratio \(ratio): \(expected)"
        }
    }

    @Test(
        "Lines bound what is dialed at once",
        arguments: [
            Cap(mode: .progressive, lines: 2, agents: 5, ratio: 1, expected: 2),
            Cap(mode: .progressive, lines: 0, agents: 5, ratio: 1, expected: 0),
            Cap(mode: .progressive, lines: -3, agents: 5, ratio: 1, expected: 0),
            Cap(mode: .progressive, lines: nil, agents: 5, ratio: 1, expected: 5),
            Cap(mode: .progressive, lines: nil, agents: 0, ratio: 1, expected: 0),
            Cap(mode: .power, lines: nil, agents: 4, ratio: 2.5, expected: 10),
            Cap(mode: .power, lines: nil, agents: 1, ratio: 1.5, expected: 1),
            Cap(mode: .power, lines: nil, agents: 2, ratio: 0, expected: 2),
            Cap(mode: .power, lines: nil, agents: 2, ratio: 99, expected: 30),
            Cap(mode: .power, lines: nil, agents: 2, ratio: .nan, expected: 2),
            Cap(mode: .power, lines: 7, agents: 4, ratio: 3, expected: 7),
            Cap(mode: .agentless, lines: 8, agents: 0, ratio: 1, expected: 8),
            Cap(mode: .agentless, lines: nil, agents: 3, ratio: 1, expected: 0),
        ]
    )
    func cap(_ row: Cap) throws {
        let limits = PacingLimits(outboundLineCount: row.lines, maxCallsPerAgent: row.ratio)
        var dialer = try dialer(row.mode, limits: limits)
        #expect(dialer.begin(contacts: 100, agents: row.agents).starts.count == row.expected)
        #expect(dialer.linesInUse == row.expected)
    }

    @Test("The longest idle agent is served first")
    func longestIdle() throws {
        var dialer = try dialer(limits: PacingLimits(outboundLineCount: 1), profile: certain(.person))
        _ = dialer.contactsAdded(contacts(9), priority: false, at: at(0))
        _ = dialer.start(at: at(0))
        var events = dialer.agentJoined("b", at: at(1)) + dialer.agentJoined("a", at: at(2))
        events += dialer.agentJoined("c", at: at(3)) + dialer.advance(to: at(1000))
        #expect(events.starts.prefix(5).compactMap(\.agent) == ["b", "a", "c", "b", "a"])
    }

    @Test("A call that comes to nothing does not cost an agent the place in line")
    func placeInLine() throws {
        var dialer = try dialer(limits: PacingLimits(outboundLineCount: 1), profile: certain(.busy))
        let events = dialer.begin(contacts: 4, agents: 2) + dialer.run()
        #expect(events.starts.map(\.agent) == [agent(0), agent(0), agent(0), agent(0)])
    }

    @Test("A call that nobody can take is abandoned after two seconds, and counted")
    func abandoned() throws {
        let limits = PacingLimits(maxCallsPerAgent: 4)
        var dialer = try dialer(.power, limits: limits, profile: certain(.person))
        let events = dialer.begin(contacts: 4, agents: 1) + dialer.advance(to: at(60))
        #expect(dialer.tallies.count(of: .abandoned) == 3)
        #expect(dialer.tallies.abandonRate == 1)
        for event in events {
            if case .abandoned(_, let waited) = event.kind { #expect(waited == 2000) }
        }
        _ = dialer.run()
        #expect(dialer.tallies.abandonRate == 0.75)
    }

    @Test("A waiting call goes to the agent who becomes free in time")
    func waitedInTime() throws {
        let limits = PacingLimits(maxCallsPerAgent: 2)
        let exact = profile { profile in
            profile = certain(.person)
            profile.answerDelaySeconds = 0
        }
        var dialer = try dialer(.power, limits: limits, profile: exact)
        _ = dialer.begin(contacts: 2, agents: 1)
        _ = dialer.advance(to: at(2))
        #expect(dialer.snapshot.linesInFlight == 1)
        let events = dialer.agentJoined("late", at: at(2.5))
        #expect(
            events.contains {
                $0.kind == .connectedToAgent(AttemptID(contact: "c1", ordinal: 1), "late", waitedMilliseconds: 1000)
            }
        )
        _ = dialer.run()
        #expect(dialer.tallies.outcomes == [.live: 2])
    }

    @Test("Without agents people hear the message, and machines are hung up on")
    func agentless() throws {
        var dialer = try dialer(.agentless, limits: PacingLimits(outboundLineCount: 20), seed: 3)
        let events = dialer.begin(contacts: 500, agents: 0) + dialer.run()
        #expect(dialer.status == .complete)
        #expect(dialer.tallies.attempts == 500)
        #expect(dialer.tallies.count(of: .message) > 0)
        #expect(dialer.tallies.count(of: .live) == 0)
        #expect(dialer.tallies.count(of: .abandoned) == 0)
        #expect(events.ends.allSatisfy { $0.agent == nil })
    }

    @Test("An agent who leaves finishes the call, wraps up, and gets no other")
    func leavesAfterCall() throws {
        var dialer = try dialer(profile: certain(.person))
        _ = dialer.begin(contacts: 10, agents: 1)
        _ = dialer.advance(to: at(40))
        #expect(dialer.activity(of: agent(0)) == .talking)
        #expect(dialer.agentLeft(agent(0), at: at(40)).isEmpty)
        let events = dialer.run()
        #expect(events.activities(of: agent(0)) == [.wrapUp, .offQueue])
        #expect(events.starts.isEmpty)
        #expect(dialer.whyNotDialing == [.noAgentsOnQueue])
    }

    @Test("An agent who leaves while the phone rings stays for that call, so nobody is abandoned")
    func leavesWhileRinging() throws {
        var dialer = try dialer(profile: certain(.person))
        _ = dialer.begin(contacts: 10, agents: 1)
        _ = dialer.agentLeft(agent(0), at: at(1))
        let events = dialer.run()
        #expect(events.ends.map(\.disposition) == [.live])
        #expect(events.activities(of: agent(0)) == [.talking, .wrapUp, .offQueue])
    }

    @Test("An idle agent leaves at once; one who comes back before leaving stays")
    func leavesAndReturns() throws {
        var dialer = try dialer(profile: certain(.busy))
        #expect(dialer.agentJoined("a", at: at(0)).activities(of: "a") == [.idle])
        #expect(dialer.agentJoined("a", at: at(0)).isEmpty)
        #expect(dialer.agentLeft("a", at: at(1)).activities(of: "a") == [.offQueue])
        #expect(dialer.agentLeft("a", at: at(1)).isEmpty)
        #expect(dialer.agentLeft("stranger", at: at(1)).isEmpty)
        _ = dialer.begin(contacts: 2, agents: 1)
        _ = dialer.agentLeft(agent(0), at: at(2))
        _ = dialer.agentJoined(agent(0), at: at(3))
        #expect(dialer.run().dialed == ["c1"])
    }

    @Test("Other bounds take effect at once")
    func limitsChanged() throws {
        var dialer = try dialer(limits: PacingLimits(outboundLineCount: 1))
        #expect(dialer.begin(contacts: 20, agents: 5).starts.count == 1)
        let events = dialer.limitsChanged(PacingLimits(outboundLineCount: 4), at: at(1))
        #expect(events.starts.count == 3)
    }

    @Test("A phone rings at least 15 seconds before the call is given up")
    func shortestRing() throws {
        let limits = PacingLimits(noAnswerTimeout: .seconds(3))
        #expect(limits.noAnswerTimeout == .seconds(15))
        var dialer = try dialer(limits: limits, profile: certain(.unanswered))
        let events = dialer.begin(contacts: 1, agents: 1) + dialer.run()
        #expect(events.ends.map(\.ringMilliseconds) == [15_000])
    }
}
