/// What a caller wants to do something to.
package struct AccessObject: Hashable, Sendable, Codable {
    /// Where an object lives.
    package enum Place: Hashable, Sendable, Codable {
        /// The operation knows no division: a grant in any will do.
        case anywhere
        /// In a division.
        case division(Division)
        /// In a division that nobody knows: only a grant everywhere is certain to do.
        case unknown
    }

    /// The object as a sentence names it (`the contact list renewals-q4`); `nil` when it has no name.
    package var words: String?
    /// Where it lives.
    package var place: Place

    package init(_ words: String? = nil, place: Place) {
        self.words = words
        self.place = place
    }

    /// An object in a division; `nil` for operations that know no division.
    package init(_ words: String? = nil, in division: Division?) {
        self.init(words, place: division.map { .division($0) } ?? .anywhere)
    }

    /// The division that it is known to live in; `nil` when none is.
    package var division: Division? {
        guard case .division(let division) = place else { return nil }
        return division
    }
}
