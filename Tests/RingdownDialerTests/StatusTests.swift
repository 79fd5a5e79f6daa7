import RingdownDialer
import Testing

struct StatusTests {
    @Test("A new campaign is off and does nothing by itself")
    func new() throws {
        var dialer = try dialer()
        #expect(dialer.status == .off)
        #expect(dialer.nextEventTime == nil)
        #expect(dialer.contactsAdded(contacts(3), priority: false, at: at(0)).isEmpty)
        #expect(dialer.agentJoined(agent(0), at: at(0)).starts.isEmpty)
        #expect(dialer.advance(to: at(3600)).isEmpty)
        #expect(dialer.nextEventTime == nil)
    }

    @Test("A campaign is complete when everybody was dialed and the last call is over, and not before")
    func complete() throws {
        var dialer = try dialer(seed: 7)
        var events = dialer.begin(contacts: 40, agents: 3)
        while dialer.status == .on {
            let next = try #require(dialer.nextEventTime)
            #expect(dialer.linesInUse > 0 || dialer.contactCounts.remaining > 0)
            events += dialer.advance(to: next)
        }
        #expect(events.statuses == [.on, .complete])
        #expect(events.dialed.count == 40)
        #expect(Set(events.dialed).count == 40)
        #expect(events.ends.count == 40)
        let tail = events.suffix(2).map(\.kind)
        #expect(tail == [.campaignCompleted, .statusChanged(.complete)])
        #expect(dialer.linesInUse == 0)
    }

    @Test("A stop lets calls end and starts none; the campaign is off when the last has ended")
    func stop() throws {
        var dialer = try dialer(profile: certain(.person))
        var events = dialer.begin(contacts: 100, agents: 5)
        events += dialer.advance(to: at(30))
        let stopped = dialer.stop(at: at(30))
        #expect(stopped.statuses == [.stopping])
        #expect(dialer.linesInUse == 5)
        let rest = dialer.run()
        #expect(rest.starts.isEmpty)
        #expect(rest.ends.count == 5)
        #expect(rest.statuses == [.off])
        #expect(dialer.contactCounts.remaining == 95)
    }

    @Test("A stop without calls is off at once, through stopping")
    func stopIdle() throws {
        var dialer = try dialer()
        _ = dialer.begin(contacts: 5, agents: 0)
        #expect(dialer.stop(at: at(1)).statuses == [.stopping, .off])
    }

    @Test("A stopped campaign resumes with the next contact not yet attempted")
    func resume() throws {
        var dialer = try dialer(profile: certain(.busy))
        var events = dialer.begin(contacts: 6, agents: 1)
        events += dialer.advance(to: at(4))
        events += dialer.stop(at: at(4)) + dialer.run()
        #expect(events.dialed == ["c0", "c1"])
        events += dialer.start(at: at(100)) + dialer.run()
        #expect(events.dialed == ["c0", "c1", "c2", "c3", "c4", "c5"])
        #expect(events.statuses == [.on, .stopping, .off, .on, .complete])
        #expect(dialer.pass == 1)
    }

    @Test("A stopping campaign can be started again")
    func startWhileStopping() throws {
        var dialer = try dialer(profile: certain(.busy))
        _ = dialer.begin(contacts: 3, agents: 1)
        var events = dialer.stop(at: at(1)) + dialer.start(at: at(2)) + dialer.run()
        #expect(events.statuses == [.stopping, .on, .complete])
        events = dialer.stop(at: at(1000))
        #expect(events.isEmpty)
    }

    @Test("A complete campaign dials from the first record onward when it is started again")
    func startAfterComplete() throws {
        var dialer = try dialer(profile: certain(.busy))
        _ = dialer.begin(contacts: 3, agents: 1)
        _ = dialer.run()
        #expect(dialer.status == .complete)
        let again = dialer.start(at: at(100)) + dialer.run()
        #expect(again.first?.kind == .passStarted(2))
        #expect(again.dialed == ["c0", "c1", "c2"])
        #expect(again.starts.map(\.id.ordinal) == [2, 2, 2])
        #expect(again.starts.map(\.pass) == [2, 2, 2])
        #expect(dialer.status == .complete)
    }

