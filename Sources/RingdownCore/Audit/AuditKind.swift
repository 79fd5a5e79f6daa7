/// What an entry of the audit log records: the closed list.
package enum AuditKind: String, Codable, Hashable, Sendable, CaseIterable {
    /// The log began; the entry says what was there before it.
    case begun
    /// A decision was made.
    case decision
    /// A step was written to a trigger's timeline, as older versions recorded it; now it stands in the entry of its move.
    case step
    /// A trigger took a step that changed nothing of what it is to do.
    case move
    /// A trigger was asked for, or what it is to do was changed.
    case trigger
    /// What is about to be done at a vendor was committed.
    case intent
    /// A vendor accepted it.
    case receipt
    /// A vendor's answer never came.
    case inDoubt = "in-doubt"
    /// What became of it was found out, or decided by a person.
    case reconciled
    /// A person let it go out.
    case approved
    /// A person withdrew it.
    case cancelled
    /// A kill switch was thrown.
    case killSwitchThrown = "kill-switch-thrown"
    /// A kill switch was released.
    case killSwitchReleased = "kill-switch-released"
    /// The lock of a Terraform state was released by somebody who did not hold it.
    case stateLockForced = "state-lock-forced"
    /// A client was made.
    case clientMade = "client-made"
    /// A client was changed: its secret rotated, its grants set.
    case clientChanged = "client-changed"
    /// A client was removed and its tokens revoked.
    case clientRemoved = "client-removed"
    /// A token was given to a client.
    case tokenGiven = "token-given"
    /// A token was revoked.
    case tokenRevoked = "token-revoked"
    /// The store was put back from a backup.
    case restored
}
