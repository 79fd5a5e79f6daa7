import GRDB

/// One step of the schema.
///
/// Steps are only ever appended: a step that was released is never changed.
struct Migration: Sendable {
    /// Its number and what it is about, as its file is named.
    let name: String
    /// What it changes; it runs in a transaction of its own.
    let apply: @Sendable (Database) throws -> Void

    /// What SQLite's header says of a file that belongs to this store: "Ring".
    static let applicationID = 0x5269_6E67

    /// Every step, the oldest first.
    static let all = [
        firstTables, deliveries, states, deliveryAges, triggerTargets, credentials, lanes, audit, due, standing,
    ]

    /// What brings an older file up to date.
    static var migrator: DatabaseMigrator {
        all.reduce(into: DatabaseMigrator()) { migrator, step in
            migrator.registerMigration(step.name) { db in try step.apply(db) }
        }
    }
}
