package import Foundation
import RingdownCore

/// Instants as Genesys Cloud writes them: `yyyy-MM-ddTHH:mm:ss.SSSZ`, always UTC and always with milliseconds.
package enum GenesysTime {
    /// The instant's text.
    package static func text(_ instant: Date) -> String {
        // The formatter cuts fractions off, and binary fractions of seconds lie just below as often as above.
        let milliseconds = Int((instant.timeIntervalSince1970 * 1000).rounded())
        let (seconds, fraction) = milliseconds.floored(by: 1000)
        let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(Date.ISO8601FormatStyle())
        let digits = String(1000 + fraction).dropFirst()
        return "\(whole.dropLast()).\(digits)Z"
    }

    /// The instant that a text means, whose seconds may have a fraction; `nil` when it is no instant.
    package static func date(_ text: String) -> Date? { Date(iso8601: text) }
}

extension Int {
    /// The quotient rounded down and the remainder, which is never negative.
    fileprivate func floored(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
