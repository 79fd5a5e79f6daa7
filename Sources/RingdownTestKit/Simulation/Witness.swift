import Foundation
import RingdownCore

/// Sees everything that is written, sent and carried out, and says which guarantee did not hold.
///
/// It decides by rules of its own where it can: windows by `WindowOracle`, limits by the vendors' ledgers.
final class Witness: @unchecked Sendable {
    // Touched by the simulation's one thread only.
    /// What a vendor carried out.
    struct Effect {
        let trigger: String
        let target: String
        /// What the server's clock read when the intent was written.
        let at: Date
        /// The second at which it was carried out.
        let elapsed: Double
    }

    /// The triggers as they were written last.
    private(set) var triggers: [String: Trigger] = [:]
    /// The order in which they were asked for.
    private var places: [String: Int] = [:]
    /// The windows that the configuration names.
    var windows: [String: WindowOracle] = [:]
    private(set) var effects: [Effect] = []
    /// The first guarantee that did not hold.
    private(set) var violation: Violation?
    /// The triggers and changes that callers were told of.
    private(set) var acknowledged: Set<String> = []
    private var readings: [Date: Double] = [:]
    private var allowed: [String: Set<String>] = [:]
    private var intents: [String: String] = [:]
    /// The seconds at which they were asked for.
    private var asked: [String: Double] = [:]
    private var unresolved: Set<String> = []
    private var keys: [String: String] = [:]
    private var thrown: [String?: Double] = [:]
    /// What is known of the providers.
    var providers = Providers()
    /// How many triggers of others have gone out since a trigger could.
    var passed: [String: Int] = [:]
    /// Says whether a vendor has shown that a plan was carried out since a second.
    var isShown: (Trigger, Double) -> Bool = { _, _ in false }

    /// The longest in seconds between the gate's decision and what is sent because of it.
    static let tolerance = 1.0

    func violate(_ guarantee: Guarantee, _ sentence: String, _ world: SimulatedWorld) {
        guard violation == nil else { return }
        violation = Violation(guarantee: guarantee, sentence: sentence)
        world.note("VIOLATED \(guarantee.rawValue) \(sentence)")
    }

    func read(_ now: Date, at elapsed: Double) { readings[now] = elapsed }

    func acknowledge(_ ids: [String]) { acknowledged.formUnion(ids) }

    // MARK: What is written

    func took(_ entry: IntakeEntry, _ result: IntakeResult, _ world: SimulatedWorld) {
        for trigger in result.triggers {
            made(trigger, world)
            guard case .rule(let rule, _, _) = trigger.cause else { continue }
            unique("\(entry.change.identity)|\(rule)|\(trigger.order.lane)", trigger, world)
        }
    }

    func made(_ trigger: Trigger, _ world: SimulatedWorld) {
        triggers[trigger.id] = trigger
        places[trigger.id] = places.count
        asked[trigger.id] = world.elapsed
        if let key = trigger.idempotencyKey { unique(key, trigger, world) }
    }

    private func unique(_ key: String, _ trigger: Trigger, _ world: SimulatedWorld) {
        if let first = keys[key] {
            violate(.oneTrigger, "\(key) made \(first) and \(trigger.id).", world)
        }
        keys[key] = trigger.id
    }

    func moved(_ move: TriggerMove, at now: Date, _ world: SimulatedWorld) {
        let trigger = move.trigger
        let before = triggers[trigger.id]
        world.note("  \(trigger.id) \(before?.status.rawValue ?? "?") → \(trigger.status.rawValue): \(trigger.reason)")
        for decision in move.decisions where decision.kind == .allowed {
            allowed[trigger.id, default: []].insert(decision.id)
        }
        if move.permit != nil || trigger.status == .sending { claimed(trigger, at: now, world) }
        if trigger.status == .done, before?.status != .done {
            let since = asked[trigger.id] ?? .infinity
            if !isShown(trigger, since) {
                violate(.evidenced, "\(trigger.id) is done and the vendor shows nothing.", world)
            }
        }
        if trigger.status == .failed { gaveUp(trigger, world) }
        if before?.status != trigger.status || before?.dueAt != trigger.dueAt { passed[trigger.id] = nil }
        triggers[trigger.id] = trigger
    }

    private func claimed(_ trigger: Trigger, at now: Date, _ world: SimulatedWorld) {
        if let intent = trigger.intent { intents[intent.id] = trigger.id }
        let earlier = before(trigger, at: now)
        if let first = earlier.min(by: { places[$0.id, default: 0] < places[$1.id, default: 0] }) {
            violate(.inOrder, "\(trigger.id) goes before \(first.id), which is \(first.status.rawValue).", world)
        }
        passes(trigger, at: now, world)
    }

    /// The triggers of the same list or connection that go before one.
    func before(_ trigger: Trigger, at now: Date) -> [Trigger] {
        guard let place = places[trigger.id] else { return [] }
        return triggers.values
            .filter { $0.order.lane == trigger.order.lane && $0.id != trigger.id && places[$0.id, default: 0] < place }
            .filter { other in
                switch other.status {
                case .queued, .sending: true
                case .inDoubt: other.dueAt != nil
                case .held: other.dueAt.map { $0 <= now } ?? false
                case .accepted, .dialing, .done, .refused, .failed, .cancelled, .expired: false
                }
            }
    }

