package import RingdownCore

/// What a skill did in a period (`GET /skills/{skillId}/summary`).
package struct CXoneSkillSummary: CXoneDialerFigures {
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
}
