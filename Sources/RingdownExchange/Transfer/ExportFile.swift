import Foundation
import RingdownCore

/// A file that is being written for download, part by part.
struct ExportFile {
    private let exchange: Exchange
    private let list: Int64
    private var export: ContactExport
    private var part = 1

    /// Begins a file of a list, by the list's key, and forgets those that were written of it before.
    init(of list: Int64, header: String, _ exchange: Exchange) async throws {
        let export = ContactExport(id: exchange.mint(), made: exchange.switchboard.now)
        self.exchange = exchange
        self.list = list
        self.export = export
        try await exchange.store.write { db in
            for earlier in try db.jobs(ContactExport.self, ofList: list) { try db.deleteJob(earlier.id) }
            try db.keep(export, ofList: list)
            try db.insertPart(Data(header.utf8), number: 0, ofJob: export.id)
        }
    }

    /// Writes some rows.
    mutating func append(_ rows: [String]) async throws {
        let body = Data(rows.joined().utf8)
        try await exchange.store.write { [export, part] db in
            try db.insertPart(body, number: part, ofJob: export.id)
        }
        export.contacts += rows.count
        part += 1
    }

    /// Ends the file, which can be downloaded from then on.
    mutating func end() async throws {
        export.state = .complete
        try await exchange.store.write { [export, list] db in try db.keep(export, ofList: list) }
    }
}
