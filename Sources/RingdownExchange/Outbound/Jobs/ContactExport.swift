import RingdownDialer

/// A list's contacts as a file, as they were when it was written.
struct ContactExport: ListJob {
    static let kind = "export"

    /// Its id, which is also what its download is found by: nobody can guess it.
    var id: String
    var state = JobState.inProgress
    var contacts = 0
    var made: DialerTime
}
