package import Foundation

/// One version of a workspace's state: what is known of it without opening it.
package struct StateVersion: Codable, Hashable, Sendable {
    /// What a version holds.
    package enum Content: String, Codable, Hashable, Sendable {
        /// A state of Terraform or OpenTofu.
        case plain
        /// A state that OpenTofu encrypted itself; nobody here can look into it.
        case encrypted
        /// Nothing: the state was removed, and the next one may have another lineage.
        case removed
    }

    /// The workspace, as the path names it.
    package var workspace: String
    /// Counted from 1 in the workspace, without gaps.
    package var number: Int
    /// The state's lineage; of a removed state the last one's.
    package var lineage: String
    /// The state's serial; of a removed state the last one's.
    package var serial: Int
    /// What it holds.
    package var content: Content
    /// The tool that wrote it (`terraform 1.11.4`); `nil` when the state does not say.
    package var tool: String?
    /// The size of the state in bytes, before it was sealed.
    package var bytes: Int
    /// The key that it was sealed with; `nil` when there is nothing to seal.
    package var keyID: String?
    /// When it was written.
    package var at: Date
    /// The client that wrote it, by its id.
    package var by: String
    /// The version that it brought back; `nil` unless it is a roll-back.
    package var restores: Int?
    /// How many changes were made of the difference to the version before.
    package var changes: Int
    /// The decision that says why no changes were made of it; `nil` when changes were looked for.
    package var decisionID: String?

    package init(
        workspace: String,
        number: Int,
        lineage: String,
        serial: Int,
        content: Content,
        tool: String? = nil,
        bytes: Int,
        keyID: String? = nil,
        at: Date,
        by: String,
        restores: Int? = nil,
        changes: Int = 0,
        decisionID: String? = nil
    ) {
        self.workspace = workspace
        self.number = number
        self.lineage = lineage
        self.serial = serial
        self.content = content
        self.tool = tool
        self.bytes = bytes
        self.keyID = keyID
        self.at = at
        self.by = by
        self.restores = restores
        self.changes = changes
        self.decisionID = decisionID
    }
}
