package import Foundation

extension API {
    /// One version of a workspace's state.
    package struct StateVersion: Codable, Hashable, Sendable {
        package var workspace: String
        /// Counted from 1.
        package var number: Int
        package var serial: Int
        package var lineage: String
        /// `plain`, `encrypted` (by OpenTofu) or `removed`.
        package var content: String
        /// What wrote the state; `nil` when it does not say.
        package var tool: String?
        /// The state's size in bytes.
        package var bytes: Int
        package var at: Date
        /// The client that wrote it.
        package var by: String
        /// The version that it brought back; `nil` unless it is a roll-back.
        package var restores: Int?
        /// How many changes were made of it.
        package var changes: Int
        /// The decision that says why no changes were made of it; `nil` when changes were looked for.
        package var decision: String?
        /// The state itself, secrets and all; only where it was asked for.
        package var document: String?

        package init(
            workspace: String,
            number: Int,
            serial: Int,
            lineage: String,
            content: String,
            tool: String?,
            bytes: Int,
            at: Date,
            by: String,
            restores: Int?,
            changes: Int,
            decision: String?,
            document: String? = nil
        ) {
            self.workspace = workspace
            self.number = number
            self.serial = serial
            self.lineage = lineage
            self.content = content
            self.tool = tool
            self.bytes = bytes
            self.at = at
            self.by = by
            self.restores = restores
            self.changes = changes
            self.decision = decision
            self.document = document
        }
    }

    /// Who holds a workspace's state.
    package struct StateLock: Codable, Hashable, Sendable {
        package var id: String
        /// `user@host`; `nil` when it was not said.
        package var who: String?
        /// What the holder does; `nil` when it was not said.
        package var operation: String?
        package var since: Date
        /// The client that took it.
        package var client: String

        package init(id: String, who: String?, operation: String?, since: Date, client: String) {
            self.id = id
            self.who = who
            self.operation = operation
            self.since = since
            self.client = client
        }
    }

    /// A workspace's versions, the newest first.
    package struct StateVersions: Codable, Hashable, Sendable {
        package var workspace: String
        /// Who holds the state; `nil` when nobody does.
        package var lock: StateLock?
        package var entities: [StateVersion]
        /// List with `before` set to this for older ones; `nil` when there are none.
        package var olderThan: Int?

        package init(workspace: String, lock: StateLock?, entities: [StateVersion], olderThan: Int?) {
            self.workspace = workspace
            self.lock = lock
            self.entities = entities
            self.olderThan = olderThan
        }
    }

    /// An order to bring an old version back.
    package struct StateRollback: Codable, Hashable, Sendable {
        /// The version to bring back.
        package var version: Int

        package init(version: Int) { self.version = version }
    }

    /// What became of a state that was written.
    package struct StateWritten: Codable, Hashable, Sendable {
        /// The version that holds it.
        package var version: StateVersion
        /// Whether it was there already.
        package var isKnown: Bool
        /// The triggers that were made of it, by their ids.
        package var triggers: [String]

        package init(version: StateVersion, isKnown: Bool, triggers: [String]) {
            self.version = version
            self.isKnown = isKnown
            self.triggers = triggers
        }
    }
}
