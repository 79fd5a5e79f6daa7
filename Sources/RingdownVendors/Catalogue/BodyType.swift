package import RingdownCore

/// What a field holds.
package indirect enum BodyType: Hashable, Sendable {
    case string
    case number
    case flag
    case list(BodyType)
    /// An object with names of the caller's own.
    case map(BodyType)
    /// An object of a model of this name.
    case model(String)
    /// Anything, or what the specification does not say.
    case any

    /// A type as the catalogues write it; what is not understood is anything.
    init(_ text: Substring) {
        func inner(_ prefix: String) -> Substring? {
            text.hasPrefix(prefix) && text.hasSuffix(">") ? text.dropFirst(prefix.count).dropLast() : nil
        }
        if let element = inner("list<") {
            self = .list(BodyType(element))
        } else if let value = inner("map<string,") {
            self = .map(BodyType(value))
        } else if text == "string" || text.hasPrefix("string(") {
            self = .string
        } else if ["integer", "number"].contains(where: { text == $0 || text.hasPrefix($0 + "(") }) {
            self = .number
        } else if text == "boolean" || text == "flag" {
            self = .flag
        } else if text.first?.isUppercase == true {
            self = .model(String(text))
        } else {
            self = .any
        }
    }

    /// Whether a value can be of this type; a placeholder or a text that reads as the type may be.
    package func accepts(_ value: JSON) -> Bool {
        switch (self, value) {
        case (.any, _), (_, .null), (.string, .string), (.number, .number), (.flag, .bool): true
        case (.list, .array), (.map, .object), (.model, .object): true
        case (.flag, .string(let text)): ["true", "false"].contains(text.lowercased()) || Placeholder.fills(text)
        case (.number, .string(let text)): Double(text) != nil || Placeholder.fills(text)
        case (.list, .string(let text)), (.map, .string(let text)), (.model, .string(let text)):
            Placeholder.fills(text)
        default: false
        }
    }

    /// The type in words.
    package var inWords: String {
        switch self {
        case .string: "a string"
        case .number: "a number"
        case .flag: "true or false"
        case .list(let element): "an array of \(element.inWords)"
        case .map, .model: "an object"
        case .any: "any value"
        }
    }
}
