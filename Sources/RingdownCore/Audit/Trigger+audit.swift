extension Trigger {
    /// What the audit log records of a move besides its decisions and steps; `nil` when only its progress or its next
    /// look changed.
    ///
    /// - Parameter before: the trigger as it stood.
    package func effect(after before: Trigger) -> AuditKind? {
        if approval != before.approval, approval != nil { return .approved }
        if intent != before.intent, intent != nil { return .intent }
        if before.status == .inDoubt, status != .inDoubt { return status == .cancelled ? .cancelled : .reconciled }
        if receipt != before.receipt, receipt != nil { return .receipt }
        if status == .inDoubt, before.status != .inDoubt { return .inDoubt }
        if status == .cancelled, before.status != .cancelled { return .cancelled }
        return hasSameCommitments(as: before) ? nil : .trigger
    }

    /// Whether what is to be done, what was done, and who wanted it are the same: all that a move without an entry in
    /// the audit log cannot change.
    package func hasSameCommitments(as other: Trigger) -> Bool {
        id == other.id && order == other.order && cause == other.cause && clauses == other.clauses
            && limitKey == other.limitKey && deadline == other.deadline && idempotencyKey == other.idempotencyKey
            && createdAt == other.createdAt && approval == other.approval && intent == other.intent
            && accomplished == other.accomplished && receipt == other.receipt
    }
}
