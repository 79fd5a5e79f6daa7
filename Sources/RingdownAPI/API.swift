package import Foundation

/// The control plane's HTTP contract: what travels, as types.
///
/// Members that are absent in a document mean what their comment says; unknown members are passed over, so that an
/// older client reads a newer server.
package enum API {
    /// The media type of a problem (RFC 9457).
    package static let problemType = "application/problem+json"

    /// Writes the contract's JSON: instants as `2026-11-22T09:00:00Z`, members in alphabetical order.
    package static func encoder() -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(text(of: date))
        }
        return encoder
    }

    /// Reads the contract's JSON.
    package static func decoder() -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            let container = try decoder.singleValueContainer()
            let text = try container.decode(String.self)
            guard let date = instant(from: text) else {
                throw DecodingError.dataCorruptedError(
                    in: container,
                    debugDescription: "\(text) is not an instant such as 2026-11-22T09:00:00Z"
                )
            }
            return date
        }
        return decoder
    }

    /// An instant as the contract writes it: with milliseconds only where there are some.
    package static func text(of date: Date) -> String {
        let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
        let fraction = milliseconds.truncatingRemainder(dividingBy: 1000) != 0
        // The formatter cuts fractions off, and binary fractions lie just below as often as above: aim at the middle.
        return Date(timeIntervalSince1970: (milliseconds + (fraction ? 0.5 : 0)) / 1000)
            .formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: fraction))
    }

    /// An instant from its text, with any UTC offset and with or without fractions of a second; `nil` for other text.
    package static func instant(from text: String) -> Date? {
        let whole = try? Date(text, strategy: Date.ISO8601FormatStyle())
        return whole ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }
}
