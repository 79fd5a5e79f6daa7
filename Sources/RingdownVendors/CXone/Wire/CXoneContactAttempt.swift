package import RingdownCore

/// One attempt to reach a record of a calling list.
package struct CXoneContactAttempt: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var contactId: String? {
        get { self[id: "contactId"] }
        set { self[id: "contactId"] = newValue }
    }
    /// The id that the upload gave the record.
    package var externalId: String? {
        get { self[id: "externalId"] }
        set { self[id: "externalId"] = newValue }
    }
    package var formattedPhone: String? {
        get { self[text: "formattedPhone"] }
        set { self[text: "formattedPhone"] = newValue }
    }
    package var dateOfCall: String? {
        get { self[text: "dateOfCall"] }
        set { self[text: "dateOfCall"] = newValue }
    }
    package var lastDuration: Double? {
        get { self[number: "lastDuration"] }
        set { self[number: "lastDuration"] = newValue }
    }
    package var systemClass: String? {
        get { self[id: "systemClass"] }
        set { self[id: "systemClass"] = newValue }
    }
    package var systemClassName: String? {
        get { self[text: "systemClassName"] }
        set { self[text: "systemClassName"] = newValue }
    }
    package var agentDisp: String? {
        get { self[id: "agentDisp"] }
        set { self[id: "agentDisp"] = newValue }
    }
    package var agentDispDesc: String? {
        get { self[text: "agentDispDesc"] }
        set { self[text: "agentDispDesc"] = newValue }
    }
    package var agentId: String? {
        get { self[id: "agentId"] }
        set { self[id: "agentId"] = newValue }
    }
    package var callerIdUsed: String? {
        get { self[text: "callerIdUsed"] }
        set { self[text: "callerIdUsed"] = newValue }
    }
    package var causeCode: String? {
        get { self[id: "causeCode"] }
        set { self[id: "causeCode"] = newValue }
    }
    package var timeZone: String? {
        get { self[text: "timeZone"] }
        set { self[text: "timeZone"] = newValue }
    }
}
