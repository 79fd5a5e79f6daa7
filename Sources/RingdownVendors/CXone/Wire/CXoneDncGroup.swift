package import RingdownCore

/// A group of numbers that must not be called.
package struct CXoneDncGroup: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var dncGroupName: String? {
        get { self[text: "dncGroupName"] }
        set { self[text: "dncGroupName"] = newValue }
    }
    package var dncGroupDescription: String? {
        get { self[text: "dncGroupDescription"] }
        set { self[text: "dncGroupDescription"] = newValue }
    }
    package var isActive: Bool? {
        get { self[flag: "isActive"] }
        set { self[flag: "isActive"] = newValue }
    }
    package var lastUpdateTime: String? {
        get { self[text: "lastUpdateTime"] }
        set { self[text: "lastUpdateTime"] = newValue }
    }

    /// Its id, in the spelling of any answer.
    package var id: String? { self[id: "groupId"] ?? self[id: "dncGroupId"] ?? self[id: "id"] }
}
