/// A rule of a rule set: what is done before a call, or after it, when everything it asks for holds.
package struct DialRule: Hashable, Sendable, Codable {
    /// When it is asked.
    package enum Occasion: String, Hashable, Sendable, Codable, CaseIterable {
        case beforeCall = "DIALER_PRECALL"
        case afterCall = "DIALER_WRAPUP"
    }

    /// What it does.
    package enum Action: Hashable, Sendable, Codable {
        /// Passes the contact over.
        case doNotDial
        /// Writes a fixed value into a column.
        case set(column: String, value: String)
        /// Adds to the number in a column; what is no number counts as 0.
        case add(column: String, amount: Double)
        /// Writes the present time into a column.
        case setNow(column: String)
        case excludeNumber
        case excludeContact
        case contactUncallable
        case numberUncallable
        case callBack(minutes: Int)
    }

    package var name: String
    package var occasion: Occasion
    /// All must hold.
    package var conditions: [DialCondition]
    package var actions: [Action]

    package init(name: String, occasion: Occasion, conditions: [DialCondition], actions: [Action]) {
        self.name = name
        self.occasion = occasion
        self.conditions = conditions
        self.actions = actions
    }
}
