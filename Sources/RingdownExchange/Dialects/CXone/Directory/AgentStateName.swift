import RingdownCore
import RingdownDialer

/// What an agent does, in CXone's words; the numbers follow the vendor's order of the names.
enum AgentStateName: Int, Sendable {
    case loggedOut = 0
    case available, unavailable, inboundContact, outboundContact, inboundConsult, outboundConsult, dialer, loggedIn

    /// The vendor's word.
    var word: String {
        switch self {
        case .loggedOut: "LoggedOut"
        case .available: "Available"
        case .unavailable: "Unavailable"
        case .inboundContact: "InboundContact"
        case .outboundContact: "OutboundContact"
        case .inboundConsult: "InboundConsult"
        case .outboundConsult: "OutboundConsult"
        case .dialer: "Dialer"
        case .loggedIn: "LoggedIn"
        }
    }

    /// What an agent of the exchange does.
    ///
    /// - Parameters:
    ///   - activity: what the dialer knows; `nil` when no campaign has the agent.
    ///   - isJoined: whether the agent is on a queue.
    init(_ activity: AgentActivity?, isJoined: Bool) {
        self =
            switch activity {
            case .talking: .outboundContact
            case .wrapUp: .unavailable
            case .idle, .reserved: .dialer
            case .offQueue, nil: isJoined ? .dialer : .loggedOut
            }
    }
}
