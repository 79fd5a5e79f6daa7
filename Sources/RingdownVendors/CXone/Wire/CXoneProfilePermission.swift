package import RingdownCore

/// A permission of a security profile.
package struct CXoneProfilePermission: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var permissionKey: String? {
        get { self[text: "permissionKey"] }
        set { self[text: "permissionKey"] = newValue }
    }
    package var optionKeys: [String]? {
        get { self[list: "optionKeys"] }
        set { self[list: "optionKeys"] = newValue }
    }
}
