import Foundation
import RingdownCore

/// How a value stands in a `json` column: members in alphabetical order, so that equal values are written alike.
enum JSONColumn {
    private static let decoder = JSONDecoder()

    /// The text of a value.
    static func text(_ value: some Encodable) throws -> String {
        try JSONText.of(value)
    }

    /// The value of a text.
    static func value<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
        try decoder.decode(type, from: Data(text.utf8))
    }
}
