extension API {
    /// A rule as the server loaded it.
    package struct Rule: Codable, Hashable, Sendable {
        package var name: String
        /// What a change must be, one clause a line (`resource genesyscloud_outbound_campaign.renewals`).
        package var when: [String]
        /// What it does, one action a line (`trigger renewals-q4`).
        package var actions: [String]
        /// Under which conditions, one a line (`window business-hours`); empty when there are none.
        package var only: [String]
        /// Where it stands in its file (`ringdown.yaml:31`); `nil` when it came another way.
        package var place: String?

        package init(name: String, when: [String], actions: [String], only: [String], place: String? = nil) {
            self.name = name
            self.when = when
            self.actions = actions
            self.only = only
            self.place = place
        }

        /// The actions stand under `do`, as in the rules file.
        private enum CodingKeys: String, CodingKey {
            case name, when, only, place
            case actions = "do"
        }
    }
}
