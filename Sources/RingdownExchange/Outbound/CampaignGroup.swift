package import RingdownDialer

/// A reporting group of campaigns: what CXone calls a campaign, where a campaign is a skill.
///
/// Every division has one of its own name, which campaigns belong to that name no other.
package struct CampaignGroup: StoredObject {
    package static let kind = ObjectKind.campaignGroup

    package var id: String
    package var name: String
    /// The id of the division it lives in.
    package var division: String
    package var isActive: Bool
    /// What it is for; empty when nobody said.
    package var description: String
    package var notes: String
    package var modified: DialerTime

    package var divisionID: String? { division }

    package init(id: String, name: String, division: String, now: DialerTime) {
        self.id = id
        self.name = name
        self.division = division
        isActive = true
        description = ""
        notes = ""
        modified = now
    }
}
