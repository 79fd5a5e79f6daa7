import RingdownDialer

/// A contact that a campaign is to call at a time of its own.
struct ContactCallback: StoredObject {
    static let kind = ObjectKind.contactCallback

    var id: String
    /// The id of the campaign that calls.
    var campaign: String
    /// The id of the contact in the campaign's list.
    var contact: String
    /// The column whose number is called.
    var column: String
    var time: DialerTime

    var name: String { id }
}
