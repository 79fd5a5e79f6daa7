import RingdownDialer

/// A file of a list's contacts, or of a do-not-call list's entries, as they were when it was written.
struct ContactExport: ListJob {
    static let kind = "export"

    /// Its id, which is also what its download is found by: nobody can guess it.
    var id: String
    var state = JobState.inProgress
    /// How many contacts or entries it has.
    var contacts = 0
    var made: DialerTime
}
