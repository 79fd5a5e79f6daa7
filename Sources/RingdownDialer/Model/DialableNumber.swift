/// A phone number of a contact and the column of the contact list that holds it.
package struct DialableNumber: Hashable, Sendable, Codable {
    /// Name of the phone column, as the contact list defines it.
    package let column: String
    /// The number as it is to be dialed; the dialer does not look inside.
    package let number: String

    /// Pairs a column with the number it holds.
    package init(column: String, number: String) {
        self.column = column
        self.number = number
    }
}
