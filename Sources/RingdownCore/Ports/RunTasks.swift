/// Where run tasks come from and are answered: HCP Terraform or Terraform Enterprise.
package protocol RunTasks: Sendable {
    /// Whether a URL that a request names is the configured service's own; no other is asked or answered.
    func owns(_ url: String) -> Bool

    /// The plan JSON that a request names.
    func plan(at url: String, token: RunTaskToken) async throws(RunDocumentsError) -> [UInt8]

    /// Answers a run task; the last answer counts, so that it may be repeated.
    func answer(_ result: RunTaskResult, to url: String, token: RunTaskToken) async throws(RunTaskError)
}

/// What reads one run's documents and answers its task, for minutes; no rendering shows it.
package struct RunTaskToken: Hashable, Sendable {
    private let value: String

    package init(_ value: String) { self.value = value }

    /// The value, for the one place that sends it and the one that seals it.
    package func reveal() -> String { value }
}

extension RunTaskToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "redacted" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why an answer to a run task was not taken.
package struct RunTaskError: Error, Hashable, Sendable {
    /// What it means: the closed list.
    package enum Code: String, Hashable, Sendable {
        /// The service asks to slow down.
        case rateLimited = "rate-limited"
        /// The service was not reached or failed.
        case unavailable
        /// The token is no longer good.
        case refused
        /// The task is not there any more, or was decided already.
        case gone
        /// The service does not take the answer as it is.
        case invalid
        /// The URL is not the configured service's.
        case foreign
        /// The answer is none that the service documents.
        case unexpected
    }

    package var code: Code
    /// One line without secrets: what happened, and what to do.
    package var message: String
    /// Seconds that the service asked to wait.
    package var retryAfter: Double?

    package init(_ code: Code, _ message: String, retryAfter: Double? = nil) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }

    /// Whether answering again later may help.
    package var isPassing: Bool {
        switch code {
        case .rateLimited, .unavailable: true
        case .refused, .gone, .invalid, .foreign, .unexpected: false
        }
    }
}
