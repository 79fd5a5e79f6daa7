package import RingdownCore

/// What one run of `terraform apply -json` (or `destroy -json`) did.
package struct AppliedRun: Hashable, Sendable {
    /// How the run ended.
    package enum Outcome: String, Hashable, Sendable {
        /// Terraform said that it completed.
        case completed
        /// Something failed; what did apply is still applied.
        case failed
        /// The stream broke off; what it shows as applied is applied, of the rest nothing is known.
        case truncated
    }

    /// How the run ended.
    package var outcome: Outcome
    /// `apply` or `destroy`, as the run's summary says; `nil` when the run has none.
    package var operation: String?
    /// The tool and its version (`terraform 1.11.4`).
    package var tool: String
    /// When the run began (RFC 3339), as its first message says.
    package var startedAt: String?
    /// What was applied, resources before outputs: in the plan's order where there is one, else as it completed.
    package var changes: [Change]
    /// What was planned and not seen to be applied, by address.
    package var unapplied: [String]
    /// The addresses whose apply failed.
    package var errored: [String]
    /// The errors that the run reported.
    package var failures: [RunFailure]
    /// How many messages of each type the stream held.
    package var messages: [String: Int]
    /// How many lines were a wrapper's talk and no message.
    package var talk: Int
}
