import Foundation
import RingdownCore
import RingdownExchange
import RingdownSQLite

/// The store of the exchange that runs inside `serve`, as a file that is backed up and restored with the control plane's.
struct ExchangeFile {
    /// What its backup is called, behind the backup's own name.
    static let suffix = ".exchange"
    /// A table that every exchange's store has.
    private static let table = "objects"

    let path: String

    /// - Parameters:
    ///   - store: the control plane's store, beside which it is.
    ///   - folder: the folder of an exchange of its own; `nil` for the one inside `serve`.
    init(beside store: String, or folder: String?) {
        let place =
            folder.map { URL(fileURLWithPath: $0, isDirectory: true) }
            ?? URL(fileURLWithPath: store).deletingLastPathComponent().appending(path: "exchange")
        path = place.appending(path: ExchangeStore.fileName).path
    }

    private var isThere: Bool { FileManager.default.fileExists(atPath: path) }

    /// Copies it beside a backup; `nil` when there is none and nobody named it.
    func backUp(beside backup: String, replaces: Bool, isNamed: Bool) throws -> ShownExchangeBackup? {
        guard isThere || isNamed else { return nil }
        let target = backup + Self.suffix
        let bytes = try DatabaseCopy(of: path, with: Self.table).backUp(to: target, replaces: replaces)
        return ShownExchangeBackup(file: target, bytes: bytes)
    }

    /// Refuses a restore, before anything is changed, when a copy stands beside the backup and its place is in use.
    func expectRestorable(beside backup: String) throws {
        guard FileManager.default.fileExists(atPath: backup + Self.suffix) else { return }
        try DatabaseCopy.expectUnused(path)
    }

    /// Puts the copy beside a backup in its place; `nil` when there is none.
    func restore(beside backup: String, at now: Date, holds: Bool) throws -> ShownExchangeRestore? {
        let source = backup + Self.suffix
        guard FileManager.default.fileExists(atPath: source) else { return nil }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var held = 0
        let replaced = try DatabaseCopy(of: source, with: Self.table).putBack(over: path, at: now) { draft in
            if holds { held = try ExchangeStore.hold(draft) }
        }
        return ShownExchangeRestore(file: path, replaced: replaced, held: held)
    }
}

/// The backup of an exchange's store as it is shown.
struct ShownExchangeBackup: Encodable {
    var file: String
    var bytes: Int

    var line: String { "  exchange: \(file)  \(bytes) bytes, complete" }
}

/// The restore of an exchange's store as it is shown.
struct ShownExchangeRestore: Encodable {
    var file: String
    /// Where the store that was there stands now.
    var replaced: String?
    /// Campaigns and sequences that were on, and were turned off.
    var held: Int

    var lines: [String] {
        var lines = ["  exchange: \(file)  restored"]
        if let replaced { lines.append("  the exchange's store that was there: \(replaced)") }
        if held > 0 {
            lines.append("  \(held) campaigns and sequences that were on are off: look, then turn them on")
        }
        return lines
    }
}
