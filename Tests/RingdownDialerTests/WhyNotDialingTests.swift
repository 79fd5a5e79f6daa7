import RingdownDialer
import Testing

struct WhyNotDialingTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        var mode = DialingMode.progressive
        var limits = PacingLimits()
        var fate: Fate = .busy
        let arrange: @Sendable (inout CampaignDialer) -> Void
        let reasons: [NotDialingReason]
    }

    static let cases = [
        Case(
            testDescription: "off, with everything there",
            arrange: { dialer in
                _ = dialer.contactsAdded(contacts(1), priority: false, at: at(0))
                _ = dialer.agentJoined("a", at: at(0))
            },
            reasons: [.campaignOff]
        ),
        Case(
            testDescription: "off, and nothing there either",
            arrange: { _ in },
            reasons: [.campaignOff, .listExhausted, .noAgentsOnQueue]
        ),
        Case(
            testDescription: "on, no agents",
            arrange: { _ = $0.begin(contacts: 5, agents: 0) },
            reasons: [.noAgentsOnQueue]
        ),
        Case(
            testDescription: "on, dialing",
            arrange: { _ = $0.begin(contacts: 5, agents: 1) },
            reasons: []
        ),
        Case(
            testDescription: "on, every agent on a call",
            fate: .person,
            arrange: { dialer in
                _ = dialer.begin(contacts: 5, agents: 1)
                _ = dialer.advance(to: at(40))
            },
            reasons: [.noIdleAgents]
        ),
        Case(
            testDescription: "on, all lines taken by calls",
            limits: PacingLimits(outboundLineCount: 1),
            fate: .person,
            arrange: { dialer in
                _ = dialer.begin(contacts: 5, agents: 2)
                _ = dialer.advance(to: at(40))
            },
            reasons: [.noLines]
        ),
        Case(
            testDescription: "on, no lines at all",
            limits: PacingLimits(outboundLineCount: 0),
            arrange: { _ = $0.begin(contacts: 5, agents: 1) },
            reasons: [.noLines]
        ),
        Case(
            testDescription: "agentless without a line count",
            mode: .agentless,
            arrange: { _ = $0.begin(contacts: 5, agents: 0) },
            reasons: [.noLines]
        ),
        Case(
            testDescription: "stopping",
            arrange: { dialer in
                _ = dialer.begin(contacts: 5, agents: 1)
                _ = dialer.stop(at: at(1))
            },
            reasons: [.stopping]
        ),
        Case(
            testDescription: "complete",
            arrange: { dialer in
                _ = dialer.begin(contacts: 2, agents: 1)
                _ = dialer.run()
            },
            reasons: [.campaignComplete, .listExhausted]
        ),
        Case(
            testDescription: "off, every contact forbidden",
            arrange: { dialer in
                _ = dialer.contactsAdded(contacts(2), priority: false, at: at(0))
                _ = dialer.agentJoined("a", at: at(0))
                _ = dialer.contactUncallable("c0", .doNotCall, at: at(0))
                _ = dialer.contactUncallable("c1", .filteredOut, at: at(0))
            },
            reasons: [.campaignOff, .allContactsBlocked]
        ),
        Case(
            testDescription: "on, everybody asleep and nobody on queue",
            arrange: { dialer in
                _ = dialer.contactsAdded(contacts(1), priority: false, at: at(0))
                _ = dialer.contactUncallable("c0", .outsideCallableTimes, at: at(0))
                _ = dialer.start(at: at(0))
            },
            reasons: [.outsideCallableTimes, .noAgentsOnQueue]
        ),
    ]

    @Test("The reasons are those that hold", arguments: cases)
    func reasons(_ row: Case) throws {
        var dialer = try dialer(row.mode, limits: row.limits, profile: certain(row.fate))
        row.arrange(&dialer)
        #expect(dialer.whyNotDialing == row.reasons)
        #expect(dialer.snapshot.whyNotDialing == row.reasons)
    }
}
