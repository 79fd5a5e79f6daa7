/// A calling line that callers may place single calls on: its numbers, and what dials for it at a vendor.
package struct PersonalConnectionBinding: Codable, Hashable, Sendable {
    /// What places the calls.
    package enum Dialing: Codable, Hashable, Sendable {
        /// A campaign that dials a contact list, each by its name or its id (Genesys Cloud, the exchange).
        case campaign(String, list: String)
        /// A Personal Connection skill, by its name or its id (CXone).
        case skill(String)
        /// A script of a Personal Connection skill, started once for each call; the skill by its name or id (CXone).
        case script(id: String, path: String, skill: String)
    }

    /// Ringdown's identifier, as the configuration gives it.
    package var id: String
    /// Ringdown's name for it; `nil` when it has none.
    package var name: String?
    /// The configured provider that places its calls.
    package var provider: String
    /// The numbers that a call may come from; never empty.
    package var from: [PhoneNumber]
    /// What dials.
    package var dialing: Dialing
    /// The division that a caller's grant must reach.
    package var division: Division

    package init(
        id: String,
        name: String? = nil,
        provider: String,
        from: [PhoneNumber],
        dialing: Dialing,
        division: Division
    ) {
        self.id = id
        self.name = name
        self.provider = provider
        self.from = from
        self.dialing = dialing
        self.division = division
    }
}
