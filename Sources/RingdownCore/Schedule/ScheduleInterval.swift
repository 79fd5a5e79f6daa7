package import Foundation

/// A single span of time, as instants.
package struct ScheduleInterval: Hashable, Sendable {
    /// When the campaign is turned on.
    package var start: Date
    /// When it is turned off.
    package var end: Date

    package init(start: Date, end: Date) {
        self.start = start
        self.end = end
    }
}

extension ScheduleInterval: CustomStringConvertible {
    package var description: String { "\(start.iso8601)–\(end.iso8601)" }
}

extension ScheduleInterval: Codable {
    private enum CodingKeys: String, CodingKey {
        case start, end
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let advice = "is not an instant: write it with its offset, for example 2026-12-01T09:00:00+01:00"
        start = try container.decode(forKey: .start, advice, as: Date.init(iso8601:))
        end = try container.decode(forKey: .end, advice, as: Date.init(iso8601:))
        guard start < end else {
            throw DecodingError.dataCorruptedError(forKey: .end, in: container, debugDescription: "must be after start")
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start.iso8601, forKey: .start)
        try container.encode(end.iso8601, forKey: .end)
    }
}

extension Date {
    /// An instant from ISO 8601 with an offset, with or without fractions of a second; `nil` for anything else.
    package init?(iso8601 text: String) {
        for (separator, fraction) in [
            (Date.ISO8601FormatStyle.TimeZoneSeparator.omitted, false), (.omitted, true), (.colon, false),
            (.colon, true),
        ] {
            let style = Date.ISO8601FormatStyle(timeZoneSeparator: separator, includingFractionalSeconds: fraction)
            if let date = try? style.parse(text) {
                self = date
                return
            }
        }
        return nil
    }
}
