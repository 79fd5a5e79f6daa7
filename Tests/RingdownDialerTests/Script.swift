import RingdownDialer
import Testing

/// Something that is done to a campaign at an instant.
struct Step {
    enum Input {
        case start, stop, recycle
        case add([DialableContact], priority: Bool)
        case remove([ContactID])
        case forbid(ContactID, UncallableReason)
        case allow(ContactID)
        case join(AgentID)
        case leave(AgentID)
        case limits(PacingLimits)
        case dial(AgentID)
        case skip(AgentID)
    }

    let time: DialerTime
    let input: Input

    func apply(to dialer: inout CampaignDialer) -> [DialerEvent] {
        switch input {
        case .start: dialer.start(at: time)
        case .stop: dialer.stop(at: time)
        case .recycle: dialer.recycle(at: time)
        case .add(let contacts, let priority): dialer.contactsAdded(contacts, priority: priority, at: time)
        case .remove(let ids): dialer.contactsRemoved(ids, at: time)
        case .forbid(let id, let reason): dialer.contactUncallable(id, reason, at: time)
        case .allow(let id): dialer.contactCallable(id, at: time)
        case .join(let agent): dialer.agentJoined(agent, at: time)
        case .leave(let agent): dialer.agentLeft(agent, at: time)
        case .limits(let limits): dialer.limitsChanged(limits, at: time)
        case .dial(let agent): dialer.previewDialed(by: agent, at: time)
        case .skip(let agent): dialer.previewSkipped(by: agent, at: time)
        }
    }
}

/// A made-up stretch of a campaign's life: everything that can be done to it, at random, for an hour.
struct Script: CustomTestStringConvertible {
    let mode: DialingMode
    let seed: UInt64
    let limits: PacingLimits
    let steps: [Step]

    var testDescription: String { "\(mode), seed \(seed)" }

    init(mode: DialingMode, seed: UInt64) {
        var chance = Chance(seed: seed &* 31 &+ UInt64(mode.rawValue.utf8.reduce(0) { $0 + UInt64($1) }))
        self.mode = mode
        self.seed = seed
        limits = PacingLimits(
            outboundLineCount: mode == .agentless || chance.below(3) == 0 ? 1 + chance.below(12) : nil,
            maxCallsPerAgent: 1 + Double(chance.below(5)) / 2,
            previewTimeout: chance.below(3) == 0 ? nil : .seconds(5 + chance.below(40)),
            alwaysRunning: chance.below(4) == 0
        )
        var steps = [
            Step(time: at(0), input: .add(contacts(20 + chance.below(60)), priority: false)),
            Step(time: at(0), input: .join(agent(0))),
            Step(time: at(1), input: .start),
        ]
        var clock = 1.0
        while clock < 3600 {
            // A third of the steps fall on the same instant as the one before.
            clock += Double(max(0, chance.below(90_000) - 30_000)) / 1000
            steps.append(Step(time: at(clock), input: Self.input(&chance)))
        }
        self.steps = steps
    }

    private static func input(_ chance: inout Chance) -> Step.Input {
        let someone = ContactID("c\(chance.below(80))")
        let agent = agent(chance.below(6))
        switch chance.below(20) {
        case 0, 1, 2: return .start
        case 3: return .stop
        case 4: return .recycle
        case 5, 6:
            let first = chance.below(80)
            let added = contacts(first + 1 + chance.below(20)).suffix(20)
            return .add(Array(added), priority: chance.below(2) == 0)
        case 7: return .remove([someone])
        case 8: return .forbid(someone, UncallableReason.allCases[chance.below(UncallableReason.allCases.count)])
        case 9: return .forbid(someone, .outsideCallableTimes)
        case 10, 11: return .allow(someone)
        case 12, 13, 14: return .join(agent)
        case 15, 16: return .leave(agent)
        case 17: return .dial(agent)
        case 18: return .skip(agent)
        default: return .limits(PacingLimits(outboundLineCount: 1 + chance.below(9), maxCallsPerAgent: 2))
        }
    }

    static let all: [Script] = DialingMode.allCases.flatMap { mode in
        (0..<25).map { Script(mode: mode, seed: UInt64($0)) }
    }

    /// The campaign before the first step.
    func dialer() -> CampaignDialer {
        CampaignDialer(
            id: CampaignDialer.ID("scripted"),
            mode: mode,
            limits: limits,
            network: SimulatedNetwork(seed: seed)
        )
    }
}

/// A generator for tests: the constants of Knuth's MMIX.
struct Chance {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &+ 0x1234_5678
        _ = below(2)
    }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
