/// Who or what picked up, as call analysis sees it.
package enum AnsweringParty: String, Hashable, Sendable, Codable, CaseIterable {
    /// A person.
    case person
    /// An answering machine or voice mail.
    case machine
    /// A fax or a modem.
    case fax
}
