/// How far the audit log had come, in one line that is kept elsewhere: `SEQUENCE:HASH`.
///
/// Whoever holds one finds out about anything that was done later to that entry or to any before it: each hash covers
/// the hash before.
package struct AuditCheckpoint: Hashable, Sendable, CustomStringConvertible {
    /// The number of the last entry; 0 for a log without entries.
    package var sequence: Int
    /// That entry's hash.
    package var hash: AuditDigest

    /// Before the first entry.
    package static let none = AuditCheckpoint(sequence: 0, hash: .zero)

    package init(sequence: Int, hash: AuditDigest) {
        self.sequence = sequence
        self.hash = hash
    }

    /// The checkpoint that a text writes; `nil` when it writes none.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let sequence = Int(parts[0]), sequence > 0, let hash = AuditDigest(parts[1]) else {
            return nil
        }
        self.init(sequence: sequence, hash: hash)
    }

    package var description: String { "\(sequence):\(hash)" }
}
