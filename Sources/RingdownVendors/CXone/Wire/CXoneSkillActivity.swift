package import RingdownCore

/// What a skill is doing now (`GET /skills/{skillId}/activity`).
package struct CXoneSkillActivity: CXoneRecord {
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
    package var agentsAvailable: Int? {
        get { self[whole: "agentsAvailable"] }
        set { self[whole: "agentsAvailable"] = newValue }
    }
    package var agentsWorking: Int? {
        get { self[whole: "agentsWorking"] }
        set { self[whole: "agentsWorking"] = newValue }
    }
    package var queueCount: Int? {
        get { self[whole: "queueCount"] }
        set { self[whole: "queueCount"] = newValue }
    }
    package var contactsActive: Int? {
        get { self[whole: "contactsActive"] }
        set { self[whole: "contactsActive"] = newValue }
    }
    package var isActive: Bool? {
        get { self[flag: "isActive"] }
        set { self[flag: "isActive"] = newValue }
    }
    package var isOutbound: Bool? {
        get { self[flag: "isOutbound"] }
        set { self[flag: "isOutbound"] = newValue }
    }
    /// Whether it is a Personal Connection skill.
    package var isNaturalCalling: Bool? {
        get { self[flag: "isNaturalCalling"] }
        set { self[flag: "isNaturalCalling"] = newValue }
    }
    /// Whether it is started.
    package var isNaturalCallingRunning: Bool? {
        get { self[flag: "isNaturalCallingRunning"] }
        set { self[flag: "isNaturalCallingRunning"] = newValue }
    }
    package var serverTime: String? {
        get { self[text: "serverTime"] }
        set { self[text: "serverTime"] = newValue }
    }
}
