/// A JSON value as it stood in a document: numbers keep their digits, object members their names.
package enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSON])
    case object([String: JSON])
}

extension JSON {
    /// The member of an object; `nil` when this is no object or has no such member.
    package subscript(_ name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    /// The element of an array; `nil` when this is no array or the index is outside it.
    package subscript(_ index: Int) -> JSON? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// This value, with the parts that an earlier one has as well held only once.
    package func sharing(_ earlier: JSON) -> JSON {
        switch (self, earlier) {
        case (.object(var members), .object(let before)):
            if members == before { return earlier }
            for (name, value) in before {
                if let place = members.index(forKey: name) {
                    members.values[place] = members.values[place].sharing(value)
                }
            }
            return .object(members)
        default: return self == earlier ? earlier : self
        }
    }

    /// The text, when this is a string.
    package var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The truth value, when this is a boolean.
    package var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The whole number, when this is a number that `Int` holds exactly.
    package var int: Int? {
        guard case .number(let value) = self else { return nil }
        return value.int
    }

    /// The elements, when this is an array.
    package var array: [JSON]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    /// The members, when this is an object.
    package var object: [String: JSON]? {
        guard case .object(let value) = self else { return nil }
        return value
    }

    /// Whether this is `null`.
    package var isNull: Bool { self == .null }

    /// A word for the kind of value, as error messages say it.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension JSON: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
    package init(floatLiteral value: Double) { self = .number(JSONNumber(value)) }
    package init(stringLiteral value: String) { self = .string(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
