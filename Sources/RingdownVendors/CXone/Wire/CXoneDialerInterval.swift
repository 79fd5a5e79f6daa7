package import RingdownCore

/// What a skill dialed in one interval (`GET /wfm-data/skills/dialer-contacts`).
package struct CXoneDialerInterval: CXoneDialerFigures {
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
    package var abandons: Int? {
        get { self[whole: "abandons"] }
        set { self[whole: "abandons"] = newValue }
    }
}
