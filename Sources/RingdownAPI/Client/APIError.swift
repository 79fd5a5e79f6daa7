/// Why a call of the control plane did not give what was asked.
package struct APIError: Error, Hashable, Sendable {
    /// What went wrong: the closed list.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The server was not reached, or went away before it answered.
        case unreachable
        /// The server does not know the client, or its credentials are wrong (401).
        case unauthenticated
        /// The client may not do this (403).
        case forbidden
        /// There is no such object or operation (404, 405).
        case notFound = "not-found"
        /// The object's state does not allow it (409).
        case conflict
        /// The request itself is wrong (400, 413, 415, 422).
        case invalid
        /// The server cannot work now and says so (429, 503).
        case unavailable
        /// The server failed (other 5xx).
        case serverFailed = "server-failed"
        /// What answered is not a Ringdown server, or speaks another version.
        case notUnderstood = "not-understood"
    }

    package var code: Code
    /// One line: what happened, and what to do.
    package var message: String
    /// The server's own explanation; `nil` when none came.
    package var problem: API.Problem?

    package init(_ code: Code, _ message: String, problem: API.Problem? = nil) {
        self.code = code
        self.message = message
        self.problem = problem
    }

    /// The error that an HTTP status means.
    static func code(for status: Int) -> Code {
        switch status {
        case 401: .unauthenticated
        case 403: .forbidden
        case 404, 405: .notFound
        case 409: .conflict
        case 429, 503: .unavailable
        case 400..<500: .invalid
        case 500...: .serverFailed
        default: .notUnderstood
        }
    }
}
