/// What a rule of a rule set says to do, other than not to dial.
package enum RuleEffect: Hashable, Sendable {
    /// Write a value into a column of the contact.
    case set(column: String, value: String)
    /// Put the number on the campaign's do-not-call lists of numbers.
    case excludeNumber(String)
    /// Put the contact on the campaign's do-not-call lists that go by a column.
    case excludeContact
    /// Never call the contact again.
    case contactUncallable
    /// Never call the number of a column again.
    case numberUncallable(column: String)
    /// Call the contact again, so many minutes after the call.
    case callBack(minutes: Int)
}
