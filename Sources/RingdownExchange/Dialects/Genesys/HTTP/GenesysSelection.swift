import RingdownDialer
import RingdownVendors

/// Which objects a list asks for besides their names, and in what order.
struct GenesysSelection: Hashable, Sendable {
    /// Ids that one request may ask for.
    private static let idLimit = 100

    private let ids: Set<String>
    private let divisions: Set<String>
    private let sortBy: String
    private let descends: Bool

    /// The selection that a query describes; by name, ascending, when it does not say.
    init(_ query: GenesysQuery) throws(GenesysFault) {
        ids = Set(query.list("id"))
        guard ids.count <= Self.idLimit else { throw GenesysFault(.tooManyBulkRetrieves) }
        divisions = Set(query.list("divisionId"))
        sortBy = query["sortBy"]?.lowercased() ?? "name"
        descends = query["sortOrder"]?.lowercased().hasPrefix("d") ?? false
    }

    /// Whether an object is asked for, and the caller may see it; `division` is `nil` for one that lives in none, which
    /// whoever holds the permission anywhere may see.
    func admits(_ id: String, _ division: String?, _ visible: Set<String>?) -> Bool {
        guard ids.isEmpty || ids.contains(id) else { return false }
        guard let division else { return divisions.isEmpty }
        return (divisions.isEmpty || divisions.contains(division)) && (visible?.contains(division) ?? true)
    }

    /// Objects in the order asked for; they come sorted by name.
    func sorted<Object: StoredObject>(
        _ objects: [Object],
        created: KeyPath<Object, DialerTime>,
        modified: KeyPath<Object, DialerTime>
    ) -> [Object] {
        let ascending =
            switch sortBy {
            case "datecreated": objects.sorted { $0[keyPath: created] < $1[keyPath: created] }
            case "datemodified": objects.sorted { $0[keyPath: modified] < $1[keyPath: modified] }
            default: objects
            }
        return descends ? ascending.reversed() : ascending
    }
}
