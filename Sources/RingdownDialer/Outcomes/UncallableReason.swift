/// Why a contact may not be dialed.
///
/// The dialer finds `noCallableNumber` and `recallPending` itself and is told the others.
package enum UncallableReason: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    /// None of the contact's numbers is callable, or it has none.
    case noCallableNumber
    /// The contact was marked uncallable.
    case contactUncallable
    /// The contact or its number is on a do-not-call list.
    case doNotCall
    /// The attempt limit is reached.
    case attemptLimit
    /// A rule said to skip the contact.
    case rule
    /// The contact list filter leaves the contact out.
    case filteredOut
    /// The agent skipped the contact in preview.
    case skippedByAgent
    /// The callable times say nothing of the contact's time zone, or it names none.
    case noCallableTime
    /// It is not a callable time where the contact is. Passes by itself.
    case outsideCallableTimes
    /// The contact was called in this pass and waits to be called again. Passes by itself.
    case recallPending

    /// Whether the contact waits for its time instead of being passed over: a campaign with such contacts left is not
    /// exhausted.
    package var isTemporary: Bool {
        self == .outsideCallableTimes || self == .recallPending
    }

    /// Genesys Cloud's wrap-up code for a contact passed over for this reason.
    package var wrapUpCode: String {
        switch self {
        case .noCallableNumber: "ININ-OUTBOUND-NO-CALLABLE-NUMBERS-SKIPPED"
        case .contactUncallable, .filteredOut: "ININ-OUTBOUND-CONTACT-UNCALLABLE-SKIPPED"
        case .doNotCall: "ININ-OUTBOUND-ON-DO-NOT-CALL-LIST"
        case .attemptLimit: "ININ-OUTBOUND-CONTACT-ATTEMPT-LIMIT-SKIPPED"
        case .rule: "ININ-OUTBOUND-RULE-SKIPPED"
        case .skippedByAgent: "ININ-OUTBOUND-PREVIEW-SKIPPED"
        case .noCallableTime, .outsideCallableTimes, .recallPending: "ININ-OUTBOUND-NOT-CALLABLE-TIME"
        }
    }

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .noCallableNumber: "The contact has no number that can be dialed."
        case .contactUncallable: "The contact is marked uncallable."
        case .doNotCall: "The contact is on a do-not-call list."
        case .attemptLimit: "The contact has reached its attempt limit."
        case .rule: "A rule skips the contact."
        case .filteredOut: "The contact list filter leaves the contact out."
        case .skippedByAgent: "The agent skipped the contact."
        case .noCallableTime: "The callable times have no hours for the contact's time zone."
        case .recallPending: "The contact waits to be called again."
        case .outsideCallableTimes: "It is not a callable time in the contact's time zone."
        }
    }
}
