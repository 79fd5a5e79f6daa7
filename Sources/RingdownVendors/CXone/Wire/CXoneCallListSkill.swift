package import RingdownCore

/// How far one skill is with a calling list.
package struct CXoneCallListSkill: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var skillId: String? {
        get { self[id: "skillId"] }
        set { self[id: "skillId"] = newValue }
    }
    package var skillName: String? {
        get { self[text: "skillName"] }
        set { self[text: "skillName"] = newValue }
    }
    package var totalRecords: Int? {
        get { self[whole: "totalRecords"] }
        set { self[whole: "totalRecords"] = newValue }
    }
    /// Records that were never dialed.
    package var freshRecords: Int? {
        get { self[whole: "freshRecords"] }
        set { self[whole: "freshRecords"] = newValue }
    }
    /// Records that are not dialed any more.
    package var finalizedRecords: Int? {
        get { self[whole: "finalizedRecords"] }
        set { self[whole: "finalizedRecords"] = newValue }
    }
    package var retriedRecords: Int? {
        get { self[whole: "retriedRecords"] }
        set { self[whole: "retriedRecords"] = newValue }
    }
}
