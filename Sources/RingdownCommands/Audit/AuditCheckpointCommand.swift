import ArgumentParser
import RingdownCore
import RingdownSQLite

/// `ringdown audit checkpoint`: one line to keep where nobody who can write the store can write.
struct AuditCheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Print where the audit log ends: SEQUENCE:HASH, to be kept elsewhere.",
        discussion: "Later: ringdown audit verify --checkpoint SEQUENCE:HASH"
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var output: OutputOptions

    /// What the command shows.
    private struct Shown: Encodable {
        var sequence: Int
        var hash: String
    }

    func run() throws {
        let checkpoint = try StoreReading.with(store.path()) { reading in try reading.auditCheckpoint() }
        let shown = Shown(sequence: checkpoint.sequence, hash: checkpoint.hash.description)
        try output.show(shown, text: [checkpoint.description])
    }
}
