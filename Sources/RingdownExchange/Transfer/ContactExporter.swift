import Foundation
import RingdownCore
import RingdownDialer
import RingdownVendors

/// Writes the contacts of a list to a file that can be downloaded.
struct ContactExporter: Sendable {
    /// Contacts of one part of the file.
    private static let batch = 1000

    let exchange: Exchange
    let list: ContactList

    /// Writes the contacts of the ids, in their order, and forgets the list's earlier exports.
    ///
    /// A contact is written as it is when its turn comes; one that is gone by then is left out.
    func run(_ ids: [String]) async throws -> ContactExport {
        var export = ContactExport(id: exchange.mint(), made: exchange.switchboard.now)
        let key = try await exchange.store.write { [export] db in
            let key = try db.key(.contactList, list.id)
            for earlier in try db.jobs(ContactExport.self, ofList: key) { try db.deleteJob(earlier.id) }
            try db.keep(export, ofList: key)
            try db.insertPart(Data(header.utf8), number: 0, ofJob: export.id)
            return key
        }
        var rest = ids[...]
        var part = 1
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Self.batch))
            rest = rest.dropFirst(batch.count)
            let contacts = try await exchange.store.read { db in try db.contacts(inOrder: batch, inList: key) }
            let body = Data(contacts.map(row).joined().utf8)
            try await exchange.store.write { [export, part] db in
                try db.insertPart(body, number: part, ofJob: export.id)
            }
            export.contacts += contacts.count
            part += 1
        }
        export.state = .complete
        try await exchange.store.write { [export] db in try db.keep(export, ofList: key) }
        return export
    }

    private var header: String {
        CSVText.row(
            [ContactFileColumns.id] + list.columns + [ContactFileColumns.callable]
                + list.phoneColumns.flatMap { column in
                    [ContactFileColumns.lastAttempt, ContactFileColumns.lastResult, ContactFileColumns.numberCallable]
                        .map { $0 + column.name }
                }
        )
    }

    private func row(_ contact: Contact) -> String {
        var fields = [contact.id] + list.columns.map { contact.data[$0] ?? "" } + [contact.isCallable ? "1" : "0"]
        for column in list.phoneColumns.map(\.name) {
            let record = contact.callRecords[column]
            fields += [
                record?.at.genesys ?? "", record?.result?.wrapUpCode ?? "",
                contact.deadColumns.contains(column) ? "0" : "1",
            ]
        }
        return CSVText.row(fields)
    }
}
