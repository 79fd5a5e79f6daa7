/// What became of one entry.
package struct IntakeResult: Codable, Hashable, Sendable {
    /// The change's identifier: its own, or that of the first delivery.
    package var changeID: String
    /// Whether it was known already.
    package var isDuplicate: Bool
    /// What was recorded.
    package var decisions: [Decision]
    /// The triggers that were made now.
    package var triggers: [Trigger]

    package init(changeID: String, isDuplicate: Bool, decisions: [Decision], triggers: [Trigger]) {
        self.changeID = changeID
        self.isDuplicate = isDuplicate
        self.decisions = decisions
        self.triggers = triggers
    }
}
