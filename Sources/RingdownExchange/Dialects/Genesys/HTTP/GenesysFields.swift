import RingdownCore
import RingdownVendors

/// The members of a body, read with the checks that the vendor's models ask for.
///
/// `null` counts as absent.
struct GenesysFields: Sendable {
    private let members: [String: JSON]

    /// The members of an object.
    ///
    /// Throws when the body is something else.
    init(_ json: JSON) throws(GenesysFault) {
        guard let members = json.object else { throw GenesysFault(.badRequest) }
        self.members = members
    }

    /// A member as it stands; `nil` when it is absent.
    subscript(_ name: String) -> JSON? { members[name].flatMap { $0.isNull ? nil : $0 } }

    func text(_ name: String) throws(GenesysFault) -> String? {
        guard let value = self[name] else { return nil }
        guard let text = value.string else { throw Self.wrong(value, "string") }
        return text
    }

    func flag(_ name: String) throws(GenesysFault) -> Bool? {
        guard let value = self[name] else { return nil }
        guard let flag = value.bool else { throw Self.wrong(value, "boolean", allowed: "true, false") }
        return flag
    }

    func whole(_ name: String) throws(GenesysFault) -> Int? {
        guard let value = self[name] else { return nil }
        guard let whole = value.int else { throw Self.wrong(value, "integer") }
        return whole
    }

    func number(_ name: String) throws(GenesysFault) -> Double? {
        guard let value = self[name] else { return nil }
        guard case .number(let number) = value else { throw Self.wrong(value, "number") }
        return number.double
    }

    func list(_ name: String) throws(GenesysFault) -> [JSON]? {
        guard let value = self[name] else { return nil }
        guard let list = value.array else { throw Self.wrong(value, "array") }
        return list
    }

    func texts(_ name: String) throws(GenesysFault) -> [String]? {
        guard let list = try list(name) else { return nil }
        var texts: [String] = []
        for value in list {
            guard let text = value.string else { throw Self.wrong(value, "string") }
            texts.append(text)
        }
        return texts
    }

    /// The members of an object; `nil` when it is absent.
    func object(_ name: String) throws(GenesysFault) -> GenesysFields? {
        guard let value = self[name] else { return nil }
        return try GenesysFields(reference: value)
    }

    /// The ids in a list of references; `nil` when the member is absent.
    func references(_ name: String) throws(GenesysFault) -> [String]? {
        guard let list = try list(name) else { return nil }
        var ids: [String] = []
        for value in list {
            guard let id = try GenesysFields(reference: value).text("id"), !id.isEmpty else {
                throw Self.wrong(value, name, allowed: "references with an id")
            }
            ids.append(id)
        }
        return ids
    }

    /// One of a closed list of words.
    func word<Word: RawRepresentable & CaseIterable>(
        _ name: String,
        as type: Word.Type
    ) throws(GenesysFault) -> Word? where Word.RawValue == String {
        guard let text = try text(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw Self.wrong(.string(text), name, allowed: Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    /// The id in a reference to another object; `nil` when the member is absent or refers to nothing.
    func reference(_ name: String) throws(GenesysFault) -> String? {
        guard let value = self[name] else { return nil }
        return try GenesysFields(reference: value).text("id").flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The phone columns of a list or campaign; `nil` when the member is absent.
    func phoneColumns(_ name: String = "phoneColumns") throws(GenesysFault) -> [PhoneColumn]? {
        guard let list = try list(name) else { return nil }
        var columns: [PhoneColumn] = []
        for value in list {
            let fields = try GenesysFields(reference: value)
            guard let column = try fields.text("columnName"), !column.isEmpty else {
                throw Self.wrong(value, "PhoneColumn", allowed: "an object with a columnName")
            }
            let zoneColumn = try fields.text("callableTimeColumn")
            let olderName = try fields.text("callableTimeColumnName")
            columns.append(
                PhoneColumn(
                    name: column,
                    type: try fields.text("type"),
                    zoneColumn: (zoneColumn ?? olderName).flatMap { $0.isEmpty ? nil : $0 }
                )
            )
        }
        return columns
    }

    private init(reference json: JSON) throws(GenesysFault) {
        guard let members = json.object else { throw Self.wrong(json, "object") }
        self.members = members
    }

    /// The refusal of a value of the wrong kind.
    static func wrong(_ value: JSON, _ type: String, allowed: String? = nil) -> GenesysFault {
        GenesysFault.value(value.string ?? value.text(), type: type, allowed: allowed ?? type)
    }
}
