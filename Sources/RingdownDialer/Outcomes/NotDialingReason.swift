/// Why a campaign places no call at this moment.
///
/// Computed from its state; several can hold at once.
package enum NotDialingReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// The campaign is off.
    case campaignOff
    /// The campaign was told to stop and waits for its calls to end.
    case stopping
    /// The campaign has completed and was not started again.
    case campaignComplete
    /// Every contact of the list was dialed or skipped.
    case listExhausted
    /// Contacts are left, or were, and none of them may be dialed.
    case allContactsBlocked
    /// Contacts are left, and it is not a callable time for any of them.
    case outsideCallableTimes
    /// Contacts are left, and all wait to be called again.
    case waitingForRecalls
    /// The contacts left are on a call or shown to an agent at this moment.
    case contactsBusy
    /// The campaign has no line, or all are in use.
    case noLines
    /// No agent is on the campaign's queue.
    case noAgentsOnQueue
    /// Agents are on queue and none is idle.
    case noIdleAgents
    /// Agents are looking at contacts in preview and have not dialed yet.
    case agentsPreviewing

    /// One sentence for people, with what to do where something can be done.
    package var sentence: String {
        switch self {
        case .campaignOff: "The campaign is off; start it."
        case .stopping: "The campaign is stopping; it is off when its present calls have ended."
        case .campaignComplete: "The campaign is complete; starting it dials from the first record onward."
        case .listExhausted: "Every contact of the list was dialed or skipped; add contacts or recycle the campaign."
        case .allContactsBlocked: "No contact may be dialed; see the reasons that the contacts carry."
        case .outsideCallableTimes: "It is not a callable time for any contact that is left; dialing resumes by itself."
        case .waitingForRecalls: "The contacts that are left wait to be called again; dialing resumes by itself."
        case .contactsBusy: "The contacts that are left are on a call at this moment."
        case .noLines: "No outbound line is free; wait for a call to end or raise the campaign's line count."
        case .noAgentsOnQueue: "No agent is on the campaign's queue; dialing begins when one goes on queue."
        case .noIdleAgents: "No agent is idle; dialing goes on when a call or its wrap-up ends."
        case .agentsPreviewing: "The agents are looking at their next contacts and have not dialed yet."
        }
    }
}
