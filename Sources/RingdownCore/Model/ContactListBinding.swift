/// A contact list that rules and callers may trigger: Ringdown's name for a vendor's list and its campaigns.
package struct ContactListBinding: Codable, Hashable, Sendable {
    /// Ringdown's identifier: a UUID that does not change while provider and name stay.
    package var id: String
    /// Ringdown's name for it.
    package var name: String
    /// The configured provider that holds the list.
    package var provider: String
    /// The vendor's list: its name, or its id.
    package var list: String
    /// The vendor's campaigns that dial it, by name or id; empty means every campaign of the list.
    package var campaigns: [String]
    /// The division that a caller's grant must reach.
    package var division: Division

    package init(
        id: String,
        name: String,
        provider: String,
        list: String,
        campaigns: [String] = [],
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
