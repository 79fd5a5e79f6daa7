import ArgumentParser
import RingdownCore
import RingdownSQLite

/// `ringdown audit verify`: whether the log, and all that it records, is as it was written.
struct AuditVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Find every entry and every recorded row that was altered, removed, moved or put in.",
        discussion: """
            The server may run meanwhile. Whoever can write the file can also write the whole log anew so that it fits \
            itself; only a checkpoint that was kept elsewhere shows that. Ends with 1 when anything is wrong.
            """
    )

    @OptionGroup var store: StoreOptions

    @Option(help: "Where the log is known to have been, from: ringdown audit checkpoint. May be repeated.")
    var checkpoint: [String] = []

    @OptionGroup var output: OutputOptions

    func validate() throws {
        for text in checkpoint where AuditCheckpoint(text) == nil {
            throw ValidationError("--checkpoint must be SEQUENCE:HASH with 64 hexadecimal digits, not \(text)")
        }
    }

    func run() throws {
        let known = checkpoint.compactMap { AuditCheckpoint($0) }
        let report = try StoreReading.with(store.path()) { reading in try reading.verifyAudit(known) }
        let verdict = AuditVerdict(report, checkpoints: known)
        try output.show(verdict, text: verdict.lines)
        guard verdict.isIntact else { throw ExitCode(CommandFailure.Exit.failed.rawValue) }
    }
}
