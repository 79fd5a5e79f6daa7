/// A contact, by its id in the contact list.
package struct ContactID: RawRepresentable, Hashable, Sendable, Codable {
    /// The id as text.
    package let rawValue: String

    /// Takes the id as it is; any text is one.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Takes the id as it is; any text is one.
    package init(_ rawValue: String) {
        self.rawValue = rawValue
    }
}

extension ContactID: CustomStringConvertible {
    package var description: String {
        rawValue
    }
}
