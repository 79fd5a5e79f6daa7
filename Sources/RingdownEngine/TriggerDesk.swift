package import Foundation
package import RingdownCore

/// Where callers ask for triggers and give orders about them.
package struct TriggerDesk: Sendable {
    let engine: Engine

    package init(_ engine: Engine) { self.engine = engine }

    /// Records a caller's request to trigger a contact list.
    ///
    /// A request with an idempotency key that was used before gives the trigger of the first one.
    package func trigger(
        _ list: ContactListBinding,
        for caller: String,
        priority: Bool,
        deadline: Date?,
        idempotencyKey: String?
    ) async throws(StoreError) -> AddedTrigger {
        try await add(
            "\(caller) asked to trigger \(list.words).",
            for: caller,
            deadline: deadline,
            idempotencyKey: idempotencyKey
        ) { _ in DialOrder(contactList: list, priority: priority) }
    }

    /// Records a caller's request to place one call.
    ///
    /// A request with an idempotency key that was used before gives the trigger of the first one.
    package func call(
        _ connection: PersonalConnectionBinding,
        from: PhoneNumber,
        to: PhoneNumber,
        for caller: String,
        deadline: Date?,
        idempotencyKey: String?
    ) async throws(StoreError) -> AddedTrigger {
        try await add(
            "\(caller) asked to call \(to.masked) on \(connection.words).",
            for: caller,
            deadline: deadline,
            idempotencyKey: idempotencyKey
        ) { id in DialOrder(call: CallOrder(connection: connection, from: from, to: to, reference: id)) }
    }

    /// Records a request; `order` is given the trigger's id.
    ///
    /// It is refused with `full` when too many triggers wait already, unless it repeats one that was taken in before.
    private func add(
        _ sentence: String,
        for caller: String,
        deadline: Date?,
        idempotencyKey: String?,
        _ order: (String) -> DialOrder
    ) async throws(StoreError) -> AddedTrigger {
        do throws(StoreError) {
            try await engine.backlog.expectRoom(in: engine.store, clock: engine.clock)
        } catch {
            guard error.code == .full, let first = try await first(idempotencyKey) else { throw error }
            return AddedTrigger(trigger: first, isRepeat: true)
        }
        let now = engine.clock.now()
        let id = engine.ids.next()
        let decision = Decision(id: engine.ids.next(), at: now, kind: .matched, sentence: sentence, triggerID: id)
        let trigger = Trigger(
            id: id,
            order: order(id),
            cause: .caller(id: caller),
            deadline: deadline,
            idempotencyKey: idempotencyKey,
            createdAt: now,
            decisionID: decision.id
        )
        let added = try await engine.store.add(trigger, decision: decision)
        if !added.isRepeat {
            engine.backlog.took(1)
            engine.bell.ring(for: [.queued])
        }
        return added
    }

    /// The trigger that was asked for with a key; `nil` without a key, and when there is none.
    private func first(_ key: String?) async throws(StoreError) -> Trigger? {
        guard let key else { return nil }
        return try await engine.store.triggers(TriggerQuery(idempotencyKey: key, limit: 1)).first
    }

    /// A person's order about a trigger.
    package enum Order: Sendable {
        case cancel
        case retry
        case redrive
        case approve
    }

    /// Carries out an order; the outer error is the store's, the inner says why the order does not apply.
    package func carryOut(
        _ order: Order,
        on triggerID: String,
        by person: String
    ) async throws(StoreError) -> Result<Trigger, TriggerEventError> {
        let now = engine.clock.now()
        let decisionID = engine.ids.next()
        let refusal = RefusalBox()
        let move = try await engine.store.move(triggerID, at: now) { trigger, _ in
            do throws(TriggerEventError) {
                return switch order {
                case .cancel: try trigger.cancel(by: person, at: now, decisionID: decisionID)
                case .retry: try trigger.retry(by: person, at: now, decisionID: decisionID)
                case .redrive: try trigger.redrive(by: person, at: now, decisionID: decisionID)
                case .approve: try trigger.approve(by: person, at: now, decisionID: decisionID)
                }
            } catch {
                refusal.set(error)
                return nil
            }
        }
        guard let move else {
            return .failure(
                refusal.error
                    ?? TriggerEventError(event: "\(order)", status: .queued, message: "Nothing was changed.")
            )
        }
        engine.bell.ring()
        return .success(move.trigger)
    }

    /// Throws or releases a kill switch, and has held triggers asked again when one is released.
    package func set(_ killSwitch: KillSwitch, isOn: Bool) async throws(StoreError) {
        try await engine.store.set(killSwitch, isOn: isOn)
        if !isOn {
            let now = engine.clock.now()
            let held = try await engine.store.triggers(TriggerQuery(statuses: [.held], limit: .max))
            for trigger in held {
                _ = try await engine.store.move(trigger.id, at: now) { trigger, _ in trigger.reconsider(at: now) }
            }
        }
        engine.bell.ring()
    }
}
