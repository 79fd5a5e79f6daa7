package import RingdownCore
import Synchronization

/// A vendor in memory: it answers as a test wrote down, and records every call and every effect.
///
/// Each method takes the next answer of its script; the last one stays. Without a script it finds the sample campaign
/// off, starts it, shows it dialed to the end, and, read back, tells the truth about what happened.
package final class ScriptedConnector: Connector {
    /// One call, as it came.
    package enum Call: Hashable, Sendable {
        case prepare(DialOrder)
        case perform(DialPlan, trigger: String)
        case reconcile(Intent)
        case progress(DialPlan)
        case explain(ConnectorError)
        case foresee(DialPlan.Step)
    }

    /// What was carried out for a trigger.
    package struct Effect: Hashable, Sendable {
        /// The trigger's identifier.
        package let trigger: String
        /// The plan as it was carried out.
        package let plan: DialPlan
    }

    private struct State {
        var calls: [Call] = []
        var effects: [Effect] = []
        var unpermitted: [String] = []
        var prepare: [ScriptedAnswer<DialPlan>] = [.success(Sample.plan())]
        var perform: [ScriptedAnswer<Receipt>] = []
        var reconcile: [ScriptedAnswer<Reconciliation>] = []
        var progress: [ScriptedAnswer<DialProgress>] = [.success(Sample.progress(.finished, called: 200))]
        var explanation = Explanation(verdict: .unknown, causes: [])
        var foreseen = Explanation(verdict: .allowed, causes: [])
    }

    private let provider: String
    private let clock: any WallClock
    private let state = Mutex(State())

    /// A connector of one configured provider.
    package init(provider: String = "genesys", clock: any WallClock) {
        self.provider = provider
        self.clock = clock
    }

    /// Every call so far, in order.
    package var calls: [Call] { state.withLock { $0.calls } }

    /// What was carried out so far, in order: what a customer would have noticed.
    package var effects: [Effect] { state.withLock { $0.effects } }

    /// The triggers for which something was to be sent without a permit that covers it; nothing was.
    package var unpermitted: [String] { state.withLock { $0.unpermitted } }

    /// Writes down what `prepare` answers, call by call.
    package func onPrepare(_ answers: ScriptedAnswer<DialPlan>...) { state.withLock { $0.prepare = answers } }

    /// Writes down what `perform` answers, call by call.
    package func onPerform(_ answers: ScriptedAnswer<Receipt>...) { state.withLock { $0.perform = answers } }

    /// Writes down what `reconcile` answers, call by call.
    package func onReconcile(_ answers: ScriptedAnswer<Reconciliation>...) {
        state.withLock { $0.reconcile = answers }
    }

    /// Writes down what `progress` answers, call by call.
    package func onProgress(_ answers: ScriptedAnswer<DialProgress>...) { state.withLock { $0.progress = answers } }

    /// Writes down what `explain` answers.
    package func onExplain(_ explanation: Explanation) { state.withLock { $0.explanation = explanation } }

    /// Writes down what `foresee` answers.
    package func onForesee(_ explanation: Explanation) { state.withLock { $0.foreseen = explanation } }

    package func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan {
        let answer = state.withLock { state in
            state.calls.append(.prepare(order))
            return Self.next(&state.prepare)
        }
        return try (answer ?? .success(Sample.plan())).get()
    }

    package func perform(
        _ plan: DialPlan,
        for trigger: String,
        permit: Permit
    ) async throws(ConnectorError) -> Receipt {
        let now = clock.now()
        let isPermitted = permit.covers(trigger: trigger, provider: provider, at: now)
        let answer = state.withLock { state -> ScriptedAnswer<Receipt> in
            state.calls.append(.perform(plan, trigger: trigger))
            guard isPermitted else {
                state.unpermitted.append(trigger)
                return .failure(ConnectorError(.notPermitted, "The permit does not cover trigger \(trigger)."))
            }
            let answer = Self.next(&state.perform) ?? .success(Sample.receipt(at: now))
            if answer.happens { state.effects.append(Effect(trigger: trigger, plan: plan)) }
            return answer
        }
        return try answer.get()
    }

    package func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation {
        let now = clock.now()
        let answer = state.withLock { state -> ScriptedAnswer<Reconciliation> in
            state.calls.append(.reconcile(intent))
            if let scripted = Self.next(&state.reconcile) { return scripted }
            return state.effects.contains { $0.plan == intent.plan }
                ? .success(.happened(Sample.receipt(at: now)))
                : .success(.didNotHappen("The campaign is as it was."))
        }
        return try answer.get()
    }

    package func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress {
        let answer = state.withLock { state in
            state.calls.append(.progress(plan))
            return Self.next(&state.progress)
        }
        return try (answer ?? .success(Sample.progress(.finished, called: 200))).get()
    }

    package func explain(_ error: ConnectorError) async -> Explanation {
        state.withLock { state in
            state.calls.append(.explain(error))
            return state.explanation
        }
    }

    package func foresee(_ step: DialPlan.Step) async -> Explanation {
        state.withLock { state in
            state.calls.append(.foresee(step))
            return state.foreseen
        }
    }

    /// The next answer, of which the last one stays; `nil` when nothing was written down.
    private static func next<Value>(_ answers: inout [ScriptedAnswer<Value>]) -> ScriptedAnswer<Value>? {
        answers.count > 1 ? answers.removeFirst() : answers.first
    }
}
