import RingdownDialer

/// The order that a campaign's sorts give the contacts of its list.
struct ContactOrder {
    /// A column's value as it is compared.
    private enum Key: Comparable {
        /// No value, or no number where numbers are compared: before all others.
        case none
        case number(Double)
        case text(String)
    }

    private let sorts: [ContactSort]
    private var contacts: [(id: ContactID, keys: [Key])] = []

    init(_ sorts: [ContactSort]) { self.sorts = sorts }

    /// Adds a contact; those that the sorts do not tell apart keep the order in which they are added.
    mutating func add(_ id: ContactID, _ data: [String: String]) {
        let keys = sorts.map { sort -> Key in
            guard let text = data[sort.column], !text.isEmpty else { return .none }
            guard sort.isNumeric else { return .text(text) }
            return Double(text).map { .number($0) } ?? .none
        }
        contacts.append((id, keys))
    }

    /// The contacts in order.
    var ids: [ContactID] {
        contacts.indices.sorted { left, right in
            for (index, sort) in sorts.enumerated() {
                let (first, second) = (contacts[left].keys[index], contacts[right].keys[index])
                if first != second { return (first < second) != sort.descends }
            }
            return left < right
        }
        .map { contacts[$0].id }
    }

    /// The place of each contact, from 0.
    var positions: [ContactID: Int64] {
        ids.enumerated().reduce(into: [:]) { places, place in places[place.element] = Int64(place.offset) }
    }
}
