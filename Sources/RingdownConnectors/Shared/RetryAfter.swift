package import Foundation

/// The header with which a service asks to wait.
package enum RetryAfter {
    /// The seconds to wait from now; `nil` when the field is neither a number of seconds nor an HTTP date.
    ///
    /// - Parameters:
    ///   - field: the header field's value.
    ///   - now: the present instant; a date before it asks for no wait.
    package static func seconds(_ field: String, now: Date) -> Double? {
        let field = field.trimmingCharacters(in: .whitespaces)
        if !field.isEmpty, field.allSatisfy({ ("0"..."9").contains($0) }) { return Double(field) }
        guard let instant = date(field) else { return nil }
        return max(0, instant.timeIntervalSince(now))
    }

    /// RFC 9110's three forms of a date, the second and third of which are obsolete but must be read.
    private static let forms = [
        "EEE, dd MMM yyyy HH:mm:ss zzz", "EEEE, dd-MMM-yy HH:mm:ss zzz", "EEE MMM d HH:mm:ss yyyy",
    ]

    private static func date(_ field: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "GMT")
        for form in forms {
            formatter.dateFormat = form
            if let date = formatter.date(from: field) { return date }
        }
        return nil
    }
}
