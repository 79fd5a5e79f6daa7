package import RingdownCore

/// How a call can end, as agents and the dialer record it.
package struct CXoneDisposition: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var dispositionId: String? {
        get { self[id: "dispositionId"] }
        set { self[id: "dispositionId"] = newValue }
    }
    package var dispositionName: String? {
        get { self[text: "dispositionName"] }
        set { self[text: "dispositionName"] = newValue }
    }
    package var classificationId: String? {
        get { self[id: "classificationId"] }
        set { self[id: "classificationId"] = newValue }
    }
    package var systemOutcome: String? {
        get { self[id: "systemOutcome"] }
        set { self[id: "systemOutcome"] = newValue }
    }
    package var isActive: Bool? {
        get { self[flag: "isActive"] }
        set { self[flag: "isActive"] = newValue }
    }
    package var isPreviewDisposition: Bool? {
        get { self[flag: "isPreviewDisposition"] }
        set { self[flag: "isPreviewDisposition"] = newValue }
    }
    package var notes: String? {
        get { self[text: "notes"] }
        set { self[text: "notes"] = newValue }
    }
    package var lastUpdated: String? {
        get { self[text: "lastUpdated"] }
        set { self[text: "lastUpdated"] = newValue }
    }
}
