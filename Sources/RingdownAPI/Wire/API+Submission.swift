extension API {
    /// What became of a submitted document.
    package struct Submission: Codable, Hashable, Sendable {
        /// What became of one change.
        package struct Change: Codable, Hashable, Sendable {
            /// The change's id: its own, or that of its first delivery.
            package var id: String
            /// Its address in the configuration.
            package var address: String
            /// Whether it was known already; then nothing was triggered again.
            package var isDuplicate: Bool
            /// What was decided about it.
            package var decisions: [Decision]
            /// The triggers that it made now.
            package var triggers: [Trigger]

            package init(
                id: String,
                address: String,
                isDuplicate: Bool,
                decisions: [Decision],
                triggers: [Trigger]
            ) {
                self.id = id
                self.address = address
                self.isDuplicate = isDuplicate
                self.decisions = decisions
                self.triggers = triggers
            }
        }

        /// The source it was recorded under.
        package var source: String
        /// The workspace it was recorded under.
        package var workspace: String
        /// The changes, in the document's order.
        package var changes: [Change]
        /// What the document leaves open (a failed apply, an incomplete plan), one line each.
        package var warnings: [String]

        package init(source: String, workspace: String, changes: [Change], warnings: [String]) {
            self.source = source
            self.workspace = workspace
            self.changes = changes
            self.warnings = warnings
        }
    }
}
