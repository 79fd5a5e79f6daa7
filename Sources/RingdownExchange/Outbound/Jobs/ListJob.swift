/// Something that was done, or is being done, to the contacts of a list as a whole.
protocol ListJob: Codable, Hashable, Sendable {
    /// What it is, as the store tells kinds apart.
    static var kind: String { get }
    var id: String { get }
}

/// How far a job is.
enum JobState: String, Codable, Hashable, Sendable {
    case inProgress = "in-progress"
    case complete
    case failed
}

/// Why a job, or a row of a file, was not done.
struct JobFailure: Codable, Hashable, Sendable {
    /// A code of the Genesys dialect, such as `IMPORT_FAILED_TO_READ_HEADERS`.
    var code: String
    /// One sentence.
    var message: String
}
