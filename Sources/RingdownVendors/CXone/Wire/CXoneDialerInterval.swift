package import RingdownCore

/// What a skill dialed in one interval (`GET /wfm-data/skills/dialer-contacts`).
package struct CXoneDialerInterval: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var skillId: String? {
        get { self[id: "skillId"] }
        set { self[id: "skillId"] = newValue }
    }
    package var startDate: String? {
        get { self[text: "startDate"] }
        set { self[text: "startDate"] = newValue }
    }
    package var endDate: String? {
        get { self[text: "endDate"] }
        set { self[text: "endDate"] = newValue }
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
    package var abandons: Int? {
        get { self[whole: "abandons"] }
        set { self[whole: "abandons"] = newValue }
    }
}
