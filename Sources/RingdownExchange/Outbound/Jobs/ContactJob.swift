import RingdownDialer

/// A change or removal of many contacts of a list.
struct ContactJob: ListJob {
    static let kind = "bulk"

    enum Kind: String, Codable, Hashable, Sendable {
        case delete = "BulkDelete"
        case edit = "BulkEdit"
    }

    var id: String
    var type: Kind
    var state = JobState.inProgress
    /// Contacts that it is about.
    var total = 0
    /// Contacts that are done.
    var completed = 0
    /// Why it failed; `nil` unless it did.
    var failure: JobFailure?
    var began: DialerTime
}
