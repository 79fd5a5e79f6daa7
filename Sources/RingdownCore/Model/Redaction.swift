/// Replaces what is sensitive in one document's changes by digests: by path, and the same values elsewhere in it.
///
/// Equal values get equal digests, so that `from` → `to` can still be compared; nothing can be read back. A value
/// that has the form of a digest already is left as it is, so that redacting twice changes nothing. Addresses, types
/// and names are left alone: Terraform admits nothing sensitive there.
package struct Redaction {
    private let digest: (JSON) -> String
    private let secrets: SecretIndex

    /// Collects the sensitive values of a document.
    ///
    /// - Parameters:
    ///   - changes: its changes, in clear or redacted already.
    ///   - others: sensitive values that stand elsewhere in the document, such as those of variables.
    ///   - digest: what a value is replaced with.
    package init(of changes: [Change], others: [JSON] = [], digest: @escaping (JSON) -> String) {
        var found: Set<JSON> = []
        for value in others { value.collectScalars(into: &found) }
        for change in changes {
            change.before?.collectScalars(markedBy: change.beforeSensitive, into: &found)
            change.after?.collectScalars(markedBy: change.afterSensitive, into: &found)
        }
        self.digest = digest
        secrets = SecretIndex(found, digest: digest)
    }

    /// A change without sensitive values; what is replaced as a whole is marked sensitive.
    ///
    /// Of members that Ringdown does not know nobody says whether they are sensitive, so they are all replaced.
    package func redact(_ change: Change) -> Change {
        var copy = change
        (copy.before, copy.beforeSensitive) = redact(change.before, change.beforeSensitive)
        (copy.after, copy.afterSensitive) = redact(change.after, change.afterSensitive)
        copy.extra = change.extra.mapValues { replacement($0) }
        return copy
    }

    /// A text in which no sensitive value stands.
    package func redact(_ text: String) -> String { secrets.replacing(in: text) }

    /// A value in which no sensitive value stands.
    package func redact(_ value: JSON) -> JSON { secrets.isEmpty ? value : redact(present: value, nil).0 }

    private func redact(_ value: JSON?, _ mask: JSON?) -> (JSON?, JSON?) {
        guard let value, mask != nil || !secrets.isEmpty else { return (value, mask) }
        return redact(present: value, mask)
    }

    private func redact(present value: JSON, _ mask: JSON?) -> (JSON, JSON?) {
        if mask == true { return (replacement(value), mask) }
        switch value {
        case .null, .bool: return (value, mask)
        case .number(let number): return secrets.contains(number.text) ? (replacement(value), true) : (value, mask)
        case .string(let text):
            if secrets.contains(text) { return (replacement(value), true) }
            return (.string(secrets.replacing(in: text)), mask)
        case .array(let elements):
            let parts = elements.enumerated().map { redact(present: $1, mask?[$0]) }
            let marks: JSON? = parts.contains { $0.1 != nil } ? .array(parts.map { $0.1 ?? false }) : mask
            return (.array(parts.map(\.0)), marks)
        case .object(let members):
            var values: [String: JSON] = [:]
            var marks: [String: JSON] = [:]
            for (name, member) in members {
                let (value, mark) = redact(present: member, mask?[name])
                let name = secrets.replacing(in: name)
                values[name] = value
                marks[name] = mark
            }
            return (.object(values), marks.isEmpty ? mask : .object(marks))
        }
    }

    private func replacement(_ value: JSON) -> JSON {
        value.isNull || value.isDigest ? value : .string(digest(value))
    }
}

extension JSON {
    /// What every digest of a sensitive value begins with.
    package static let digestPrefix = "sensitive:"

    /// Whether this is the digest of a sensitive value: the prefix and 64 hexadecimal digits.
    package var isDigest: Bool {
        guard case .string(let text) = self, text.utf8.count == Self.digestPrefix.utf8.count + 64,
            text.hasPrefix(Self.digestPrefix)
        else { return false }
        return text.utf8.dropFirst(Self.digestPrefix.utf8.count).allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
    }

    /// Collects the texts and numbers of this value.
    package func collectScalars(into found: inout Set<JSON>) {
        switch self {
        case .null, .bool: break
        case .string, .number: if !isDigest { found.insert(self) }
        case .array(let elements): for element in elements { element.collectScalars(into: &found) }
        case .object(let members): for member in members.values { member.collectScalars(into: &found) }
        }
    }

    /// Collects the texts and numbers that a mask marks.
    package func collectScalars(markedBy mask: JSON?, into found: inout Set<JSON>) {
        switch (self, mask) {
        case (_, .bool(true)?): collectScalars(into: &found)
        case (.array(let elements), .array(let marks)?):
            for (element, mark) in zip(elements, marks) { element.collectScalars(markedBy: mark, into: &found) }
        case (.object(let members), .object(let marks)?):
            for (name, mark) in marks { members[name]?.collectScalars(markedBy: mark, into: &found) }
        default: break
        }
    }
}
