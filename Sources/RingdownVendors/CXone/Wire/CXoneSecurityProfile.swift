package import RingdownCore

/// A security profile, from version 33 on with its permissions (`GET /security-profiles`).
package struct CXoneSecurityProfile: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var securityProfileId: String? {
        get { self[id: "securityProfileId"] }
        set { self[id: "securityProfileId"] = newValue }
    }
    package var roleId: String? {
        get { self[id: "roleId"] }
        set { self[id: "roleId"] = newValue }
    }
    /// What it permits.
    package var permissions: [CXoneProfilePermission]? {
        get { self[list: "permissions"] }
        set { self[list: "permissions"] = newValue }
    }
    /// Which objects it shows at all.
    package var dataRestrictions: [CXoneDataRestriction]? {
        get { self[list: "dataRestrictions"] }
        set { self[list: "dataRestrictions"] = newValue }
    }
}
