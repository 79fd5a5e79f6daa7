/// Something that is wrong with the audit log, or with what it records.
package struct AuditFault: Codable, Hashable, Sendable {
    /// What it means: the closed list.
    package enum Code: String, Codable, Hashable, Sendable, CaseIterable {
        /// An entry is not what was written.
        case altered
        /// Entries are gone from the middle.
        case missing
        /// An entry does not follow the one before it: something was put in between, moved, or written anew.
        case outOfPlace = "out-of-place"
        /// Entries are gone from the end.
        case truncated
        /// The log is not the one that a checkpoint was taken of.
        case checkpoint
        /// A row is not what its entry recorded.
        case rowAltered = "row-altered"
        /// A row that an entry recorded is gone.
        case rowMissing = "row-missing"
        /// A row has no entry.
        case rowUnrecorded = "row-unrecorded"
    }

    package var code: Code
    /// The entry where it shows; `nil` when it shows in no entry.
    package var sequence: Int?
    /// What the row is about; `nil` for a fault of the chain itself.
    package var subject: String?
    /// One line that says where, and what it means.
    package var message: String

    package init(_ code: Code, at sequence: Int?, subject: String? = nil, _ message: String) {
        self.code = code
        self.sequence = sequence
        self.subject = subject
        self.message = message
    }
}
