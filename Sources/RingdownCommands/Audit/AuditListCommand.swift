import ArgumentParser
import Foundation
import RingdownCore
import RingdownSQLite

/// `ringdown audit list`: entries of the log.
struct AuditListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List entries of the audit log, in their order.",
        discussion: "What they recorded, as it was stored, is in --format json."
    )

    @OptionGroup var store: StoreOptions

    @Option(help: "Only what is about this trigger, change, decision, provider, client or workspace.")
    var about: String?

    @Option(help: "The last ones, at most so many: 1 to 100000.")
    var limit = 100

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...100_000).contains(limit) else { throw ValidationError("--limit must be 1 to 100000") }
    }

    func run() throws {
        let entries = try StoreReading.with(store.path()) { reading in
            try reading.auditEntries(about: about, limit: limit)
        }
        let shown = entries.map { ShownAuditEntry($0) }
        let none = about.map { "no entries about \($0)" } ?? "no entries"
        try output.show(shown, text: shown.isEmpty ? [none] : shown.map(\.line))
    }
}

/// An entry as it is shown.
private struct ShownAuditEntry: Encodable {
    var sequence: Int
    var at: Date
    var kind: String
    var subject: String
    var about: String?
    /// What was recorded; text where it is no JSON.
    var record: JSON
    var previous: String
    var hash: String

    init(_ entry: AuditEntry) {
        sequence = entry.sequence
        at = entry.at
        kind = entry.kind
        subject = entry.subject
        about = entry.about
        record = (try? JSON(parsing: Array(entry.json.utf8))) ?? .string(entry.json)
        previous = entry.previous.description
        hash = entry.hash.description
    }

    var line: String {
        let told = record["steps"]?.array?.last ?? record["trigger"] ?? record
        let sentence = told["sentence"]?.string ?? told["reason"]?.string ?? ""
        return "\(sequence)  \(Text.clock(at))  \(kind)  \(subject)  \(sentence)"
    }
}
