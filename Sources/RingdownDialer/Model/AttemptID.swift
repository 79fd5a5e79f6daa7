/// One attempt to reach a contact: the contact, and the how-manieth attempt of the campaign it is for this contact.
///
/// It is known before the call is placed and never used twice in a campaign, across restarts too, as long as the number
/// of attempts of each contact is kept: a unique key over campaign, contact and ordinal makes dialing twice for one
/// attempt impossible to record.
package struct AttemptID: Hashable, Sendable, Codable {
    /// The contact that is called.
    package let contact: ContactID
    /// 1 for the first attempt that the campaign makes for this contact, counted over all passes.
    package let ordinal: Int

    /// Names attempt number `ordinal` (from 1) of `contact`.
    package init(contact: ContactID, ordinal: Int) {
        self.contact = contact
        self.ordinal = ordinal
    }
}

extension AttemptID: CustomStringConvertible {
    package var description: String {
        "\(contact)#\(ordinal)"
    }
}
