package import Foundation

/// The trigger's state machine: each method is an event, and returns what is to be written.
///
/// ```
///             gateHeld                    noAnswer / recovered
///        ┌──────────────┐             ┌───────────────────────────┐
///        ▼              │             │                           ▼
///   held ───────────► queued ──────► sending ─────► accepted     inDoubt ── reconciled: unknown → a person
///    │   gate asked     │ gateAllowed  │  accepted     │ ▲         │  │
///    │                  │              │               │ └─────────┘  └─ did not happen → queued
///    │  gateRefused     │              │ failed        │  happened
///    ├──────────────────┤              ├─► queued (may be repeated)
///    ▼                  ▼              ├─► refused (must not be repeated)
///  refused           expired           └─► failed (repeats used up)
///    │                                                 ▼
///    └── retry → queued                             dialing ─────► done
/// ```
/// `cancel` ends whatever has not been sent; `waits` keeps it queued while its provider takes nothing. An event that
/// does not apply returns `nil`, so that one that comes late (an answer after recovery already moved the trigger)
/// changes nothing.
extension Trigger {
    /// The gate was asked; when it lets the trigger go out, the intent is written and it counts as dispatched.
    ///
    /// Without an intent, before the vendor was read, a pass changes nothing.
    package func asked(_ verdict: GateVerdict, intent: Intent?, at now: Date, decisionID: String) -> TriggerMove? {
        guard status == .queued || status == .held else { return nil }
        var next = self
        switch verdict {
        case .allowed(let permit, let findings):
            guard let intent else { return nil }
            next.status = .sending
            next.dueAt = nil
            next.attempts += 1
            next.intent = intent
            next.reason = "The gate let it go out; the vendor is being called."
            var move = next.moved(.allowed, at: now, decisionID, findings: findings.map(Decision.Finding.init))
            move.dispatches = true
            move.permit = permit
            return move
        case .held(let until, let findings):
            guard let reason = findings.holding.first?.sentence else { return nil }
            let due = look(at: until)
            guard status != .held || self.reason != reason || dueAt != due else { return nil }
            next.status = .held
            next.dueAt = due
            next.reason = reason
            return next.moved(.held, at: now, decisionID, findings: findings.map(Decision.Finding.init))
        case .refused(let findings):
            let refusing = findings.filter { $0.outcome == .refuses }
            next.status = refusing.contains { $0.code == .deadline } ? .expired : .refused
            next.dueAt = nil
            next.reason = refusing.first?.sentence ?? "The gate refused it."
            return next.moved(.refused, at: now, decisionID, findings: findings.map(Decision.Finding.init))
        }
    }

    /// A vendor call failed in a way that says that the order did not happen, or, with `noAnswer`, may have.
    ///
    /// - Parameters:
    ///   - error: what the connector said.
    ///   - explanation: why the vendor refused, when it did.
    ///   - wait: what the provider's failure has everybody wait for; `nil` when the failure is this trigger's own. What
    ///     is the provider's counts for no attempt.
    ///   - jitter: a number from 0 to 1 that spreads repeats.
    package func failed(
        _ error: ConnectorError,
        explanation: Explanation?,
        wait: ProviderWait? = nil,
        policy: RetryPolicy,
        jitter: Double,
        at now: Date,
        decisionID: String
    ) -> TriggerMove? {
        guard status == .queued || status == .held || status == .sending else { return nil }
        var next = self
        if status != .sending { next.attempts += 1 }
        next.reason = error.message
        next.accomplished += error.accomplished
        next.intent = intent.map { Intent(id: $0.id, at: $0.at, plan: $0.plan.without(error.accomplished)) }
        // What got further begins its count anew: it is bounded by its plan.
        if !error.accomplished.isEmpty { next.attempts = 1 }
        var kind = Decision.Kind.failed
        switch error.code {
        case .notPermitted:
            // Nothing was sent, so it is tried for as long as the gate lets it go out.
            let delay = policy.delay(after: next.attempts, retryAfter: nil, jitter: jitter) ?? policy.ceiling
            next.status = .queued
            next.dueAt = look(at: now.addingTimeInterval(delay))
        case .noAnswer where status == .sending:
            if wait != nil { next.attempts -= 1 }
            next.status = .inDoubt
            next.dueAt = now.addingTimeInterval(policy.settle)
            kind = .inDoubt
        case .rateLimited, .unavailable, .noAnswer:
            if let wait {
                next.attempts -= 1
                next.status = .queued
                // A little later than everybody else, so that the next probe is another one's.
                next.dueAt = look(at: max(wait.until, now.addingTimeInterval(error.retryAfter ?? 0)) + 1)
            } else if let delay = policy.delay(after: next.attempts, retryAfter: error.retryAfter, jitter: jitter) {
                next.status = .queued
                next.dueAt = look(at: now.addingTimeInterval(delay))
            } else {
                next.status = .failed
                next.dueAt = nil
            }
        case .refused, .notFound, .ambiguous, .invalid, .misconfigured:
            next.status = .refused
            next.dueAt = nil
            kind = .refused
        }
        let finding = Decision.Finding(
            error.operation ?? "vendor call",
            error.status.map(String.init) ?? error.code.rawValue,
            error.vendorMessage ?? error.message
        )
        var move = next.moved(kind, at: now, decisionID, findings: [finding])
        move.withdrawsDispatch = status == .sending && next.status != .inDoubt && next.accomplished.isEmpty
        move.decisions[0].explanation = explanation
        move.decisions[0].correlationID = error.correlationID
        return move
    }

