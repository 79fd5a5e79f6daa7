import Foundation

/// Instants as text in ISO 8601.
enum ISOTime {
    /// The instant in UTC, with milliseconds.
    static func text(_ time: DialerTime) -> String {
        time.date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
