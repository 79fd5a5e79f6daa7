package import Foundation

/// A change on its way into the store.
package struct IntakeEntry: Codable, Hashable, Sendable {
    /// The identifier that it gets.
    package var id: String
    /// The change, with sensitive values already replaced.
    package var change: Change
    /// When it was taken in.
    package var at: Date
    /// What was decided about it.
    package var decisions: [Decision]
    /// What it triggers.
    package var triggers: [Trigger]

    package init(id: String, change: Change, at: Date, decisions: [Decision], triggers: [Trigger]) {
        self.id = id
        self.change = change
        self.at = at
        self.decisions = decisions
        self.triggers = triggers
    }
}
