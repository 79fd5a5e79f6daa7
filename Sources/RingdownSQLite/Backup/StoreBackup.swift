package import RingdownCore

/// A copy of a store in one file, complete and checked.
package struct StoreBackup: Hashable, Sendable {
    /// Where it stands.
    package var path: String
    /// Its size.
    package var bytes: Int
    /// Where its audit log ends; `nil` when the store has none, because an older version wrote it.
    package var checkpoint: AuditCheckpoint?
    /// What following its audit log showed; the copy is as good as what it was made of.
    package var faults: [AuditFault]
}
