package import Foundation

extension API {
    /// A calling line that single calls may be placed on: Ringdown's binding of what dials for it at a vendor.
    package struct PersonalConnection: Codable, Hashable, Sendable {
        /// Ringdown's identifier, which the call path takes.
        package var id: String
        /// Ringdown's name for it; `nil` when it has none.
        package var name: String?
        /// The configured provider that places its calls.
        package var provider: String
        /// The numbers that a call may come from.
        package var from: [String]
        /// The vendor's campaign that dials, by name or id; `nil` when a skill does.
        package var campaign: String?
        /// The vendor's list that the campaign dials, by name or id; `nil` when a skill dials.
        package var list: String?
        /// The vendor's skill that dials, by name or id; `nil` when a campaign does.
        package var skill: String?
        package var division: Division

        package init(
            id: String,
            name: String? = nil,
            provider: String,
            from: [String],
            campaign: String? = nil,
            list: String? = nil,
            skill: String? = nil,
            division: Division
        ) {
            self.id = id
            self.name = name
            self.provider = provider
            self.from = from
            self.campaign = campaign
            self.list = list
            self.skill = skill
            self.division = division
        }
    }

    /// One call to place.
    package struct CallRequest: Codable, Hashable, Sendable {
        /// The number that the called person is shown; `nil` takes the connection's when it has only one.
        package var from: String?
        /// The number to call.
        package var to: String
        /// By when it must have gone out; `nil` when there is no such time.
        package var deadline: Date?

        package init(from: String? = nil, to: String, deadline: Date? = nil) {
            self.from = from
            self.to = to
            self.deadline = deadline
        }
    }
}

extension API.Trigger {
    /// The single call that a trigger is about.
    package struct Call: Codable, Hashable, Sendable {
        package var personalConnection: API.PersonalConnection
        /// The number that the called person is shown.
        package var from: String
        /// The number to call; all but its last four digits are hidden from callers who may not place calls there.
        package var to: String
        /// When it was placed, as the vendor writes it; `nil` before.
        package var placedAt: String?
        /// The vendor's word for how it ended; `nil` before.
        package var result: String?

        package init(
            personalConnection: API.PersonalConnection,
            from: String,
            to: String,
            placedAt: String? = nil,
            result: String? = nil
        ) {
            self.personalConnection = personalConnection
            self.from = from
            self.to = to
            self.placedAt = placedAt
            self.result = result
        }
    }
}
