import Foundation

extension Date {
    /// The instant as its column holds it: seconds since 2001-01-01 UTC, bit by bit what a `Date` is made of.
    var column: Double { timeIntervalSinceReferenceDate }

    /// The instant that a column holds.
    init(column: Double) { self.init(timeIntervalSinceReferenceDate: column) }
}
