import RingdownAPI
import RingdownCore

extension API.Submission {
    /// What became of a document, as it travels.
    init(_ report: ChangeIntakeReport, source: String, windows: [String: Window]) {
        self.init(
            source: source,
            workspace: report.workspace,
            changes: report.entries.map { entry in
                Change(
                    id: entry.result.changeID,
                    address: entry.address,
                    isDuplicate: entry.result.isDuplicate,
                    decisions: entry.result.decisions.map { API.Decision($0) },
                    triggers: entry.result.triggers.map { API.Trigger($0, windows: windows) }
                )
            },
            warnings: report.warnings
        )
    }
}
