import Foundation
import Logging
package import RingdownCore
import ServiceLifecycle

/// Sends triggers that are due: asks the gate, writes the intent, calls the vendor, writes the answer.
package struct Dispatcher: Service {
    private let engine: Engine

    package init(_ engine: Engine) { self.engine = engine }

    /// Runs until shutdown; a vendor call that has begun is finished first.
    package func run() async throws {
        await DueLoop(engine: engine, statuses: [.queued, .held]).run(recover: recover) { id throws(StoreError) in
            try await dispatch(id)
        }
    }

    /// Marks what was left between its intent and the vendor's answer: by an earlier process, or by this one when the
    /// store failed in between.
    ///
    /// - Parameter underway: the lanes of which something is being sent this moment.
    package func recover(_ underway: Set<String> = []) async throws(StoreError) {
        let left = try await engine.store.triggers(TriggerQuery(statuses: [.sending], limit: .max))
            .filter { !underway.contains($0.order.lane) }
        for trigger in left {
            let now = engine.clock.now()
            let decisionID = engine.ids.next()
            _ = try await engine.store.move(trigger.id, at: now) { trigger, _ in
                trigger.recovered(settle: engine.settings.retries.settle, at: now, decisionID: decisionID)
            }
        }
        if !left.isEmpty {
            engine.logger.warning("triggers were left in doubt", metadata: ["count": "\(left.count)"])
            engine.bell.ring()
        }
    }

    /// Takes one trigger as far as it goes now.
    package func dispatch(_ id: String) async throws(StoreError) {
        let now = engine.clock.now()
        guard let candidate = try await engine.store.candidate(id, at: now), candidate.memory.earlier == nil else {
            return
        }
        let trigger = candidate.trigger
        guard trigger.status == .queued || trigger.status == .held else { return }
        guard case .allowed = engine.gate.decide(facts(trigger, candidate.memory, now)) else {
            try await ask(id, toCarryOut: nil)
            return
        }
        let provider = trigger.order.provider
        guard let connector = engine.connectors[provider] else {
            let error = ConnectorError(
                .misconfigured,
                "The provider \(provider) is not configured; add it under providers."
            )
            return try await fail(id, error)
        }
        if let wait = engine.lines.ask(provider, at: engine.clock.now()) { return try await hold(id, wait) }
        let plan: DialPlan
        switch await engine.outcome(
            of: "prepare",
            at: provider,
            { () throws(ConnectorError) in
                try await connector.prepare(trigger.order)
            }
        ) {
        case .success(let prepared): plan = prepared.without(trigger.accomplished)
        case .failure(let error): return try await fail(id, error, of: provider, connector: connector)
        }
        guard let permit = try await ask(id, toCarryOut: plan, after: trigger.accomplished) else {
            engine.lines.ended(provider, .notAsked, at: engine.clock.now())
            return
        }
        switch await engine.outcome(
            of: "perform",
            at: provider,
            { () throws(ConnectorError) in
                try await connector.perform(plan, for: id, permit: permit)
            }
        ) {
        case .success(let receipt):
            let decisionID = engine.ids.next()
            let now = engine.clock.now()
            engine.lines.ended(provider, .answered, at: now)
            try await write(id, at: now) { trigger, _ in trigger.accepted(receipt, at: now, decisionID: decisionID) }
        case .failure(let error): try await fail(id, error, of: provider, connector: connector)
        }
    }

    /// Asks the gate, and writes in the same transaction the intent of what it allows, or what it holds or refuses.
    ///
    /// - Parameters:
    ///   - plan: what is to be carried out; `nil` before it is known, when nothing is allowed yet.
    ///   - accomplished: what the plan leaves out because it was done before.
    /// - Returns: the permit; `nil` when the trigger may not go out.
    @discardableResult
    private func ask(
        _ id: String,
        toCarryOut plan: DialPlan?,
        after accomplished: [RemoteObject] = []
    ) async throws(StoreError) -> Permit? {
        let now = engine.clock.now()
        let decisionID = engine.ids.next()
        let intent = plan.map { Intent(id: engine.ids.next(), at: now, plan: $0) }
        return try await write(id, at: now) { trigger, memory in
            // A plan that was made before more was done would do that again.
            guard memory.earlier == nil, plan == nil || trigger.accomplished == accomplished else { return nil }
            let verdict = engine.gate.decide(facts(trigger, memory, now))
            return trigger.asked(verdict, intent: intent, at: now, decisionID: decisionID)
        }?.permit
    }

    /// Has a trigger wait until its provider takes triggers again.
    private func hold(_ id: String, _ wait: ProviderWait) async throws(StoreError) {
        let now = engine.clock.now()
        let decisionID = engine.ids.next()
        try await write(id, at: now) { trigger, memory in
            memory.earlier == nil ? trigger.waits(for: wait, at: now, decisionID: decisionID) : nil
        }
    }

    /// Writes a failed vendor call, explained when the vendor refused it.
    ///
    /// - Parameter provider: the provider that failed; `nil` when none was called.
    private func fail(
        _ id: String,
        _ error: ConnectorError,
        of provider: String? = nil,
        connector: (any Connector)? = nil
    ) async throws(StoreError) {
        let wait = provider.flatMap { engine.lines.ended($0, .failed(error), at: engine.clock.now()) }
        var explanation: Explanation?
        if let connector, error.status != nil, error.code != .rateLimited, error.code != .unavailable {
            explanation = await connector.explain(error)
        }
        let explained = explanation
        let decisionID = engine.ids.next()
        let now = engine.clock.now()
        let jitter = engine.settings.jitter()
        try await write(id, at: now) { trigger, _ in
            trigger.failed(
                error,
                explanation: explained,
                wait: wait,
                policy: engine.settings.retries,
                jitter: jitter,
                at: now,
                decisionID: decisionID
            )
        }
    }

    private func facts(_ trigger: Trigger, _ memory: GateMemory, _ now: Date) -> GateFacts {
        GateFacts(
            trigger: trigger,
            now: now,
            windows: engine.book.windows,
            recentDispatches: memory.recentDispatches,
            killSwitches: memory.killSwitches
        )
    }

    @discardableResult
    private func write(
        _ id: String,
        at now: Date,
        _ move: @escaping @Sendable (Trigger, GateMemory) -> TriggerMove?
    ) async throws(StoreError) -> TriggerMove? {
        let written = try await engine.store.move(id, at: now, move)
        if let written {
            Meters.moved(written)
            // Whose turn it is in the lane is looked at when this task is done with it.
            engine.bell.ring(for: [written.trigger.status])
        }
        return written
    }
}
