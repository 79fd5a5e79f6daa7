package import Foundation

/// Instants and days as CXone writes and takes them.
package enum CXoneTime {
    /// The instant's text: ISO 8601 in UTC with milliseconds.
    package static func text(_ instant: Date) -> String { GenesysTime.text(instant) }

    /// The instant that a text means; `nil` when it is no instant.
    ///
    /// Fractions may have six digits, and a text without a zone means UTC.
    package static func date(_ text: String) -> Date? {
        var text = text.trimmingCharacters(in: .whitespaces)
        if let point = text.firstIndex(of: ".") {
            let end = text[text.index(after: point)...].firstIndex { !$0.isNumber } ?? text.endIndex
            text.removeSubrange(point..<end)
        }
        let clock = text.drop { $0 != "T" }
        if !clock.hasSuffix("Z"), !clock.contains("+"), !clock.contains("-") { text += "Z" }
        return GenesysTime.date(text)
    }

    /// The day's text, `YYYY-MM-DD` in UTC.
    package static func day(_ instant: Date) -> String { String(text(instant).prefix(10)) }
}
