import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysFields {
    /// An operator; `nil` when it is absent.
    func comparison() throws(GenesysFault) -> ValueTest.Operator? {
        try word("operator", as: ValueTest.Operator.self)
    }

    /// Texts of a set; numbers count as the text they are written as.
    func values(_ name: String) throws(GenesysFault) -> [String]? {
        guard let list = try list(name) else { return nil }
        var values: [String] = []
        for value in list { values.append(try Self.value(value)) }
        return values
    }

    /// A text, or a number or truth value as the text it is written as; `nil` when it is absent.
    func value(_ name: String) throws(GenesysFault) -> String? {
        guard let value = self[name] else { return nil }
        return try Self.value(value)
    }

    private static func value(_ value: JSON) throws(GenesysFault) -> String {
        switch value {
        case .string(let text): text
        case .number(let number): number.text
        case .bool(let flag): String(flag)
        case .null, .array, .object: throw wrong(value, "string")
        }
    }
}
