import RingdownCore
import RingdownSQLite

/// What `ringdown audit verify` shows.
struct AuditVerdict: Encodable {
    var isIntact: Bool
    var entries: Int
    /// Decisions, steps of timelines and triggers that were compared with their entries.
    var rows: Int
    /// What to keep elsewhere when all is well.
    var checkpoint: String
    /// Checkpoints that the log was compared with.
    var checkpoints: [String]
    var faults: [AuditFault]
    /// Faults that are not named.
    var unnamed: Int

    init(_ report: AuditReport, checkpoints: [AuditCheckpoint]) {
        isIntact = report.faults.isEmpty
        entries = report.entries
        rows = report.rows
        checkpoint = report.checkpoint.description
        self.checkpoints = checkpoints.map(\.description)
        faults = report.faults
        unnamed = report.unnamed
    }

    /// The verdict, then a line for each fault, or what to do to be sure.
    var lines: [String] {
        guard isIntact else {
            let more = unnamed > 0 ? ["and \(unnamed) more"] : []
            let named = faults.map { fault in "\(fault.code.rawValue)  \(fault.message)" } + more
            return ["TAMPERED  \(faults.count + unnamed) faults in \(entries) entries and \(rows) rows"] + named
        }
        let advice =
            checkpoints.isEmpty
            ? "  compared with no checkpoint: a log written anew as a whole would not show"
            : "  compared with \(checkpoints.count) checkpoints"
        return [
            "intact  \(entries) entries, and the \(rows) rows that they record",
            advice,
            "  keep elsewhere: \(checkpoint)",
        ]
    }
}
