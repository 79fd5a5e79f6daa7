package import RingdownCore

/// A contact that is over (`GET /contacts/completed`).
package struct CXoneCompletedContact: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var contactId: String? {
        get { self[id: "contactId"] }
        set { self[id: "contactId"] = newValue }
    }
    package var masterContactId: String? {
        get { self[id: "masterContactId"] }
        set { self[id: "masterContactId"] = newValue }
    }
    /// When it began, in either spelling.
    package var contactStart: String? {
        get { self[text: "contactStart"] }
        set { self[text: "contactStart"] = newValue }
    }
    package var skillId: String? {
        get { self[id: "skillId"] }
        set { self[id: "skillId"] = newValue }
    }
    package var skillName: String? {
        get { self[text: "skillName"] }
        set { self[text: "skillName"] = newValue }
    }
    package var campaignId: String? {
        get { self[id: "campaignId"] }
        set { self[id: "campaignId"] = newValue }
    }
    package var agentId: String? {
        get { self[id: "agentId"] }
        set { self[id: "agentId"] = newValue }
    }
    package var fromAddr: String? {
        get { self[text: "fromAddr"] }
        set { self[text: "fromAddr"] = newValue }
    }
    package var toAddr: String? {
        get { self[text: "toAddr"] }
        set { self[text: "toAddr"] = newValue }
    }
    package var isOutbound: Bool? {
        get { self[flag: "isOutbound"] }
        set { self[flag: "isOutbound"] = newValue }
    }
    package var abandoned: Bool? {
        get { self[flag: "abandoned"] }
        set { self[flag: "abandoned"] = newValue }
    }
    package var agentSeconds: Double? {
        get { self[number: "agentSeconds"] }
        set { self[number: "agentSeconds"] = newValue }
    }
    package var totalDurationSeconds: Double? {
        get { self[number: "totalDurationSeconds"] }
        set { self[number: "totalDurationSeconds"] = newValue }
    }
    package var primaryDispositionId: String? {
        get { self[id: "primaryDispositionId"] }
        set { self[id: "primaryDispositionId"] = newValue }
    }
    package var dispositionNotes: String? {
        get { self[text: "dispositionNotes"] }
        set { self[text: "dispositionNotes"] = newValue }
    }
    package var lastUpdateTime: String? {
        get { self[text: "lastUpdateTime"] }
        set { self[text: "lastUpdateTime"] = newValue }
    }

    /// The number that was called, in the spelling of any version.
    package var called: String? { toAddr ?? self[text: "toAddress"] }
    /// When it began, in the spelling of any version.
    package var began: String? { contactStart ?? self[text: "contactStartDate"] }
}
