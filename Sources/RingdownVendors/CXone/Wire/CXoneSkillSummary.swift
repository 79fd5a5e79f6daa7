package import RingdownCore

/// What a skill did in a period (`GET /skills/{skillId}/summary`).
package struct CXoneSkillSummary: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var skillId: String? {
        get { self[id: "skillId"] }
        set { self[id: "skillId"] = newValue }
    }
    package var skillName: String? {
        get { self[text: "skillName"] }
        set { self[text: "skillName"] = newValue }
    }
    package var contactsOffered: Int? {
        get { self[whole: "contactsOffered"] }
        set { self[whole: "contactsOffered"] = newValue }
    }
    package var contactsHandled: Int? {
        get { self[whole: "contactsHandled"] }
        set { self[whole: "contactsHandled"] = newValue }
    }
    package var abandonCount: Int? {
        get { self[whole: "abandonCount"] }
        set { self[whole: "abandonCount"] = newValue }
    }
    package var dials: Int? {
        get { self[whole: "dials"] }
        set { self[whole: "dials"] = newValue }
    }
    package var connects: Int? {
        get { self[whole: "connects"] }
        set { self[whole: "connects"] = newValue }
    }
    /// Seconds.
    package var connectsAHT: Double? {
        get { self[number: "connectsAHT"] }
        set { self[number: "connectsAHT"] = newValue }
    }
    package var rightPartyConnects: Int? {
        get { self[whole: "rightPartyConnects"] }
        set { self[whole: "rightPartyConnects"] = newValue }
    }
    /// Seconds.
    package var rightPartyConnectsAHT: Double? {
        get { self[number: "rightPartyConnectsAHT"] }
        set { self[number: "rightPartyConnectsAHT"] = newValue }
    }
}
