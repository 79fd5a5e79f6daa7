import RingdownDialer
import Testing

struct QueueTests {
    /// The order in which a one-agent campaign with busy lines dials what was added.
    private func order(_ fill: (inout CampaignDialer) -> Void) throws -> [ContactID] {
        var dialer = try dialer(profile: certain(.busy))
        fill(&dialer)
        _ = dialer.agentJoined(agent(0), at: at(0))
        return (dialer.start(at: at(0)) + dialer.run()).dialed
    }

    @Test("Contacts are dialed in the order in which they were added")
    func fifo() throws {
        let dialed = try order { dialer in
            _ = dialer.contactsAdded([contact("a"), contact("b")], priority: false, at: at(0))
            _ = dialer.contactsAdded([contact("c")], priority: false, at: at(0))
        }
        #expect(dialed == ["a", "b", "c"])
    }

    @Test("Priority contacts are dialed next, in their own order")
    func priority() throws {
        let dialed = try order { dialer in
            _ = dialer.contactsAdded([contact("a"), contact("b")], priority: false, at: at(0))
            _ = dialer.contactsAdded([contact("p"), contact("q")], priority: true, at: at(0))
            _ = dialer.contactsAdded([contact("r")], priority: true, at: at(0))
        }
        #expect(dialed == ["p", "q", "r", "a", "b"])
    }

    @Test("Positions order contacts within their lane")
    func positions() throws {
        let dialed = try order { dialer in
            let sorted = [("a", 3), ("b", 1), ("c", 2), ("d", 1)].map { contact(ContactID($0.0), position: $0.1) }
            _ = dialer.contactsAdded(sorted, priority: false, at: at(0))
            _ = dialer.contactsAdded([contact("p", position: 9)], priority: true, at: at(0))
        }
        #expect(dialed == ["p", "b", "d", "c", "a"])
    }

    @Test("A contact added again is queued again with its new data")
    func addedAgain() throws {
        var dialer = try dialer(profile: certain(.busy))
        _ = dialer.begin(contacts: 2, agents: 1)
        _ = dialer.run()
        let renewed = contact("c0", numbers: [DialableNumber(column: "Work", number: "2")])
        _ = dialer.contactsAdded([renewed], priority: false, at: at(100))
        #expect(dialer.status == .complete)
        #expect(dialer.contactCounts.total == 2)
        #expect(dialer.contactCounts.remaining == 1)
        #expect(dialer.whyNotDialing == [.campaignComplete])
    }

    @Test("An update changes data and does not queue again what was dialed")
    func updated() throws {
        var dialer = try dialer(limits: PacingLimits(alwaysRunning: true), profile: certain(.busy))
        _ = dialer.begin(contacts: 3, agents: 1)
        let renewed = { contact($0, numbers: [DialableNumber(column: "Work", number: "2")]) }
        _ = dialer.contactsUpdated([renewed("c0"), renewed("c2"), renewed("nobody")], at: at(1))
        let events = dialer.run()
        #expect(events.starts.map(\.number.column) == ["Cell", "Work"])
        #expect(dialer.contactCounts.total == 3)
    }

    @Test("An update can move a contact ahead")
    func moved() throws {
        var dialer = try dialer(profile: certain(.busy))
        var events = dialer.begin(contacts: 4, agents: 1)
        events += dialer.contactsUpdated([contact("c3", position: -1)], at: at(1)) + dialer.run()
        #expect(events.dialed == ["c0", "c3", "c1", "c2"])
    }

    @Test("Another pass dials in list order, whoever had priority")
    func nextPass() throws {
        var dialer = try dialer(profile: certain(.busy))
        _ = dialer.contactsAdded([contact("a"), contact("b")], priority: false, at: at(0))
        _ = dialer.contactsAdded([contact("p")], priority: true, at: at(0))
        _ = dialer.agentJoined(agent(0), at: at(0))
        let first = dialer.start(at: at(0)) + dialer.run()
        let second = dialer.start(at: at(100)) + dialer.run()
        #expect(first.dialed == ["p", "a", "b"])
        #expect(second.dialed == ["a", "b", "p"])
    }

