package import RingdownCore

/// One record of a calling list.
package struct CXoneContactRecord: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    /// The id that the upload gave it.
    package var externalId: String? {
        get { self[id: "externalId"] }
        set { self[id: "externalId"] = newValue }
    }
    package var firstName: String? {
        get { self[text: "firstName"] }
        set { self[text: "firstName"] = newValue }
    }
    package var lastName: String? {
        get { self[text: "lastName"] }
        set { self[text: "lastName"] = newValue }
    }
    package var callerId: String? {
        get { self[text: "callerId"] }
        set { self[text: "callerId"] = newValue }
    }
    package var priority: String? {
        get { self[id: "priority"] }
        set { self[id: "priority"] = newValue }
    }
    package var timeZone: String? {
        get { self[text: "timeZone"] }
        set { self[text: "timeZone"] = newValue }
    }
    package var zip: String? {
        get { self[text: "zip"] }
        set { self[text: "zip"] = newValue }
    }
    package var state: String? {
        get { self[text: "state"] }
        set { self[text: "state"] = newValue }
    }
    package var icAttempts: Int? {
        get { self[whole: "icAttempts"] }
        set { self[whole: "icAttempts"] = newValue }
    }
    package var icFinalStatus: String? {
        get { self[id: "icFinalStatus"] }
        set { self[id: "icFinalStatus"] = newValue }
    }
    package var icAssignedSkillId: String? {
        get { self[id: "icAssignedSkillId"] }
        set { self[id: "icAssignedSkillId"] = newValue }
    }
    package var icDateOfLastCall: String? {
        get { self[text: "icDateOfLastCall"] }
        set { self[text: "icDateOfLastCall"] = newValue }
    }
    package var icTimeZoneNames: String? {
        get { self[text: "icTimeZoneNames"] }
        set { self[text: "icTimeZoneNames"] = newValue }
    }
    package var icSystemClassification: String? {
        get { self[id: "icSystemClassification"] }
        set { self[id: "icSystemClassification"] = newValue }
    }
    package var icSystemClassificationName: String? {
        get { self[text: "icSystemClassificationName"] }
        set { self[text: "icSystemClassificationName"] = newValue }
    }
    package var icAgentDisposition: String? {
        get { self[id: "icAgentDisposition"] }
        set { self[id: "icAgentDisposition"] = newValue }
    }
    package var icAgentDispositionDesc: String? {
        get { self[text: "icAgentDispositionDesc"] }
        set { self[text: "icAgentDispositionDesc"] = newValue }
    }
    package var icCreateDate: String? {
        get { self[text: "icCreateDate"] }
        set { self[text: "icCreateDate"] = newValue }
    }
    package var icModifiedDate: String? {
        get { self[text: "icModifiedDate"] }
        set { self[text: "icModifiedDate"] = newValue }
    }
    package var icSourceActive: Bool? {
        get { self[flag: "icSourceActive"] }
        set { self[flag: "icSourceActive"] = newValue }
    }
    package var icSourceRemoved: Bool? {
        get { self[flag: "icSourceRemoved"] }
        set { self[flag: "icSourceRemoved"] = newValue }
    }
    /// Its numbers.
    package var destinations: [CXoneDestination]? {
        get { self[list: "destinations"] }
        set { self[list: "destinations"] = newValue }
    }
}
