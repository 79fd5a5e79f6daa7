/// What the dialer needs to know of a contact.
package struct DialableContact: Hashable, Sendable, Codable {
    /// The contact's id; a campaign knows each once.
    package let id: ContactID
    /// The numbers in the order in which they are to be tried.
    ///
    /// An attempt dials the first that is still callable; a contact without one is skipped.
    package let numbers: [DialableNumber]
    /// IANA name of the time zone in which the contact is called; `nil` when none is known.
    ///
    /// Kept for whoever judges callable times; pacing does not read it.
    package let zone: String?
    /// Where the contact stands in its lane: lower is dialed first, equals in the order in which they were added.
    ///
    /// A contact sort becomes positions; without one all are 0.
    package let position: Int64

    /// Describes a contact; without `position` it is dialed in the order of arrival.
    package init(id: ContactID, numbers: [DialableNumber], zone: String? = nil, position: Int64 = 0) {
        self.id = id
        self.numbers = numbers
        self.zone = zone
        self.position = position
    }
}
