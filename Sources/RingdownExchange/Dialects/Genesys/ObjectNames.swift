import GRDB
import RingdownDialer
import RingdownVendors

/// The names of objects that others refer to.
struct ObjectNames: Sendable {
    private var names: [ObjectKind: [String: String]] = [:]

    /// Reads the names of every object of some kinds.
    init(_ db: Database, _ kinds: ObjectKind...) throws {
        for kind in kinds {
            let rows = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT id, name FROM objects WHERE kind = ?"),
                arguments: [kind.rawValue]
            )
            names[kind] = rows.reduce(into: [:]) { names, row in names[row["id"]] = row["name"] }
        }
    }

    /// The names of what a campaign refers to.
    static func ofCampaigns(_ db: Database) throws -> ObjectNames {
        try ObjectNames(
            db,
            .division,
            .contactList,
            .queue,
            .callableTimeSet,
            .dncList,
            .contactListFilter,
            .ruleSet
        )
    }

    /// A reference to an object of one of the kinds.
    func reference(_ kind: ObjectKind, _ id: String) -> GenesysReference {
        GenesysReference(id: id, name: names[kind]?[id], selfUri: GenesysPath.of(kind, id))
    }

    /// A reference to a division.
    func division(_ id: String) -> GenesysReference { reference(.division, id) }

    /// A reference to a contact list.
    func contactList(_ id: String) -> GenesysReference { reference(.contactList, id) }

    /// A reference to a queue.
    func queue(_ id: String) -> GenesysReference { reference(.queue, id) }
}

extension DialerTime {
    /// The instant as Genesys Cloud writes it.
    var genesys: String { GenesysTime.text(date) }
}