    @Test("A contact taken off the list is not dialed, and keeps the numbers of its attempts when it returns")
    func removed() throws {
        var dialer = try dialer(limits: PacingLimits(alwaysRunning: true), profile: certain(.busy))
        var events = dialer.begin(contacts: 3, agents: 1)
        events += dialer.contactsRemoved(["c0", "c1", "nobody"], at: at(1))
        events += dialer.run()
        #expect(events.dialed == ["c0", "c2"])
        #expect(events.ends.count == 2)
        #expect(dialer.contactCounts.total == 1)
        let again = dialer.contactsAdded([contact("c0")], priority: false, at: at(100))
        #expect(again.starts.map(\.id) == [AttemptID(contact: "c0", ordinal: 2)])
    }

    @Test("A contact taken off the list and added again may be dialed on a number found invalid before")
    func forgotten() throws {
        var dialer = try dialer(limits: PacingLimits(alwaysRunning: true), profile: certain(.invalid))
        _ = dialer.begin(contacts: 1, agents: 1)
        _ = dialer.run()
        var events = dialer.contactsRemoved(["c0"], at: at(100))
        events += dialer.contactsAdded(contacts(1), priority: false, at: at(100))
        #expect(events.starts.map(\.id) == [AttemptID(contact: "c0", ordinal: 2)])
    }

    @Test("A contact without a number is skipped with the reason")
    func noNumber() throws {
        var dialer = try dialer(profile: certain(.busy))
        let bare = [contact("a", numbers: []), contact("b", numbers: [DialableNumber(column: "Cell", number: "")])]
        _ = dialer.contactsAdded(bare + [contact("c")], priority: false, at: at(0))
        _ = dialer.agentJoined(agent(0), at: at(0))
        let events = dialer.start(at: at(0)) + dialer.run()
        #expect(events.skips == ["a": .noCallableNumber, "b": .noCallableNumber])
        #expect(events.dialed == ["c"])
        #expect(dialer.contactCounts.skipped == 2)
    }

    @Test("A contact marked uncallable is skipped; one that may be called again in time is dialed")
    func marked() throws {
        var dialer = try dialer(profile: certain(.busy))
        _ = dialer.contactsAdded(contacts(3), priority: false, at: at(0))
        _ = dialer.contactUncallable("c0", .doNotCall, at: at(0))
        _ = dialer.contactUncallable("c1", .attemptLimit, at: at(0))
        _ = dialer.contactCallable("c1", at: at(0))
        #expect(dialer.contactCounts.blocked == 1)
        #expect(dialer.contactCounts.callableNow == 2)
        _ = dialer.agentJoined(agent(0), at: at(0))
        let events = dialer.start(at: at(0)) + dialer.run()
        #expect(events.skips == ["c0": .doNotCall])
        #expect(events.dialed == ["c1", "c2"])
    }

    @Test("A contact outside its callable times waits and keeps the campaign on until its time comes")
    func deferred() throws {
        var dialer = try dialer(profile: certain(.busy))
        _ = dialer.contactsAdded(contacts(2), priority: false, at: at(0))
        _ = dialer.contactUncallable("c0", .outsideCallableTimes, at: at(0))
        _ = dialer.agentJoined(agent(0), at: at(0))
        let first = dialer.start(at: at(0)) + dialer.run()
        #expect(first.dialed == ["c1"])
        #expect(dialer.status == .on)
        #expect(dialer.contactCounts.deferred == 1)
        #expect(dialer.whyNotDialing == [.outsideCallableTimes])
        let then = dialer.contactCallable("c0", at: at(3600)) + dialer.run()
        #expect(then.dialed == ["c0"])
        #expect(then.statuses == [.complete])
    }

    @Test("A waiting contact that turns out to be forbidden is skipped and the campaign completes")
    func deferredThenForbidden() throws {
        var dialer = try dialer(profile: certain(.busy))
        _ = dialer.contactsAdded(contacts(1), priority: false, at: at(0))
        _ = dialer.contactUncallable("c0", .outsideCallableTimes, at: at(0))
        _ = dialer.agentJoined(agent(0), at: at(0))
        _ = dialer.start(at: at(0))
        let events = dialer.contactUncallable("c0", .doNotCall, at: at(10))
        #expect(events.skips == ["c0": .doNotCall])
        #expect(events.statuses == [.complete])
        #expect(dialer.whyNotDialing == [.campaignComplete, .allContactsBlocked])
    }
}
