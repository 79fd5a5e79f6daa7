package import RingdownCore

/// What following the audit log showed.
package struct AuditReport: Hashable, Sendable {
    /// Faults that are named at most; what is wrong everywhere is not said a million times.
    package static let faultLimit = 1000

    /// Entries that were read.
    package var entries: Int
    /// Where the log ends; what to keep elsewhere.
    package var checkpoint: AuditCheckpoint
    /// Decisions, steps of timelines, and triggers that were compared with their entries.
    package var rows: Int
    /// What is wrong, in the order of the log, then of the rows; empty when all is well.
    package var faults: [AuditFault]
    /// Faults beyond the limit.
    package var unnamed: Int
}
