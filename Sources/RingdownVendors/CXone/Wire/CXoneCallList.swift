package import RingdownCore

/// A calling list as listings show it (`callingLists[]`), and as one list is read (`resultSet`).
package struct CXoneCallList: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var listId: String? {
        get { self[id: "listId"] }
        set { self[id: "listId"] = newValue }
    }
    package var listName: String? {
        get { self[text: "listName"] }
        set { self[text: "listName"] = newValue }
    }
    /// `Active` or `Inactive`; `Deactivated` has been seen too.
    package var status: String? {
        get { self[text: "status"] }
        set { self[text: "status"] = newValue }
    }
    package var prospectiveContactCount: Int? {
        get { self[whole: "prospectiveContactCount"] }
        set { self[whole: "prospectiveContactCount"] = newValue }
    }
    package var totalRecords: Int? {
        get { self[whole: "totalRecords"] }
        set { self[whole: "totalRecords"] = newValue }
    }
    package var validRecords: Int? {
        get { self[whole: "validRecords"] }
        set { self[whole: "validRecords"] = newValue }
    }
    package var invalidRecords: Int? {
        get { self[whole: "invalidRecords"] }
        set { self[whole: "invalidRecords"] = newValue }
    }
    /// Records that are not dialed any more.
    package var finalizedRecords: Int? {
        get { self[whole: "finalizedRecords"] }
        set { self[whole: "finalizedRecords"] = newValue }
    }
    package var createDate: String? {
        get { self[text: "createDate"] }
        set { self[text: "createDate"] = newValue }
    }
    package var uploadDate: String? {
        get { self[text: "uploadDate"] }
        set { self[text: "uploadDate"] = newValue }
    }
    package var updateDate: String? {
        get { self[text: "updateDate"] }
        set { self[text: "updateDate"] = newValue }
    }
    package var removeDate: String? {
        get { self[text: "removeDate"] }
        set { self[text: "removeDate"] = newValue }
    }
    package var listExpirationDate: String? {
        get { self[text: "listExpirationDate"] }
        set { self[text: "listExpirationDate"] = newValue }
    }
    /// The skills that dial it.
    package var skills: [CXoneCallListSkill]? {
        get { self[list: "skills"] }
        set { self[list: "skills"] = newValue }
    }
    /// The records, where they were asked for.
    package var contactRecords: [CXoneContactRecord]? {
        get { self[list: "contactRecords"] }
        set { self[list: "contactRecords"] = newValue }
    }
    /// The attempts, where they were asked for.
    package var contactAttempts: [CXoneContactAttempt]? {
        get { self[list: "contactAttempts"] }
        set { self[list: "contactAttempts"] = newValue }
    }
}
