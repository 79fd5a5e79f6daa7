package import RingdownCore

/// What became of one item of a request for several, which the status of the answer does not tell.
package struct CXoneItemResult: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var success: Bool? {
        get { self[flag: "success"] }
        set { self[flag: "success"] = newValue }
    }
    package var error: String? {
        get { self[text: "error"] }
        set { self[text: "error"] = newValue }
    }
    package var skillId: String? {
        get { self[id: "skillId"] }
        set { self[id: "skillId"] = newValue }
    }
    package var campaignId: String? {
        get { self[id: "campaignId"] }
        set { self[id: "campaignId"] = newValue }
    }
    package var externalId: String? {
        get { self[id: "externalId"] }
        set { self[id: "externalId"] = newValue }
    }
    package var formattedPhone: String? {
        get { self[text: "formattedPhone"] }
        set { self[text: "formattedPhone"] = newValue }
    }
    package var resultCode: String? {
        get { self[id: "resultCode"] }
        set { self[id: "resultCode"] = newValue }
    }
}
