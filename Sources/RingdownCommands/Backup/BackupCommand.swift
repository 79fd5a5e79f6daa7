import ArgumentParser
import Foundation
import RingdownCore
import RingdownSQLite

/// `ringdown backup`: a copy of the store, while the server runs.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store into one file while the server runs, and check the copy.",
        discussion: """
            The key beside the store, without which secret values are not recognised again, is copied to FILE.key, and \
            the store of the exchange inside the server to FILE.exchange. All hold what customers are called for: keep \
            them where only you can read.
            """
    )

    @OptionGroup var store: StoreOptions

    @Option(help: "Where the copy goes.")
    var to: String

    @Option(help: "The folder of an exchange's store; the one beside the store when left out.")
    var exchange: String?

    @Flag(help: "Replace a file that stands there.")
    var force = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let path = try store.path()
        let backup = try StoreReading.with(path) { reading in try reading.backUp(to: to, replaces: force) }
        let hasKey = try KeyFile.copy(path + ".key", to: to + ".key", replaces: force)
        // Later than the store: what the store says was dialed is in the exchange's copy as well.
        let exchanged = try ExchangeFile(beside: path, or: exchange)
            .backUp(beside: to, replaces: force, isNamed: exchange != nil)
        let shown = ShownBackup(backup, key: hasKey ? to + ".key" : nil, exchange: exchanged)
        try output.show(shown, text: shown.lines)
        guard backup.faults.isEmpty else { throw ExitCode(CommandFailure.Exit.failed.rawValue) }
    }
}

/// A backup as it is shown.
struct ShownBackup: Encodable {
    var file: String
    var bytes: Int
    /// The key that belongs to it; `nil` when the store has none.
    var key: String?
    /// The copy of the exchange's store; `nil` when there is none.
    var exchange: ShownExchangeBackup?
    /// Where its audit log ends.
    var checkpoint: String?
    /// What is wrong with its audit log, and so with the store's.
    var faults: [AuditFault]

    init(_ backup: StoreBackup, key: String?, exchange: ShownExchangeBackup?) {
        file = backup.path
        bytes = backup.bytes
        self.key = key
        self.exchange = exchange
        checkpoint = backup.checkpoint?.description
        faults = backup.faults
    }

    var lines: [String] {
        var lines = ["\(file)  \(bytes) bytes, complete" + (faults.isEmpty ? ", audit log intact" : "")]
        if let key { lines.append("  key: \(key)") }
        if let exchange { lines.append(exchange.line) }
        if let checkpoint { lines.append("  audit checkpoint: \(checkpoint)") }
        guard let first = faults.first else { return lines }
        lines.append("  TAMPERED  the store's audit log has \(faults.count) faults, the first: \(first.message)")
        return lines + ["  see: ringdown audit verify --store \(file)"]
    }
}
