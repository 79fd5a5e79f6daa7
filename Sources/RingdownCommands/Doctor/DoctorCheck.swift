/// One thing that was looked at before anything is sent.
struct DoctorCheck: Codable, Hashable, Sendable {
    /// What came of it.
    enum Outcome: String, Codable, Hashable, Sendable {
        case ok
        case failed
        /// It could not be seen; the sentence says why.
        case unchecked = "not checked"
    }

    /// What was looked at (`provider genesys`, `rule renewals-go-live`).
    var subject: String
    var outcome: Outcome
    /// What was found, in one line without secrets.
    var sentence: String
    /// The command, or the way through the admin console, that mends it; `nil` when nothing is to be done.
    var fix: String?
    /// Whether it failed because somebody may not do something.
    var notAuthorised: Bool
    /// The calls that were looked at; empty where none were.
    var calls: [String]

    init(
        _ subject: String,
        _ outcome: Outcome,
        _ sentence: String,
        fix: String? = nil,
        notAuthorised: Bool = false,
        calls: [String] = []
    ) {
        self.subject = subject
        self.outcome = outcome
        self.sentence = sentence
        self.fix = fix
        self.notAuthorised = notAuthorised
        self.calls = calls
    }
}
