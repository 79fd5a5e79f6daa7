import RingdownVendors

/// Writes the entries of a do-not-call list to a file that can be downloaded.
struct DNCExporter: Sendable {
    /// Entries of one part of the file.
    private static let batch = 5000
    /// The file's columns, unless a list is of a column of its own.
    private static let numberColumn = "phone"
    private static let expirationColumn = "expirationDateTime"

    let exchange: Exchange
    let list: DNCList

    /// Writes the entries that have not expired, and forgets the list's earlier exports.
    func run() async throws {
        let key = try await exchange.store.read { db in try db.key(.dncList, list.id) }
        let header = CSVText.row([list.column ?? Self.numberColumn, Self.expirationColumn])
        var file = try await ExportFile(of: key, header: header, exchange)
        let now = exchange.switchboard.now
        var last: String?
        while true {
            let entries = try await exchange.store.read { [last] db in
                try db.dncEntries(ofList: key, after: last, limit: Self.batch, at: now)
            }
            guard let end = entries.last else { break }
            last = end.entry
            try await file.append(entries.map { CSVText.row([$0.entry, $0.expires?.genesys ?? ""]) })
        }
        try await file.end()
    }
}
