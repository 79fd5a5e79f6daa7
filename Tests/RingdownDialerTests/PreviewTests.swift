import RingdownDialer
import Testing

struct PreviewTests {
    private func offered(_ timeout: Duration?, agents: Int = 1) throws -> (CampaignDialer, [DialerEvent]) {
        var dialer = try dialer(
            .preview,
            limits: PacingLimits(previewTimeout: timeout),
            profile: certain(.busy)
        )
        let events = dialer.begin(contacts: 3, agents: agents)
        return (dialer, events)
    }

    @Test("The agent is shown the contact, and it is dialed when the preview times out")
    func timeout() throws {
        var (dialer, events) = try offered(.seconds(10))
        #expect(events.map(\.kind).contains(.previewOffered("c0", agent(0), until: at(10))))
        #expect(events.starts.isEmpty)
        #expect(dialer.activity(of: agent(0)) == .reserved)
        #expect(dialer.whyNotDialing == [.agentsPreviewing])
        #expect(dialer.advance(to: at(9.999)).isEmpty)
        events = dialer.advance(to: at(10))
        #expect(events.starts.map(\.agent) == [agent(0)])
        _ = dialer.run()
        #expect(dialer.status == .complete)
        #expect(dialer.tallies.attempts == 3)
    }

    @Test("The agent dials early, and without a timeout only the agent does")
    func dialed() throws {
        var (dialer, _) = try offered(nil)
        #expect(dialer.nextEventTime == nil)
        #expect(dialer.previewDialed(by: "stranger", at: at(1)).isEmpty)
        let events = dialer.previewDialed(by: agent(0), at: at(500))
        #expect(events.dialed == ["c0"])
        #expect(dialer.previewDialed(by: agent(0), at: at(501)).isEmpty)
    }

    @Test("A skipped contact is passed over and the next is shown")
    func skipped() throws {
        var (dialer, _) = try offered(nil)
        let events = dialer.previewSkipped(by: agent(0), at: at(1))
        #expect(events.skips == ["c0": .skippedByAgent])
        #expect(events.map(\.kind).contains(.previewOffered("c1", agent(0), until: nil)))
        #expect(dialer.contactCounts.skipped == 1)
    }

    @Test("A stop takes previews back; the contacts keep their place")
    func stop() throws {
        var (dialer, _) = try offered(nil, agents: 2)
        var events = dialer.stop(at: at(1))
        #expect(events.statuses == [.stopping, .off])
        #expect(events.map(\.kind).contains(.previewWithdrawn("c0", agent(0))))
        #expect(dialer.agentCounts.idle == 2)
        #expect(dialer.contactCounts.callableNow == 3)
        events = dialer.start(at: at(2))
        #expect(events.map(\.kind).contains(.previewOffered("c0", agent(0), until: nil)))
        #expect(events.map(\.kind).contains(.previewOffered("c1", agent(1), until: nil)))
    }

    @Test("When the agent leaves, the contact goes to the next one")
    func leaves() throws {
        var (dialer, _) = try offered(nil)
        var events = dialer.agentLeft(agent(0), at: at(1))
        #expect(events.map(\.kind).contains(.previewWithdrawn("c0", agent(0))))
        #expect(dialer.activity(of: agent(0)) == .offQueue)
        events = dialer.agentJoined(agent(1), at: at(2))
        #expect(events.map(\.kind).contains(.previewOffered("c0", agent(1), until: nil)))
    }

    @Test("A contact that may no longer be dialed is taken back")
    func forbidden() throws {
        var (dialer, _) = try offered(nil)
        var events = dialer.contactUncallable("c0", .doNotCall, at: at(1))
        #expect(events.map(\.kind).contains(.previewWithdrawn("c0", agent(0))))
        #expect(events.map(\.kind).contains(.previewOffered("c1", agent(0), until: nil)))
        #expect(events.skips == ["c0": .doNotCall])
        events = dialer.contactsRemoved(["c1"], at: at(2))
        #expect(events.map(\.kind).contains(.previewOffered("c2", agent(0), until: nil)))
        events = dialer.contactsUpdated([contact("c2", numbers: [])], at: at(3))
        #expect(events.isEmpty)
        events = dialer.previewDialed(by: agent(0), at: at(4))
        #expect(events.skips == ["c2": .noCallableNumber])
        #expect(events.statuses == [.complete])
    }

    @Test("A preview keeps a line free")
    func lines() throws {
        let limits = PacingLimits(outboundLineCount: 1, previewTimeout: nil)
        var dialer = try dialer(.preview, limits: limits, profile: certain(.busy))
        let events = dialer.begin(contacts: 5, agents: 3)
        #expect(events.filter { if case .previewOffered = $0.kind { true } else { false } }.count == 1)
        #expect(dialer.whyNotDialing == [.noLines, .agentsPreviewing])
    }

    @Test("Fewer lines take previews back that could not be dialed")
    func fewerLines() throws {
        var (dialer, _) = try offered(nil, agents: 3)
        let events = dialer.limitsChanged(PacingLimits(outboundLineCount: 1, previewTimeout: nil), at: at(1))
        #expect(
            events.map(\.kind).filter { if case .previewWithdrawn = $0 { true } else { false } } == [
                .previewWithdrawn("c2", agent(2)), .previewWithdrawn("c1", agent(1)),
            ]
        )
        #expect(dialer.agentCounts.reserved == 1)
    }
}
