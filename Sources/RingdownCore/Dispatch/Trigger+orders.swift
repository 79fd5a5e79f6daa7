package import Foundation

/// What a person may order.
extension Trigger {
    /// Withdraws what has not been sent.
    package func cancel(by person: String, at now: Date, decisionID: String) throws(TriggerEventError) -> TriggerMove {
        switch status {
        case .queued, .held, .inDoubt, .refused, .failed: break
        case .sending:
            throw refusal("cancel", "The vendor is being called this moment; try again when it has answered.")
        case .accepted, .dialing:
            throw refusal("cancel", "The vendor has accepted it; stop the campaign at the vendor.")
        case .done, .cancelled, .expired: throw refusal("cancel", "It is over: \(status.rawValue).")
        }
        var next = self
        next.status = .cancelled
        next.dueAt = nil
        next.reason = "Cancelled by \(person)."
        return next.moved(.ordered, at: now, decisionID)
    }

    /// Dispatches anew what was refused, failed, or cannot be told.
    package func retry(by person: String, at now: Date, decisionID: String) throws(TriggerEventError) -> TriggerMove {
        switch status {
        case .refused, .failed: break
        case .inDoubt where dueAt == nil: break
        case .inDoubt: throw refusal("retry", "The vendor is being read back; wait for what it shows.")
        case .queued, .held: throw refusal("retry", "It has not gone out yet: \(reason)")
        case .sending, .accepted, .dialing: throw refusal("retry", "It is under way: \(status.rawValue).")
        case .done, .cancelled, .expired:
            throw refusal("retry", "It is over: \(status.rawValue). Trigger it anew.")
        }
        var next = self
        next.status = .queued
        next.dueAt = now
        next.attempts = 0
        next.reason = "Retried by \(person)."
        return next.moved(.ordered, at: now, decisionID)
    }

    /// Dispatches a dead letter anew, together with others: what is in doubt is not, since a person must look at it.
    package func redrive(by person: String, at now: Date, decisionID: String) throws(TriggerEventError) -> TriggerMove {
        guard status == .refused || status == .failed else {
            throw refusal("redrive", "It is no dead letter any more: \(reason)")
        }
        return try retry(by: person, at: now, decisionID: decisionID)
    }

    /// Gives the approval that the gate waits for.
    package func approve(by person: String, at now: Date, decisionID: String) throws(TriggerEventError) -> TriggerMove {
        guard status == .queued || status == .held else {
            throw refusal("approve", "It does not wait for approval: \(status.rawValue).")
        }
        guard clauses.contains(.approval) else { throw refusal("approve", "It needs no approval: \(reason)") }
        var next = self
        next.approval = Approval(by: person, at: now)
        next.dueAt = now
        next.reason = "Approved by \(person)."
        return next.moved(.ordered, at: now, decisionID)
    }

    /// Has the gate asked again now, because what held it may be gone.
    package func reconsider(at now: Date) -> TriggerMove? {
        guard status == .held else { return nil }
        var next = self
        next.dueAt = now
        return TriggerMove(trigger: next)
    }

    private func refusal(_ event: String, _ message: String) -> TriggerEventError {
        TriggerEventError(event: event, status: status, message: message)
    }
}
