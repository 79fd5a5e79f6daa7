package import RingdownCore

/// The work on one upload (`uploadJobs[]`); older versions answer with its result at once.
package struct CXoneUploadJob: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var jobId: String? {
        get { self[id: "jobId"] }
        set { self[id: "jobId"] = newValue }
    }
    package var listId: String? {
        get { self[id: "listId"] }
        set { self[id: "listId"] = newValue }
    }
    package var listName: String? {
        get { self[text: "listName"] }
        set { self[text: "listName"] = newValue }
    }
    package var startDate: String? {
        get { self[text: "startDate"] }
        set { self[text: "startDate"] = newValue }
    }
    package var submitDate: String? {
        get { self[text: "submitDate"] }
        set { self[text: "submitDate"] = newValue }
    }
    package var isComplete: Bool? {
        get { self[flag: "isComplete"] }
        set { self[flag: "isComplete"] = newValue }
    }
    package var isCancelled: Bool? {
        get { self[flag: "isCancelled"] }
        set { self[flag: "isCancelled"] = newValue }
    }
    package var completedDate: String? {
        get { self[text: "completedDate"] }
        set { self[text: "completedDate"] = newValue }
    }
    package var sourceId: String? {
        get { self[id: "sourceId"] }
        set { self[id: "sourceId"] = newValue }
    }
    package var importStatus: String? {
        get { self[text: "importStatus"] }
        set { self[text: "importStatus"] = newValue }
    }
    package var procRecords: Int? {
        get { self[whole: "procRecords"] }
        set { self[whole: "procRecords"] = newValue }
    }
    package var validRecords: Int? {
        get { self[whole: "validRecords"] }
        set { self[whole: "validRecords"] = newValue }
    }
    package var invalidRecords: Int? {
        get { self[whole: "invalidRecords"] }
        set { self[whole: "invalidRecords"] = newValue }
    }

    /// What was wrong with single rows, where the version says it; how it says it is not documented.
    package var errorResults: [JSON] { self["errorResults"]?.array ?? [] }
}
