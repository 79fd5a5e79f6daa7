import RingdownDialer

/// The import of a file of contacts, or of do-not-call entries: what became of it, row by row.
struct ContactImport: ListJob {
    static let kind = "import"
    /// Refused rows that are kept one by one; further ones are counted.
    static let keptRefusals = 1000

    /// A row that was not imported.
    struct Refusal: Codable, Hashable, Sendable {
        /// The line of the file on which the row begins, from 1.
        var line: Int
        var failure: JobFailure
    }

    var id: String
    var state = JobState.inProgress
    /// Rows after the header that were read so far.
    var rows = 0
    /// Contacts that are new; of a file of do-not-call entries, rows that were taken.
    var added = 0
    /// Contacts that existed and were changed.
    var updated = 0
    /// Rows that were not imported.
    var refused = 0
    /// The first refused rows, at most `keptRefusals`.
    var refusals: [Refusal] = []
    /// Why the file as a whole was not imported, or not to its end; `nil` unless it failed.
    var failure: JobFailure?
    var began: DialerTime
    var ended: DialerTime?

    mutating func refuse(line: Int, _ failure: JobFailure) {
        refused += 1
        if refusals.count < Self.keptRefusals { refusals.append(Refusal(line: line, failure: failure)) }
    }
}
