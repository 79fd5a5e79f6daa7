import Foundation

/// A moment as Terraform writes it (RFC 3339), to the second: it writes fractions of 0, 3 and 6 digits.
struct Timestamp {
    let date: Date

    /// `nil` when the text is no such moment.
    init?(_ text: String?) {
        guard let text else { return nil }
        let whole = text.prefix { $0 != "." }
        let zone = text.dropFirst(whole.count).drop { $0 == "." || $0.isNumber }
        guard let date = try? Date(String(whole + zone), strategy: .iso8601) else { return nil }
        self.date = date
    }
}
