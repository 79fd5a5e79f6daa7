/// What decides whether, when and in which order a campaign's contacts may be dialed.
package struct CampaignRules: Codable, Hashable, Sendable {
    /// The id of the callable time set; `nil`: at any time.
    package var callableTimeSet: String?
    /// The ids of the do-not-call lists.
    package var dncLists: [String] = []
    /// The id of the contact list filter; `nil`: every contact.
    package var filter: String?
    /// The ids of the rule sets, in the order in which they are asked.
    package var ruleSets: [String] = []
    /// The order of the contacts, the first sort being the strongest; empty: the list's own.
    package var sorts: [ContactSort] = []
    /// In which order and how often the numbers of a contact are tried; `nil`: as they stand in the list.
    package var cadence: CadencePlan?
    /// Whether a contact that the filter left out is dialed in the same pass when it changes so that it is let in.
    package var filtersDynamically = false
    /// Whether contacts that come or change during a pass take the place that the sorts give them.
    package var sortsDynamically = false

    package init() {}
}

/// A column that contacts are ordered by.
package struct ContactSort: Codable, Hashable, Sendable {
    package var column: String
    package var descends: Bool
    /// Whether the column is read as numbers.
    package var isNumeric: Bool

    package init(column: String, descends: Bool = false, isNumeric: Bool = false) {
        self.column = column
        self.descends = descends
        self.isNumeric = isNumeric
    }
}
