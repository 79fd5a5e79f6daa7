package import Foundation

/// One entry of the audit log: a record in its place, tied to the entry before it by a hash.
package struct AuditEntry: Hashable, Sendable {
    /// Its place, counted from 1 without gaps.
    package var sequence: Int
    package var at: Date
    /// An `AuditKind`; text, because what is read may have been tampered with.
    package var kind: String
    package var subject: String
    package var about: String?
    package var json: String
    /// The hash of the entry before; zeros for the first.
    package var previous: AuditDigest
    /// The hash of all of the above.
    package var hash: AuditDigest

    package init(
        sequence: Int,
        at: Date,
        kind: String,
        subject: String,
        about: String?,
        json: String,
        previous: AuditDigest,
        hash: AuditDigest
    ) {
        self.sequence = sequence
        self.at = at
        self.kind = kind
        self.subject = subject
        self.about = about
        self.json = json
        self.previous = previous
        self.hash = hash
    }

    /// The entry that puts a record behind the last one.
    package init(_ record: AuditRecord, after last: AuditCheckpoint, hash: AuditHash) {
        self.init(
            sequence: last.sequence + 1,
            at: record.at,
            kind: record.kind.rawValue,
            subject: record.subject,
            about: record.about,
            json: record.json,
            previous: last.hash,
            hash: .zero
        )
        self.hash = hash(bytes)
    }

    /// What its hash is made of: each field with its length, so that no two entries read alike.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(json.utf8.count + 320)
        bytes.append(contentsOf: "ringdown audit 1\n".utf8)
        func add(_ field: some Collection<UInt8>) {
            bytes.append(contentsOf: String(field.count).utf8)
            bytes.append(UInt8(ascii: ":"))
            bytes.append(contentsOf: field)
            bytes.append(UInt8(ascii: "\n"))
        }
        add(String(sequence).utf8)
        add(at.timeIntervalSinceReferenceDate.description.utf8)
        add(kind.utf8)
        add(subject.utf8)
        if let about { add(about.utf8) } else { bytes.append(contentsOf: "-\n".utf8) }
        add(json.utf8)
        add(previous.digits)
        return bytes
    }

    /// Where the log stands when this is its last entry.
    package var checkpoint: AuditCheckpoint { AuditCheckpoint(sequence: sequence, hash: hash) }
}

/// SHA-256, which the core does not have.
package typealias AuditHash = @Sendable ([UInt8]) -> AuditDigest
