/// JSON as a `Codable` value, for documents that a store or a wire format holds.
///
/// A number that neither `Int` nor `Double` holds exactly is written as `{"$number": "1e400"}`, so that no digit is lost.
extension JSON: Codable {
    private static let exactNumber = "$number"

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int.self) {
            self = .number(JSONNumber(value))
        } else if let value = try? container.decode(Double.self) {
            self = .number(JSONNumber(value))
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            let members = try container.decode([String: JSON].self)
            if members.count == 1, let text = members[Self.exactNumber]?.string,
                case .number(let number)? = try? JSON(parsing: text)
            {
                self = .number(number)
            } else {
                self = .object(members)
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value):
            if let whole = value.int {
                try container.encode(whole)
            } else if value.double.isFinite, JSONNumber(value.double) == value {
                try container.encode(value.double)
            } else {
                try container.encode([Self.exactNumber: value.text])
            }
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}
