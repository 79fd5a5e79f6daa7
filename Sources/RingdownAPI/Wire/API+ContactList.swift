extension API {
    /// The unit that objects live in and that grants are made for.
    package struct Division: Codable, Hashable, Sendable {
        package var id: String
        package var name: String

        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// A contact list that may be triggered: Ringdown's binding of a vendor's list.
    package struct ContactList: Codable, Hashable, Sendable {
        /// Ringdown's identifier, which the trigger path takes.
        package var id: String
        /// Ringdown's name for it.
        package var name: String
        /// The configured provider that holds the list.
        package var provider: String
        /// The vendor's list: its name, or its id.
        package var list: String
        /// The campaigns that dial it, by name or id; empty means every campaign of the list.
        package var campaigns: [String]
        package var division: Division

        package init(
            id: String,
            name: String,
            provider: String,
            list: String,
            campaigns: [String],
            division: Division
        ) {
            self.id = id
            self.name = name
            self.provider = provider
            self.list = list
            self.campaigns = campaigns
            self.division = division
        }
    }
}
