package import RingdownDialer

/// A person who is to be called at a time: then a contact of its own goes ahead of the others of the campaign's list.
package struct ScheduledCallback: StoredObject {
    package static let kind = ObjectKind.callback

    package var id: String
    /// The id of the campaign that calls.
    package var campaign: String
    package var number: String
    package var firstName: String
    package var lastName: String
    package var notes: String
    package var due: DialerTime

    package var name: String { id }

    package init(
        id: String,
        campaign: String,
        number: String,
        firstName: String = "",
        lastName: String = "",
        notes: String = "",
        due: DialerTime
    ) {
        self.id = id
        self.campaign = campaign
        self.number = number
        self.firstName = firstName
        self.lastName = lastName
        self.notes = notes
        self.due = due
    }
}
