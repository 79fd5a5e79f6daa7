import GRDB
import RingdownDialer

extension Database {
    /// The ids of the contacts that a filter lets in at an instant, in list order unless another is given.
    func contactIDs(
        inList list: Int64,
        _ filter: ContactFilter,
        at time: DialerTime,
        sortedBy sorts: [ContactSort] = []
    ) throws -> [String] {
        var order = ContactOrder(sorts)
        var found: [String] = []
        try eachContact(inList: list) { id, data in
            guard filter.admits(data, at: time) else { return }
            if sorts.isEmpty { found.append(id) } else { order.add(ContactID(id), data) }
        }
        return sorts.isEmpty ? found : order.ids.map(\.rawValue)
    }

    /// The contacts that have one of the ids, in the order of the ids; those that are gone are left out.
    func contacts(inOrder ids: [String], inList list: Int64) throws -> [Contact] {
        let known = Dictionary(try contacts(ids, inList: list).map { ($0.id, $0) }) { first, _ in first }
        return ids.compactMap { known[$0] }
    }
}