    /// The vendor accepted the order.
    package func accepted(_ receipt: Receipt, at now: Date, decisionID: String) -> TriggerMove? {
        guard status == .sending || status == .inDoubt else { return nil }
        var next = self
        next.status = .accepted
        next.dueAt = now
        next.receipt = receipt
        next.reason = "The vendor accepted it; whether it dials is being watched."
        var move = next.moved(
            .accepted,
            at: now,
            decisionID,
            findings: receipt.accepted.map { Decision.Finding("vendor", "accepted", $0) }
        )
        move.decisions[0].correlationID = receipt.correlationIDs.last
        return move
    }

    /// The process that was sending it is gone: whether the vendor did it is not known.
    ///
    /// - Parameter settle: seconds before the vendor is read back, because the request may still be on its way.
    package func recovered(settle: Double, at now: Date, decisionID: String) -> TriggerMove? {
        guard status == .sending else { return nil }
        var next = self
        next.status = .inDoubt
        next.dueAt = now.addingTimeInterval(settle)
        next.reason = "Ringdown stopped between its intent and the vendor's answer; the vendor is being read back."
        return next.moved(.inDoubt, at: now, decisionID)
    }

    /// The vendor was read back.
    package func reconciled(_ finding: Reconciliation, at now: Date, decisionID: String) -> TriggerMove? {
        guard status == .inDoubt else { return nil }
        switch finding {
        case .happened(let receipt): return accepted(receipt, at: now, decisionID: decisionID)
        case .partlyHappened(let targets, let sentence):
            var next = self
            next.status = .queued
            next.dueAt = now
            next.accomplished += targets
            next.reason = "Part of it happened, and the rest is sent: \(sentence)"
            return next.moved(.inDoubt, at: now, decisionID)
        case .didNotHappen(let sentence):
            var next = self
            next.status = .queued
            next.dueAt = now
            next.reason = "It did not happen: \(sentence)"
            var move = next.moved(.inDoubt, at: now, decisionID)
            move.withdrawsDispatch = accomplished.isEmpty
            return move
        case .unknown(let sentence):
            var next = self
            next.dueAt = nil
            next.reason = "Whether it happened cannot be told: \(sentence) A person must decide: retry or cancel it."
            return next.moved(.inDoubt, at: now, decisionID)
        }
    }

    /// Reading the vendor back failed; it is tried again later.
    package func reconcileFailed(_ error: ConnectorError, next due: Date, at now: Date) -> TriggerMove? {
        guard status == .inDoubt else { return nil }
        var next = self
        next.dueAt = due
        next.reason = "The vendor could not be read back: \(error.message)"
        return TriggerMove(
            trigger: next,
            events: reason == next.reason
                ? [] : [TimelineEvent(at: now, status: .inDoubt, sentence: next.reason)]
        )
    }
}

extension [GateFinding] {
    fileprivate var holding: [GateFinding] {
        filter { if case .holds = $0.outcome { true } else { false } }
    }
}
