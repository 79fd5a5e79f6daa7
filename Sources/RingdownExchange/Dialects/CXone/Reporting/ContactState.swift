/// What a call is at; the vendor publishes neither numbers nor all words.
enum ContactState: Int, Sendable {
    case dialing = 1
    case active, ended

    var word: String {
        switch self {
        case .dialing: "Outbound Dialing"
        case .active: "Active"
        case .ended: "Ended"
        }
    }
}
