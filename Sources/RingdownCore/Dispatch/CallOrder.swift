/// One call that a vendor is to place.
package struct CallOrder: Codable, Hashable, Sendable {
    /// The calling line.
    package var connection: PersonalConnectionBinding
    /// The number that the called person is shown, one of the connection's.
    package var from: PhoneNumber
    /// The number to call.
    package var to: PhoneNumber
    /// Under which id the vendor keeps the call, so that it can be found again: the trigger's.
    package var reference: String

    package init(connection: PersonalConnectionBinding, from: PhoneNumber, to: PhoneNumber, reference: String) {
        self.connection = connection
        self.from = from
        self.to = to
        self.reference = reference
    }
}
