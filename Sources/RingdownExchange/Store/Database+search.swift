import GRDB
import RingdownDialer

extension Database {
    /// The ids of the contacts that are meant, in list order unless another is given.
    func contactIDs(
        inList list: Int64,
        _ criteria: ContactCriteria,
        sortedBy orders: [ContactSorting] = []
    ) throws -> [String] {
        let rows = try Row.fetchCursor(
            self,
            sql: "SELECT id, data FROM contacts WHERE list = ? ORDER BY seq",
            arguments: [list]
        )
        var found: [(id: String, data: [String: String])] = []
        while let row = try rows.next() {
            let data = try ContactText.read(row[1])
            guard criteria.admits(data) else { continue }
            found.append((row[0], orders.isEmpty ? [:] : data))
        }
        if !orders.isEmpty {
            // Equal contacts keep their list order, which a sort by position in the list makes sure of.
            let places = found.indices.sorted { left, right in
                for order in orders {
                    if let precedes = order.precedes(found[left].data, found[right].data) { return precedes }
                }
                return left < right
            }
            return places.map { found[$0].id }
        }
        return found.map(\.id)
    }

    /// The contacts that have one of the ids, in the order of the ids; those that are gone are left out.
    func contacts(inOrder ids: [String], inList list: Int64) throws -> [Contact] {
        let known = Dictionary(try contacts(ids, inList: list).map { ($0.id, $0) }) { first, _ in first }
        return ids.compactMap { known[$0] }
    }
}
