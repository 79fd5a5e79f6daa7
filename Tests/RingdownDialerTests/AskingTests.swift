import RingdownDialer
import Testing

@Suite("A dialer that asks before it dials")
struct AskingTests {
    static func dialer(_ mode: DialingMode = .progressive, limits: PacingLimits = PacingLimits()) -> CampaignDialer {
        CampaignDialer(
            id: CampaignDialer.ID("campaign"),
            mode: mode,
            limits: limits,
            network: SimulatedNetwork(seed: 1),
            rules: DialingRules(asks: true)
        )
    }

    @Test("dials nobody before it is answered, and then whom it may, in order")
    func order() {
        var dialer = Self.dialer()
        var events = dialer.begin(contacts: 4, agents: 2)
        #expect(events.dialed.isEmpty)
        #expect(dialer.openQuestions == ["c0"])
        #expect(dialer.nextEventTime == at(0))
        events = dialer.answer { id, _ in
            id == "c1" ? .pass(.doNotCall) : .dial(DialableNumber(column: "b", number: "2"))
        }
        #expect(events.dialed == ["c0", "c2"])
        #expect(events.starts.allSatisfy { $0.number.column == "b" })
        #expect(events.skips == ["c1": .doNotCall])
        #expect(dialer.openQuestions.isEmpty)
    }

    @Test("lets contacts wait for their time, and wakes then", arguments: DialingMode.allCases)
    func waiting(_ mode: DialingMode) {
        var dialer = Self.dialer(mode, limits: PacingLimits(outboundLineCount: 2, previewTimeout: .seconds(5)))
        _ = dialer.begin(contacts: 30, agents: 3)
        let opening = at(3600)
        var events: [DialerEvent] = []
        while dialer.status == .on, let next = dialer.nextEventTime {
            events += dialer.advance(to: next)
            events += dialer.answer { id, now in
                if id.rawValue.hasSuffix("7"), now < opening { return .wait(until: opening) }
                return .dial(DialableNumber(column: "Cell", number: "+1"))
            }
        }
        #expect(dialer.status == .complete)
        #expect(Set(events.dialed).count == 30 && events.dialed.count == 30)
        for event in events {
            if case .attemptStarted(let start) = event.kind, start.id.contact.rawValue.hasSuffix("7") {
                #expect(event.time >= opening)
            }
        }
    }

    @Test("sleeps while it is no callable time for anybody, and says so")
    func closed() {
        var dialer = Self.dialer()
        _ = dialer.begin(contacts: 3, agents: 1)
        _ = dialer.closed(until: at(600), at: at(0))
        #expect(dialer.openQuestions.isEmpty)
        #expect(dialer.nextEventTime == at(600))
        #expect(dialer.whyNotDialing == [.outsideCallableTimes])
        _ = dialer.advance(to: at(600))
        #expect(dialer.openQuestions == ["c0"])
    }

    @Test("asks about the next contact again when a stop came between")
    func stopped() {
        var dialer = Self.dialer()
        _ = dialer.begin(contacts: 2, agents: 1)
        _ = dialer.stop(at: at(1))
        #expect(dialer.openQuestions.isEmpty)
        _ = dialer.start(at: at(2))
        #expect(dialer.openQuestions == ["c0"])
    }

    @Test("completes when everybody was passed over")
    func exhausted() {
        var dialer = Self.dialer()
        var events = dialer.begin(contacts: 1000, agents: 1)
        events += dialer.answer { _, _ in .pass(.filteredOut) }
        #expect(events.statuses.last == .complete)
        #expect(events.skips.count == 1000)
    }

    @Test("asks again when rules change about whoever waits")
    func rules() {
        var dialer = Self.dialer()
        _ = dialer.begin(contacts: 2, agents: 1)
        _ = dialer.answer { _, _ in .wait(until: at(9000)) }
        #expect(dialer.whyNotDialing == [.outsideCallableTimes])
        _ = dialer.rulesChanged(DialingRules(asks: true), at: at(10))
        #expect(!dialer.openQuestions.isEmpty)
    }
}

@Suite("Recalls")
struct RecallTests {
    static let plan = RecallPlan(entries: [.busy: .init(times: 2, minutes: 10)])

    @Test("follow a busy line after so many minutes, so many times in a pass")
    func recalls() throws {
        var dialer = CampaignDialer(
            id: CampaignDialer.ID("campaign"),
            mode: .progressive,
            limits: PacingLimits(),
            network: try SimulatedNetwork(seed: 1, profile: certain(.busy)),
            rules: DialingRules(recalls: Self.plan)
        )
        let events = dialer.begin(contacts: 5, agents: 1) + dialer.run()
        #expect(events.statuses.last == .complete)
        for id in contacts(5).map(\.id) {
            let starts = events.filter {
                if case .attemptStarted(let start) = $0.kind { start.id.contact == id } else { false }
            }
            let ends = events.filter {
                if case .attemptEnded(let end) = $0.kind { end.id.contact == id } else { false }
            }
            #expect(starts.count == 3)
            for (end, next) in zip(ends, starts.dropFirst()) { #expect(next.time - end.time >= .seconds(600)) }
        }
    }

    @Test("go on after a restart where they were")
    func restart() throws {
        let network = try SimulatedNetwork(seed: 1, profile: certain(.busy))
        var dialer = CampaignDialer(
            id: CampaignDialer.ID("campaign"),
            mode: .progressive,
            limits: PacingLimits(),
            network: network,
            rules: DialingRules(recalls: Self.plan)
        )
        var events = dialer.begin(contacts: 3, agents: 1) + dialer.run(until: at(300))
        #expect(dialer.whyNotDialing == [.waitingForRecalls])
        #expect(dialer.contactCounts.recalls == 3)
        var (restored, more) = CampaignDialer.restore(
            dialer.facts,
            id: dialer.id,
            mode: dialer.mode,
            limits: dialer.limits,
            network: network,
            rules: dialer.rules,
            at: at(400)
        )
        events += more + restored.agentJoined(agent(0), at: at(400)) + restored.run()
        #expect(restored.status == .complete)
        #expect(events.dialed.count == 9)
    }

    @Test("A callback is dialed at its time, before all others")
    func callBack() throws {
        var dialer = try dialer(profile: certain(.person))
        _ = dialer.begin(contacts: 1, agents: 1)
        _ = dialer.contactsAdded(contacts(40, prefix: "d"), priority: true, at: at(0))
        _ = dialer.run(until: at(1))
        var events = dialer.callBack("c0", notBefore: at(900), at: at(1)) + dialer.run(until: at(900))
        #expect(!events.dialed.contains("c0"))
        events = dialer.run(until: at(1200))
        #expect(events.dialed.first == "c0")
    }
}

extension CampaignDialer {
    /// Answers what is asked until nothing is asked any more.
    mutating func answer(_ verdict: (ContactID, DialerTime) -> Verdict) -> [DialerEvent] {
        var events: [DialerEvent] = []
        while !openQuestions.isEmpty {
            let now = now
            events += judged(openQuestions.map { ($0, verdict($0, now)) }, at: now)
        }
        return events
    }
}
