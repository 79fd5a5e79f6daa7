package import Foundation

extension Date {
    /// The instant as `2026-11-22T09:00:00Z`, with milliseconds only where there are some.
    package var iso8601: String {
        let milliseconds = (timeIntervalSince1970 * 1000).rounded()
        let fraction = milliseconds.truncatingRemainder(dividingBy: 1000) != 0
        // The formatter cuts fractions off, and binary fractions lie just below as often as above: aim at the middle.
        return Date(timeIntervalSince1970: (milliseconds + (fraction ? 0.5 : 0)) / 1000)
            .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: fraction))
    }
}

extension Duration {
    /// The length in the largest unit that fits: `24 h`, `90 min`, `2.5 s`.
    package var inWords: String {
        let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
        for (unit, length) in [("h", 3600.0), ("min", 60.0)] where seconds >= length {
            let count = seconds / length
            if count == count.rounded() { return "\(Int(count)) \(unit)" }
        }
        return seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\((seconds * 10).rounded() / 10) s"
    }
}
