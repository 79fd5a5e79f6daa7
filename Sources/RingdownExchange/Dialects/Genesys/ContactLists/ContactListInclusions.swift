import GRDB
import RingdownCore
import RingdownVendors

/// What a request wants to see of contact lists besides what they always show.
struct ContactListInclusions: Sendable {
    private let size: Bool
    private let importStatus: Bool

    init(_ query: GenesysQuery) throws(GenesysFault) {
        size = try query.flag("includeSize") ?? false
        importStatus = try query.flag("includeImportStatus") ?? false
    }

    /// A list with what is wanted of it.
    func show(_ list: ContactList, _ names: ObjectNames, _ db: Database) throws -> GenesysContactList {
        let key = try db.key(.contactList, list.id)
        var shown = list.genesys(names, size: size ? try db.size(ofList: key) : nil)
        if importStatus, let latest = try db.jobs(ContactImport.self, ofList: key, limit: 1).first {
            shown.members["importStatus"] = latest.genesys
        }
        return shown
    }
}

extension GenesysContactList {
    /// The list as those see it who may only search (`ContactListDivisionView`).
    var divisionView: GenesysContactList {
        let seen: Set = [
            "id", "name", "division", "columnNames", "phoneColumns", "emailColumns", "importStatus", "size", "selfUri",
        ]
        return GenesysContactList(members: members.filter { seen.contains($0.key) })
    }
}

extension ContactImport {
    /// The import as the vendor shows it (`ImportStatus`).
    ///
    /// The vendor has no state for an import that is done; it stays in progress at a hundred percent (assumed).
    var genesys: JSON {
        let done = added + updated + refused
        var members: [String: JSON] = [
            "state": .string(state == .failed ? "FAILED" : "IN_PROGRESS"),
            "totalRecords": .number(JSONNumber(max(rows, done))),
            "completedRecords": .number(JSONNumber(done)),
            "percentComplete": .number(
                JSONNumber(state == .complete ? 100 : rows == 0 ? 0 : min(99, done * 100 / rows))
            ),
        ]
        if let failure {
            members["failureReason"] = .string(failure.code.replacing("IMPORT_", with: "", maxReplacements: 1))
        }
        return .object(members)
    }
}
