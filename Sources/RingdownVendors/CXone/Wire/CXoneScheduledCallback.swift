package import RingdownCore

/// A call back that waits for its time.
package struct CXoneScheduledCallback: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var callbackId: String? {
        get { self[id: "callbackId"] }
        set { self[id: "callbackId"] = newValue }
    }
    /// `A` for an agent, `S` for a skill.
    package var target: String? {
        get { self[text: "target"] }
        set { self[text: "target"] = newValue }
    }
    package var agentId: String? {
        get { self[id: "agentId"] }
        set { self[id: "agentId"] = newValue }
    }
    package var skillId: String? {
        get { self[id: "skillId"] }
        set { self[id: "skillId"] = newValue }
    }
    package var dialNumber: String? {
        get { self[text: "dialNumber"] }
        set { self[text: "dialNumber"] = newValue }
    }
    package var origNumber: String? {
        get { self[text: "origNumber"] }
        set { self[text: "origNumber"] = newValue }
    }
    package var firstName: String? {
        get { self[text: "firstName"] }
        set { self[text: "firstName"] = newValue }
    }
    package var lastName: String? {
        get { self[text: "lastName"] }
        set { self[text: "lastName"] = newValue }
    }
    package var notes: String? {
        get { self[text: "notes"] }
        set { self[text: "notes"] = newValue }
    }
    package var callbackTime: String? {
        get { self[text: "callbackTime"] }
        set { self[text: "callbackTime"] = newValue }
    }
}
