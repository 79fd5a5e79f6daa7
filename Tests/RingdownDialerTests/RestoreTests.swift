import Foundation
import RingdownDialer
import Testing

struct RestoreTests {
    struct Crash: CustomTestStringConvertible {
        let mode: DialingMode
        let seed: UInt64

        var testDescription: String { "\(mode), seed \(seed)" }

        static let all = DialingMode.allCases.flatMap { mode in
            (1...12).map { Crash(mode: mode, seed: UInt64($0)) }
        }

        var limits: PacingLimits {
            PacingLimits(outboundLineCount: 6, maxCallsPerAgent: 2, previewTimeout: .seconds(5))
        }

        func restore(_ facts: CampaignFacts, at time: DialerTime) -> (CampaignDialer, [DialerEvent]) {
            CampaignDialer.restore(
                facts,
                id: CampaignDialer.ID("campaign"),
                mode: mode,
                limits: limits,
                network: SimulatedNetwork(seed: seed),
                at: time
            )
        }
    }

    @Test("After a crash at any recorded event nothing is dialed twice and nobody is forgotten", arguments: Crash.all)
    func crash(_ crash: Crash) throws {
        var chance = Chance(seed: crash.seed)
        var recorder = Recorder(contacts(60))
        var recorded: [DialerEvent] = []
        var dialer = try dialer(crash.mode, limits: crash.limits, seed: crash.seed)
        var pending = dialer.begin(contacts: 60, agents: 4)
        var crashes = 0
        while dialer.status != .complete {
            pending += dialer.advance(to: try #require(dialer.nextEventTime))
            // The store holds a prefix of what happened when the process dies, at times right within a batch.
            let kept = crashes < 5 && chance.below(25) == 0 ? chance.below(pending.count + 1) : nil
            for event in pending.prefix(kept ?? pending.count) {
                recorder.record(event)
                recorded.append(event)
            }
            pending = []
            guard kept != nil else { continue }
            crashes += 1
            let facts = try JSONDecoder().decode(
                CampaignFacts.self,
                from: JSONEncoder().encode(recorder.facts)
            )
            #expect(facts == recorder.facts)
            (dialer, pending) = crash.restore(facts, at: dialer.now)
            #expect(dialer.tallies.attempts - dialer.tallies.ended == dialer.linesInUse)
            // The start itself may not have been recorded.
            if dialer.status == .off { pending += dialer.start(at: dialer.now) }
            for number in 0..<4 {
                pending += dialer.agentJoined(agent(number), at: dialer.now)
            }
        }
        recorded += pending
        pending.forEach { recorder.record($0) }
        #expect(crashes > 0)
        #expect(recorded.dialed.count == 60)
        #expect(Set(recorded.dialed) == Set(contacts(60).map(\.id)))
        #expect(recorded.ends.count == 60)
        #expect(recorder.facts.tallies == dialer.tallies)
        #expect(recorder.facts.status == .complete)
        #expect(dialer.contactCounts.called == 60)
    }

    @Test("What is restored from a campaign's own facts is that campaign without its calls", arguments: Script.all)
    func roundTrip(_ script: Script) {
        var dialer = script.dialer()
        for (number, step) in script.steps.enumerated() {
            _ = step.apply(to: &dialer)
            guard number % 7 == 3 else { continue }
            let before = dialer.snapshot
            let facts = dialer.facts
            let open = facts.contacts.compactMap(\.openAttempt)
            #expect(open.count <= before.linesInUse)
            let (restored, events) = CampaignDialer.restore(
                facts,
                id: dialer.id,
                mode: dialer.mode,
                limits: dialer.limits,
                network: dialer.network,
                at: dialer.now
            )
            #expect(events.ends.map(\.disposition) == open.map { _ in .interrupted })
            #expect(restored.pass == before.pass)
            #expect(restored.contactCounts.total == before.contacts.total)
            #expect(restored.contactCounts.called >= before.contacts.called)
            #expect(restored.agentCounts.onQueue == 0)
            if dialer.mode != .agentless { #expect(events.starts.isEmpty) }
        }
    }

    @Test("A campaign that was stopping is off after a restart")
    func stopping() throws {
        var dialer = try dialer(profile: certain(.person))
        _ = dialer.begin(contacts: 5, agents: 2)
        _ = dialer.stop(at: at(5))
        #expect(dialer.status == .stopping)
        let (restored, events) = Crash(mode: .progressive, seed: 1).restore(dialer.facts, at: at(60))
        #expect(restored.status == .off)
        #expect(events.statuses == [.off])
        #expect(events.ends.map(\.disposition) == [.interrupted, .interrupted])
        #expect(events.allSatisfy { $0.time == at(60) })
        #expect(restored.contactCounts.remaining == 3)
    }

    @Test("A campaign whose last call was cut off is complete after a restart")
    func lastCall() throws {
        var dialer = try dialer(profile: certain(.person))
        _ = dialer.begin(contacts: 1, agents: 1)
        let (restored, events) = Crash(mode: .progressive, seed: 1).restore(dialer.facts, at: at(60))
        #expect(restored.status == .complete)
        #expect(events.statuses == [.complete])
        #expect(restored.tallies.outcomes == [.interrupted: 1])
    }

    @Test("Attempts are numbered on, and numbers found invalid stay so")
    func numbering() throws {
        let two = [DialableNumber(column: "Cell", number: "1"), DialableNumber(column: "Home", number: "2")]
        let facts = CampaignFacts(
            status: .complete,
            pass: 4,
            contacts: [
                ContactFacts(contact: contact("a", numbers: two), stage: .called, attempts: 3),
                ContactFacts(
                    contact: contact("b", numbers: two),
                    stage: .called,
                    attempts: 2,
                    uncallableNumbers: ["1"]
                ),
            ],
            tallies: DialerTallies(attempts: 5, outcomes: [.busy: 4, .invalid: 1])
        )
        var (restored, _) = Crash(mode: .progressive, seed: 1).restore(facts, at: at(0))
        _ = restored.agentJoined(agent(0), at: at(0))
        let events = restored.start(at: at(0)) + restored.run()
        #expect(events.starts.map(\.id.ordinal) == [4, 3])
        #expect(events.starts.map(\.number.column) == ["Cell", "Home"])
        #expect(events.starts.map(\.pass) == [5, 5])
        #expect(restored.tallies.attempts == 7)
    }

    @Test("Queue order, priority and blocks survive")
    func order() throws {
        var dialer = try dialer(profile: certain(.busy))
        _ = dialer.contactsAdded(contacts(4), priority: false, at: at(0))
        _ = dialer.contactsAdded([contact("p")], priority: true, at: at(0))
        _ = dialer.contactsAdded([contact("c0")], priority: false, at: at(0))
        _ = dialer.contactUncallable("c2", .doNotCall, at: at(0))
        var (restored, _) = CampaignDialer.restore(
            dialer.facts,
            id: dialer.id,
            mode: dialer.mode,
            limits: dialer.limits,
            network: dialer.network,
            at: at(10)
        )
        _ = restored.agentJoined(agent(0), at: at(10))
        let events = restored.start(at: at(10)) + restored.run()
        #expect(events.dialed == ["p", "c1", "c3", "c0"])
        #expect(events.skips == ["c2": .doNotCall])
    }
}
