package import Foundation

extension DialerTime {
    /// The instant of `date`, rounded to the nearest millisecond.
    package init(_ date: Date) {
        self.init(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }

    /// The same instant as a `Date`.
    package var date: Date {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}
