/// What a trigger asks a vendor to do.
package struct DialOrder: Codable, Hashable, Sendable {
    /// The configured provider that is to do it.
    package var provider: String
    /// Ringdown's contact list.
    package var contactList: ContactListBinding
    /// Whether contacts sent along are dialed before those already waiting.
    package var priority: Bool

    package init(contactList: ContactListBinding, priority: Bool = false) {
        provider = contactList.provider
        self.contactList = contactList
        self.priority = priority
    }
}
