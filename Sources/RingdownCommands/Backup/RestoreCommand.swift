import ArgumentParser
import Foundation
import RingdownCore
import RingdownSQLite

/// `ringdown restore`: a backup in the store's place.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in the store's place; the server must be stopped.",
        discussion: """
            The store that was there is kept beside it. What went out after the backup was made stands in it as not yet \
            sent, so a kill switch for all providers is thrown: look at the triggers, cancel those that went out, then \
            release it. FILE.exchange takes the place of the exchange's store, and its campaigns that were on are off.
            """
    )

    @OptionGroup var store: StoreOptions

    @Option(help: "The backup.")
    var from: String

    @Option(help: "The folder of an exchange's store; the one beside the store when left out.")
    var exchange: String?

    @Flag(help: "Stop nothing: whatever the backup shows as not yet sent or dialed goes out when the server starts.")
    var dialAgain = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let path = try store.path()
        let exchangeFile = ExchangeFile(beside: path, or: exchange)
        // Of two stores none is replaced when one cannot be.
        try exchangeFile.expectRestorable(beside: from)
        let now = Date()
        let restore = try StoreRestore.restore(path, from: from, by: Self.person, at: now, holds: !dialAgain)
        let key = path + ".key"
        if let replaced = restore.replaced, FileManager.default.contents(atPath: key) != nil {
            _ = try KeyFile.copy(key, to: replaced + ".key", replaces: true)
        }
        let hasKey = try KeyFile.copy(from + ".key", to: key, replaces: true)
        let exchanged = try exchangeFile.restore(beside: from, at: now, holds: !dialAgain)
        let shown = ShownRestore(restore, store: path, key: hasKey ? key : nil, exchange: exchanged, holds: !dialAgain)
        try output.show(shown, text: shown.lines)
    }

    /// Who restores, as the machine calls them.
    private static var person: String { "\(NSUserName()) (ringdown restore)" }
}

/// A restore as it is shown.
private struct ShownRestore: Encodable {
    var store: String
    /// Where the store that was there stands now.
    var replaced: String?
    var key: String?
    /// What became of the exchange's store; `nil` when no copy of it came with the backup.
    var exchange: ShownExchangeRestore?
    /// Where the backup's audit log ends.
    var checkpoint: String?
    /// Where the replaced store's audit log ended.
    var formerCheckpoint: String?
    /// Whether a kill switch stops everything.
    var holds: Bool
    var faults: [AuditFault]

    init(_ restore: StoreRestore, store: String, key: String?, exchange: ShownExchangeRestore?, holds: Bool) {
        self.store = store
        replaced = restore.replaced
        self.key = key
        self.exchange = exchange
        checkpoint = restore.backup.checkpoint?.description
        formerCheckpoint = restore.formerCheckpoint?.description
        self.holds = holds
        faults = restore.backup.faults
    }

    var lines: [String] {
        var lines = ["\(store)  restored" + (checkpoint.map { " to audit checkpoint \($0)" } ?? "")]
        if let replaced { lines.append("  the store that was there: \(replaced)") }
        if let formerCheckpoint { lines.append("  its audit log ended at \(formerCheckpoint)") }
        if key == nil { lines.append("  no key came with the backup: secret values from before are not recognised") }
        if let exchange { lines += exchange.lines }
        if let first = faults.first { lines.append("  TAMPERED  the backup's audit log: \(first.message)") }
        if holds {
            lines.append("  a kill switch for all providers is on: look, cancel what went out, then release it")
        }
        return lines
    }
}
