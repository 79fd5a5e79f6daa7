import RingdownCore
import RingdownVendors

extension GenesysFields {
    /// The object's name, which must not be blank.
    func name(limit: Int) throws(GenesysFault) -> String {
        let name = try text("name") ?? ""
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw GenesysFault("name.cannot.be.blank", "The name must not be blank.")
        }
        guard name.count <= limit else {
            throw GenesysFault("name.length.exceeded", "A name has at most \(limit) characters.")
        }
        return name
    }

    /// The id of the division that the object is to live in; `nil` when the body does not say.
    var division: String? {
        get throws(GenesysFault) { try reference("division") }
    }

    /// Members that are kept as they stand, because nothing here reads them.
    func kept(_ names: [String]) -> [String: JSON] {
        names.reduce(into: [:]) { kept, name in kept[name] = self[name] }
    }

    /// Refuses members that ask for something that this exchange would not do.
    ///
    /// What asks for nothing passes: absent, `false`, empty, or an object whose members ask for nothing.
    func refuse(_ names: [String], code: String) throws(GenesysFault) {
        for name in names {
            guard let value = self[name], Self.asks(value) else { continue }
            throw GenesysFault(code, "This exchange does not act on \(name): leave it out.")
        }
    }

    private static func asks(_ value: JSON) -> Bool {
        switch value {
        case .null: false
        case .bool(let flag): flag
        case .number: true
        case .string(let text): !text.isEmpty
        case .array(let elements): !elements.isEmpty
        case .object(let members): members.values.contains(where: asks)
        }
    }
}
