import RingdownDialer
import Testing

struct PropertyTests {
    @Test("Whatever is done to a campaign, its books stay right", arguments: Script.all)
    func books(_ script: Script) {
        var dialer = script.dialer()
        var auditor = Auditor(mode: script.mode)
        for step in script.steps {
            while let next = dialer.nextEventTime, next <= step.time {
                auditor.audit(dialer.advance(to: next), of: dialer)
            }
            switch step.input {
            case .add(let contacts, _):
                for contact in contacts {
                    auditor.done.remove(contact.id)
                }
            case .remove(let ids):
                for id in ids {
                    auditor.forbidden.remove(id)
                }
            case .forbid(let id, _) where dialer.isOnList(id):
                auditor.forbidden.insert(id)
            case .allow(let id):
                auditor.forbidden.remove(id)
            default:
                break
            }
            auditor.audit(step.apply(to: &dialer), of: dialer)
        }
        // Left alone, the campaign comes to rest.
        auditor.audit(dialer.run(), of: dialer)
        #expect(dialer.nextEventTime == nil)
        #expect(dialer.linesInUse == 0)
        #expect(dialer.tallies.ended == dialer.tallies.attempts)
    }

    @Test("However time is cut into steps, the same happens", arguments: Script.all)
    func chunks(_ script: Script) {
        var coarse = script.dialer()
        var fine = script.dialer()
        var chance = Chance(seed: script.seed &+ 99)
        var (coarseEvents, fineEvents) = ([DialerEvent](), [DialerEvent]())
        for step in script.steps {
            coarseEvents += step.apply(to: &coarse)
            while fine.now < step.time, chance.below(4) > 0 {
                let cut = max(fine.now, at(0)) + .milliseconds(1 + chance.below(20_000))
                fineEvents += fine.advance(to: min(cut, step.time))
            }
            fineEvents += step.apply(to: &fine)
        }
        coarseEvents += coarse.advance(to: at(100_000))
        fineEvents += fine.run(until: at(100_000))
        #expect(coarseEvents == fineEvents)
        #expect(coarse.snapshot == fine.snapshot)
    }

    @Test("The same seed gives the same events, another seed others")
    func seeds() throws {
        func events(_ seed: UInt64) throws -> [DialerEvent] {
            var dialer = try dialer(.power, limits: PacingLimits(maxCallsPerAgent: 3), seed: seed)
            return dialer.begin(contacts: 300, agents: 6) + dialer.run()
        }
        #expect(try events(5) == events(5))
        #expect(try events(5) != events(6))
    }
}

extension CampaignDialer {
    func isOnList(_ id: ContactID) -> Bool {
        facts.contacts.contains { $0.contact.id == id }
    }
}
