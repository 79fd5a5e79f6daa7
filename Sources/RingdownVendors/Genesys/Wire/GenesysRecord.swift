import RingdownCore

/// An object of Genesys Cloud.
///
/// Updates at this vendor replace the whole object, so what is read must be sent back as it was but for the change.
package protocol GenesysRecord: VendorRecord {}

extension GenesysRecord {
    /// A member that is text; setting `nil` removes the member.
    subscript(text name: String) -> String? {
        get { members[name]?.string }
        set { members[name] = newValue.map { .string($0) } }
    }

    /// A member that is a whole number.
    subscript(whole name: String) -> Int? {
        get { members[name]?.int }
        set { members[name] = newValue.map { .number(JSONNumber($0)) } }
    }

    /// A member that is a number.
    subscript(number name: String) -> Double? {
        get {
            guard case .number(let value) = members[name] else { return nil }
            return value.double
        }
        set { members[name] = newValue.map { .number(JSONNumber($0)) } }
    }

    /// A member that is true or false.
    subscript(flag name: String) -> Bool? {
        get { members[name]?.bool }
        set { members[name] = newValue.map { .bool($0) } }
    }

    /// A member that refers to another object.
    subscript(reference name: String) -> GenesysReference? {
        get { members[name].flatMap(GenesysReference.init) }
        set { members[name] = newValue?.json }
    }

    /// A member that is a list; elements that cannot be read are left out.
    subscript<Element: GenesysElement>(list name: String) -> [Element]? {
        get { members[name]?.array.map { $0.compactMap(Element.init) } }
        set { members[name] = newValue.map { .array($0.map(\.json)) } }
    }
}

/// What a record's lists hold.
protocol GenesysElement {
    /// The element in a document; `nil` when the value is none.
    init?(_ json: JSON)
    /// The element as a document.
    var json: JSON { get }
}

extension String: GenesysElement {
    init?(_ json: JSON) {
        guard let text = json.string else { return nil }
        self = text
    }

    var json: JSON { .string(self) }
}
