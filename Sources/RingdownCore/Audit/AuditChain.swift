/// Follows the audit log from its first entry to its last, and says where it is broken.
///
/// It goes on behind every fault with what the entry claims, so that one fault is one message, where it is.
package struct AuditChain: Sendable {
    private let checkpoints: [Int: [AuditDigest]]
    private let hash: AuditHash
    /// The entry that was read last.
    package private(set) var last = AuditCheckpoint.none

    /// - Parameter checkpoints: where the log is known to have been; none trusts what stands in the log itself.
    package init(checkpoints: [AuditCheckpoint] = [], hash: @escaping AuditHash) {
        self.checkpoints = Dictionary(grouping: checkpoints, by: \.sequence).mapValues { $0.map(\.hash) }
        self.hash = hash
    }

    /// Reads the next entry.
    package mutating func read(_ entry: AuditEntry) -> [AuditFault] {
        var faults = step(to: entry.sequence)
        if hash(entry.bytes) != entry.hash {
            faults.append(
                AuditFault(
                    .altered,
                    at: entry.sequence,
                    "Entry \(entry.sequence) is not what was written: its hash does not fit its content."
                )
            )
        }
        if entry.previous != last.hash, faults.isEmpty {
            faults.append(
                AuditFault(
                    .outOfPlace,
                    at: entry.sequence,
                    "Entry \(entry.sequence) does not follow entry \(last.sequence): one of them was put there, "
                        + "moved or written anew."
                )
            )
        }
        for known in checkpoints[entry.sequence] ?? [] where known != entry.hash {
            faults.append(
                AuditFault(
                    .checkpoint,
                    at: entry.sequence,
                    "Entry \(entry.sequence) is not the one of the checkpoint: it, or an entry before it, was changed "
                        + "after the checkpoint was taken."
                )
            )
        }
        last = entry.checkpoint
        return faults
    }

    /// Goes past an entry that cannot be read at all.
    package mutating func skip(_ sequence: Int) -> [AuditFault] {
        let faults = step(to: sequence)
        last = AuditCheckpoint(sequence: sequence, hash: .zero)
        return faults + [
            AuditFault(.altered, at: sequence, "Entry \(sequence) is not what was written: it cannot be read.")
        ]
    }

    /// Ends behind the last entry.
    ///
    /// - Parameter head: where the log itself says that it ends; `nil` when it does not say.
    package func end(head: AuditCheckpoint?) -> [AuditFault] {
        var faults: [AuditFault] = []
        if let head, head.sequence > last.sequence {
            faults.append(
                AuditFault(
                    .truncated,
                    at: last.sequence + 1,
                    "Entries \(last.sequence + 1) to \(head.sequence) are gone from the end of the log."
                )
            )
        } else if head != last {
            faults.append(
                AuditFault(
                    .outOfPlace,
                    at: last.sequence,
                    "The log's head is not its last entry, \(last.sequence): one of them was changed."
                )
            )
        }
        for sequence in checkpoints.keys.sorted() where sequence > last.sequence {
            faults.append(
                AuditFault(
                    .truncated,
                    at: sequence,
                    "A checkpoint was taken of entry \(sequence), and the log ends with entry \(last.sequence): "
                        + "its end was cut off, or an older copy was put back."
                )
            )
        }
        return faults
    }

    private func step(to sequence: Int) -> [AuditFault] {
        let expected = last.sequence + 1
        guard sequence != expected else { return [] }
        guard sequence > expected else {
            return [AuditFault(.outOfPlace, at: sequence, "Entry \(sequence) stands behind entry \(last.sequence).")]
        }
        let gone =
            sequence == expected + 1 ? "Entry \(expected) is gone." : "Entries \(expected) to \(sequence - 1) are gone."
        return [AuditFault(.missing, at: expected, gone)]
    }
}
