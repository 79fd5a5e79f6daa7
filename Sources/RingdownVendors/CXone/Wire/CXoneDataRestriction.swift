package import RingdownCore

/// Which objects of one kind a security profile shows.
package struct CXoneDataRestriction: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    /// The kind, such as `Skill`, `Campaign` or `Team`.
    package var dataRoleEntityTypeName: String? {
        get { self[text: "dataRoleEntityTypeName"] }
        set { self[text: "dataRoleEntityTypeName"] = newValue }
    }
    package var accessibilityType: String? {
        get { self[text: "accessibilityType"] }
        set { self[text: "accessibilityType"] = newValue }
    }
    package var entityIds: [String]? {
        get { self[list: "entityIds"] }
        set { self[list: "entityIds"] = newValue }
    }
}
