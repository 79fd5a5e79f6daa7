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
    func run(_ ids: [String]) async throws {
        let key = try await exchange.store.read { db in try db.key(.contactList, list.id) }
        var file = try await ExportFile(of: key, header: header, exchange)
        var rest = ids[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(Self.batch))
            rest = rest.dropFirst(batch.count)
            let contacts = try await exchange.store.read { db in try db.contacts(inOrder: batch, inList: key) }
            try await file.append(contacts.map(row))
        }
        try await file.end()
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