    /// A person sent anew what could not be told, having looked for it.
    func retried(_ id: String) { unresolved = unresolved.filter { !$0.hasPrefix(id + "|") } }

    /// A kill switch was written.
    func set(_ provider: String?, isOn: Bool, at elapsed: Double) {
        if isOn { thrown[provider] = thrown[provider] ?? elapsed } else { thrown[provider] = nil }
    }

    // MARK: What is sent

    func sent(_ id: String, _ step: DialPlan.Step, to provider: String, _ world: SimulatedWorld) {
        guard let trigger = triggers[id], trigger.status == .sending, let intent = trigger.intent,
            intent.plan.steps.contains(step), let decision = trigger.decisionID,
            allowed[id]?.contains(decision) ?? false
        else {
            return violate(.intended, "\(step.operation) \(step.target.id) was sent for \(id) without.", world)
        }
        if !unresolved.insert("\(id)|\(step.target.id)").inserted {
            violate(.notBlindly, "\(step.target.id) was sent again for \(id) without being asked about.", world)
        }
        let isFresh = readings[intent.at].map { world.elapsed - $0 <= Self.tolerance } ?? false
        let instants = isFresh ? [world.now, intent.at] : [world.now]
        for clause in trigger.clauses {
            switch clause {
            case .window(let name):
                guard let window = windows[name], instants.contains(where: window.isOpen) else {
                    violate(.insideWindow, "\(id) was sent at \(world.now), outside \(name).", world)
                    continue
                }
            case .approval:
                if trigger.approval == nil { violate(.approved, "\(id) was sent without.", world) }
            case .atMost, .unknown: break
            }
        }
        if let deadline = trigger.deadline, !instants.contains(where: { $0 < deadline }) {
            violate(.beforeDeadline, "\(id) was sent at \(world.now), due by \(deadline).", world)
        }
        for scope in [nil, provider] {
            if let since = thrown[scope], world.elapsed > since + Self.tolerance {
                violate(.stopped, "\(id) was sent \(world.elapsed - since) s after it was thrown.", world)
            }
        }
    }

    /// The vendor said for certain whether it did what was sent.
    func answered(_ id: String, _ step: DialPlan.Step) { unresolved.remove("\(id)|\(step.target.id)") }

    /// The vendor was read back and showed that what was intended, or part of it, did not happen.
    func cleared(_ intent: Intent) {
        guard let id = intents[intent.id] else { return }
        for step in intent.plan.steps { unresolved.remove("\(id)|\(step.target.id)") }
    }

    // MARK: What happens at the vendor

    func carriedOut(_ step: DialPlan.Step, for id: String, isCopy: Bool, _ world: SimulatedWorld) {
        guard !isCopy || !effects.contains(where: { $0.trigger == id && $0.target == step.target.id }) else { return }
        if effects.contains(where: { $0.trigger == id && $0.target == step.target.id }) {
            violate(.once, "\(step.operation) \(step.target.id) was carried out twice for \(id).", world)
        }
        guard let trigger = triggers[id] else { return }
        effects.append(
            Effect(trigger: id, target: step.target.id, at: trigger.intent?.at ?? world.now, elapsed: world.elapsed)
        )
        for case .atMost(let times, let period) in trigger.clauses {
            expectLimit(trigger, times, period, world)
        }
    }

    private func expectLimit(_ trigger: Trigger, _ times: Int, _ period: Double, _ world: SimulatedWorld) {
        guard let key = trigger.limitKey else { return }
        let mine = effects.filter { triggers[$0.trigger]?.limitKey == key }
        for effect in mine {
            let others = mine.filter { other in
                let age = effect.at.timeIntervalSince(other.at)
                // A clock that was set back makes things seem closer than they are.
                return other.trigger != effect.trigger && age >= 0 && age < period
                    && effect.elapsed - other.elapsed < period
            }
            if Set(others.map(\.trigger)).count >= times {
                violate(.withinLimit, "\(effect.trigger) is one more than \(times) in \(Int(period)) s.", world)
            }
        }
    }

    /// Whether a vendor carried out anything for a trigger.
    func hasEffect(_ id: String) -> Bool { effects.contains { $0.trigger == id } }

    // MARK: The end

    /// Looks for triggers that nobody moves any more although somebody should.
    func expectNothingForgotten(_ world: SimulatedWorld) {
        for trigger in triggers.values.sorted(by: { $0.id < $1.id }) {
            let isDue = trigger.dueAt.map { $0 < world.now.addingTimeInterval(-300) } ?? false
            let isForgotten =
                switch trigger.status {
                case .done, .cancelled, .expired, .refused, .failed: false
                case .held: isDue || trigger.reason.isEmpty
                case .queued: isDue || trigger.dueAt == nil
                case .inDoubt: trigger.dueAt != nil || trigger.reason.isEmpty
                case .sending, .accepted, .dialing: true
                }
            if isForgotten {
                violate(.remembered, "\(trigger.id) is still \(trigger.status.rawValue): \(trigger.reason)", world)
            }
        }
    }
}
