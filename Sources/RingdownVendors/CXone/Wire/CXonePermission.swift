package import RingdownCore

/// A permission of a user (`GET /permissions/{agentId}`).
package struct CXonePermission: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var businessUnitId: String? {
        get { self[id: "BusinessUnitId"] }
        set { self[id: "BusinessUnitId"] = newValue }
    }
    /// What it permits.
    package var key: String? {
        get { self[text: "Key"] }
        set { self[text: "Key"] = newValue }
    }
    package var value: String? {
        get { self[text: "Value"] }
        set { self[text: "Value"] = newValue }
    }
}
