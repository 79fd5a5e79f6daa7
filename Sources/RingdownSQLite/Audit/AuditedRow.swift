import Foundation
import GRDB
import RingdownCore

/// An entry as it stands in the table, byte for byte, before anything is believed of it.
enum AuditedRow {
    case entry(AuditEntry)
    /// What stands at this place is no entry.
    case unreadable(Int)

    /// The columns that are read; texts as bytes, because a damaged text is not mended in reading.
    static let columns = """
        sequence, at, CAST(kind AS BLOB) AS kind, CAST(subject AS BLOB) AS subject, CAST(about AS BLOB) AS about,
        CAST(json AS BLOB) AS json, previous, hash
        """

    init(_ row: Row) {
        let sequence: Int = row["sequence"]
        guard
            let kind = Self.text(row, "kind"), let subject = Self.text(row, "subject"),
            let json = Self.text(row, "json"), let about = Self.optionalText(row, "about"),
            let previous = AuditDigest(bytes: [UInt8](row["previous"] as Data)),
            let hash = AuditDigest(bytes: [UInt8](row["hash"] as Data))
        else {
            self = .unreadable(sequence)
            return
        }
        self = .entry(
            AuditEntry(
                sequence: sequence,
                at: Date(column: row["at"]),
                kind: kind,
                subject: subject,
                about: about,
                json: json,
                previous: previous,
                hash: hash
            )
        )
    }

    /// The text of a column; `nil` when its bytes are none.
    private static func text(_ row: Row, _ column: String) -> String? {
        guard let data: Data = row[column] else { return nil }
        return String(validating: data, as: UTF8.self)
    }

    /// The text of a column that may be NULL; `nil` when its bytes are no text.
    private static func optionalText(_ row: Row, _ column: String) -> String?? {
        guard row[column] as Data? != nil else { return .some(nil) }
        return text(row, column).map { .some($0) }
    }
}
