/// When a contact may be tried again after an attempt, as far as its outcome says.
///
/// The dialer reports it; it schedules no retry of its own.
package enum RetryClass: String, Hashable, Sendable, Codable, CaseIterable {
    /// The contact was reached: nothing to retry.
    case reached
    /// The network did not carry the call; try again as soon as the trunk allows.
    case soon
    /// After a short while, as for a busy line.
    case short
    /// After the usual pause.
    case normal
    /// Later and rarely: the callee or the network turned the call away.
    case cautious
    /// Not before 72 hours, unless an agent is guaranteed (Ofcom's rule after an abandoned call).
    case afterCoolingOff
    /// Never again on this number.
    case never
}
