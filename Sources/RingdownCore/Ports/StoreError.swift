/// Why the store did not do what was asked; whatever it was, nothing of it was written.
package struct StoreError: Error, Hashable, Sendable {
    /// What went wrong: the closed list.
    package enum Code: String, Hashable, Sendable {
        /// The file or server cannot be opened or written (missing folder, read-only, full disk).
        case unavailable
        /// Somebody else holds the lock for too long.
        case busy
        /// What was read is not what was written.
        case corrupt
        /// The store was written by a newer version.
        case tooNew = "too-new"
        /// So much waits already that no more is taken in.
        case full
        /// No row has this identifier.
        case notFound = "not-found"
    }

    package var code: Code
    /// One line: what happened, and what to do.
    package var message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
