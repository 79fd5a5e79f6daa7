import Foundation
import RingdownCore

/// What a contact list's id in a path turns out to be.
enum ListLookup {
    /// It is the id, Ringdown's or the vendor's, of this list.
    case found(ContactListBinding)
    /// It is not an id but the name of this list.
    case named(ContactListBinding)
    /// It is the vendor's id of a list that several bindings stand for.
    case ambiguous([ContactListBinding])
    /// It is nothing that is known.
    case unknown

    /// Looks up what a caller wrote where the id belongs.
    init(_ text: String, in lists: [ContactListBinding]) {
        let wanted = text.lowercased()
        if let own = lists.first(where: { $0.id.lowercased() == wanted }) {
            self = .found(own)
            return
        }
        let vendors = lists.filter { $0.list.looksLikeID && $0.list.lowercased() == wanted }
        if vendors.count > 1 {
            self = .ambiguous(vendors)
        } else if let only = vendors.first {
            self = .found(only)
        } else if let named = lists.first(where: { $0.name == text })
            ?? lists.first(where: { $0.name.lowercased() == wanted || $0.list.lowercased() == wanted })
        {
            self = .named(named)
        } else {
            self = .unknown
        }
    }
}

extension String {
    /// Whether the text has the form of a vendor's id: a UUID (Genesys Cloud) or a whole number (CXone).
    var looksLikeID: Bool {
        UUID(uuidString: self) != nil || (!isEmpty && utf8.allSatisfy { (48...57).contains($0) })
    }
}
