package import RingdownDialer

/// What a user was last said to be doing.
package struct UserPresence: Codable, Hashable, Sendable {
    /// What a user may be doing; raw values are Genesys Cloud's `systemPresence`.
    package enum State: String, Codable, Hashable, Sendable, CaseIterable {
        case available = "Available"
        case away = "Away"
        case `break` = "Break"
        case busy = "Busy"
        case idle = "Idle"
        case meal = "Meal"
        case meeting = "Meeting"
        case offline = "Offline"
        /// Taking the calls of the queues that the user has joined.
        case onQueue = "OnQueue"
        case training = "Training"

        /// The id of its definition, the same in every tenant.
        var definition: String { SeedID.of("presence", rawValue) }

        /// The state of a definition's id; `nil` when there is none.
        init?(definition id: String) {
            guard let state = Self.allCases.first(where: { $0.definition == id }) else { return nil }
            self = state
        }
    }

    package var state: State
    /// A sentence of the user's own; `nil` when there is none.
    package var message: String?
    package var since: DialerTime
}