    @Test("Numbers found invalid are not dialed in a later pass")
    func invalidStays() throws {
        let two = [DialableNumber(column: "Cell", number: "1"), DialableNumber(column: "Home", number: "2")]
        var dialer = try dialer(profile: certain(.invalid))
        var events = dialer.contactsAdded([contact("a", numbers: two)], priority: false, at: at(0))
        events += dialer.agentJoined(agent(0), at: at(0))
        for pass in 0..<3 {
            events += dialer.start(at: at(Double(pass) * 100)) + dialer.run()
        }
        #expect(events.starts.map(\.number.column) == ["Cell", "Home"])
        #expect(events.skips == ["a": .noCallableNumber])
        #expect(dialer.status == .complete)
    }

    @Test("A corrected number is dialed where an invalid one stood")
    func corrected() throws {
        var dialer = try dialer(limits: PacingLimits(alwaysRunning: true), profile: certain(.invalid))
        var events = dialer.begin(contacts: 1, agents: 1) + dialer.run()
        events += dialer.contactsAdded(contacts(1), priority: false, at: at(100)) + dialer.run()
        #expect(events.skips == ["c0": .noCallableNumber])
        let corrected = contact("c0", numbers: [DialableNumber(column: "Cell", number: "+12025550199")])
        events = dialer.contactsAdded([corrected], priority: false, at: at(200)) + dialer.run()
        #expect(events.starts.map(\.number.number) == ["+12025550199"])
    }

    @Test("A recycle begins at the top and leaves the status as it is")
    func recycle() throws {
        var dialer = try dialer(profile: certain(.busy))
        var events = dialer.begin(contacts: 4, agents: 1)
        events += dialer.advance(to: at(4)) + dialer.stop(at: at(4)) + dialer.run()
        events += dialer.recycle(at: at(50))
        #expect(dialer.status == .off)
        #expect(dialer.contactCounts.remaining == 4)
        events += dialer.start(at: at(60)) + dialer.run()
        #expect(events.dialed == ["c0", "c1", "c0", "c1", "c2", "c3"])
    }

    @Test("A recycle does not call somebody who is on the phone")
    func recycleInFlight() throws {
        var dialer = try dialer(profile: certain(.person))
        _ = dialer.begin(contacts: 1, agents: 2)
        _ = dialer.advance(to: at(40))
        #expect(dialer.recycle(at: at(40)).starts.isEmpty)
        #expect(dialer.contactCounts.held == 1)
        #expect(dialer.whyNotDialing == [.contactsBusy])
        let events = dialer.run()
        let end = try #require(events.firstIndex { if case .attemptEnded = $0.kind { true } else { false } })
        let start = try #require(events.firstIndex { if case .attemptStarted = $0.kind { true } else { false } })
        #expect(end < start)
        #expect(events.dialed == ["c0"])
    }

    @Test("An always-running campaign stays on when its list is exhausted and dials what is added")
    func alwaysRunning() throws {
        var dialer = try dialer(limits: PacingLimits(alwaysRunning: true), profile: certain(.busy))
        _ = dialer.begin(contacts: 2, agents: 1)
        _ = dialer.run()
        #expect(dialer.status == .on)
        #expect(dialer.whyNotDialing == [.listExhausted])
        let events = dialer.contactsAdded([contact("late")], priority: false, at: at(100))
        #expect(events.dialed == ["late"])
        _ = dialer.run()
        #expect(dialer.limitsChanged(PacingLimits(), at: at(200)).statuses == [.complete])
    }

    @Test("An empty campaign is complete as soon as it is on")
    func empty() throws {
        var dialer = try dialer()
        #expect(dialer.start(at: at(0)).statuses == [.on, .complete])
        #expect(dialer.whyNotDialing == [.campaignComplete, .listExhausted])
    }

    @Test("An input that comes late counts as of now")
    func timeNeverRunsBack() throws {
        var dialer = try dialer(profile: certain(.busy))
        _ = dialer.begin(contacts: 2, agents: 0)
        _ = dialer.advance(to: at(100))
        let events = dialer.agentJoined(agent(0), at: at(50))
        #expect(events.allSatisfy { $0.time == at(100) })
        #expect(events.dialed == ["c0"])
    }
}
