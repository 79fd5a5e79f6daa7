import GRDB
import RingdownCore

/// A change on its way into the store, with all that the rows and the audit log are to hold of it.
struct IntakeDraft: Sendable {
    let entry: IntakeEntry
    let row: RowDraft
    let triggers: [MoveDraft]
    let decisions: [Texted<Decision>]

    init(_ entry: IntakeEntry) throws {
        self.entry = entry
        row = .change(entry, text: try JSONColumn.text(entry.change))
        triggers = try entry.triggers.map { try MoveDraft($0, of: entry.id) }
        decisions = try entry.decisions.map { try Texted($0) }
    }
}
