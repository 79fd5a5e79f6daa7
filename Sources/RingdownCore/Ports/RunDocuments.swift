/// Where the documents of a run are read: HCP Terraform or Terraform Enterprise, where nothing is changed.
package protocol RunDocuments: Sendable {
    /// The plan JSON of a run.
    func plan(ofRun runID: String) async throws(RunDocumentsError) -> [UInt8]

    /// The plan JSON of a health assessment, whose drift says what differs from the state.
    func assessment(_ id: String) async throws(RunDocumentsError) -> [UInt8]

    /// The state version that is current in a workspace.
    func currentState(ofWorkspace workspaceID: String) async throws(RunDocumentsError) -> RunStateVersion

    /// The raw state of a state version, which never changes.
    func state(version id: String) async throws(RunDocumentsError) -> [UInt8]
}

/// One version of a workspace's state.
package struct RunStateVersion: Hashable, Sendable {
    /// Its identifier.
    package var id: String
    /// The run that made it; `nil` when it was uploaded.
    package var runID: String?

    package init(id: String, runID: String?) {
        self.id = id
        self.runID = runID
    }
}

/// Why a document was not given.
package struct RunDocumentsError: Error, Hashable, Sendable {
    /// What it means: the closed list.
    package enum Code: String, Hashable, Sendable {
        /// It is not there yet; ask again.
        case notReady = "not-ready"
        /// The service asks to slow down.
        case rateLimited = "rate-limited"
        /// The service was not reached or failed.
        case unavailable
        /// The token may not read it.
        case refused
        /// There is no such document, or none that the token may see.
        case notFound = "not-found"
        /// The run is of a Terraform that wrote no such document.
        case tooOld = "too-old"
        /// The document is larger than is read.
        case tooLarge = "too-large"
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

    /// Whether asking again later may help.
    package var isPassing: Bool {
        switch code {
        case .notReady, .rateLimited, .unavailable, .refused, .notFound: true
        case .tooOld, .tooLarge, .unexpected: false
        }
    }
}
