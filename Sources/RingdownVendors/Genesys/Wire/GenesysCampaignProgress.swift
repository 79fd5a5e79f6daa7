/// How far a campaign is through its list (`CampaignProgress`).
package struct GenesysCampaignProgress: Codable, Hashable, Sendable {
    package var campaign: GenesysReference?
    package var contactList: GenesysReference?
    /// Contacts that were called in this pass.
    package var numberOfContactsCalled: Int?
    /// Contacts in all.
    package var totalNumberOfContacts: Int?
    /// Percent of the contacts that were called, from 0 to 100.
    package var percentage: Int?
    /// Contacts that were passed over, by reason.
    package var numberOfContactsSkipped: [String: Int]?

    package init(
        campaign: GenesysReference? = nil,
        contactList: GenesysReference? = nil,
        numberOfContactsCalled: Int? = nil,
        totalNumberOfContacts: Int? = nil,
        percentage: Int? = nil,
        numberOfContactsSkipped: [String: Int]? = nil
    ) {
        self.campaign = campaign
        self.contactList = contactList
        self.numberOfContactsCalled = numberOfContactsCalled
        self.totalNumberOfContacts = totalNumberOfContacts
        self.percentage = percentage
        self.numberOfContactsSkipped = numberOfContactsSkipped
    }
}
