package import RingdownCore

/// An object of CXone, read tolerantly.
///
/// Versions differ in how they write the same member: names begin with a small or a capital letter, ids are numbers or
/// text, and truth values have been text (`"True"`).
package protocol CXoneRecord: VendorRecord {}

extension CXoneRecord {
    /// A member by its name, letter case ignored where no name is exactly so.
    package subscript(_ name: String) -> JSON? {
        get { Self.place(of: name, in: members).map { members.values[$0] } }
        set {
            if let place = Self.place(of: name, in: members) {
                members[members.keys[place]] = newValue
            } else {
                members[name] = newValue
            }
        }
    }

    /// A member that is text; an empty one counts as absent.
    package subscript(text name: String) -> String? {
        get { self[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
        set { self[name] = newValue.map { .string($0) } }
    }

    /// A member that names an object, a number or text; it is written as a number where it is one.
    package subscript(id name: String) -> String? {
        get { self[name].flatMap(CXoneID.text) }
        set { self[name] = newValue.map(CXoneID.json) }
    }

    /// A member that is a whole number.
    package subscript(whole name: String) -> Int? {
        get { self[name]?.int ?? self[name]?.string.flatMap { Int($0) } }
        set { self[name] = newValue.map { .number(JSONNumber($0)) } }
    }

    /// A member that is a number.
    package subscript(number name: String) -> Double? {
        get {
            guard case .number(let value) = self[name] else { return self[name]?.string.flatMap { Double($0) } }
            return value.double
        }
        set { self[name] = newValue.map { .number(JSONNumber($0)) } }
    }

    /// A member that is true or false.
    package subscript(flag name: String) -> Bool? {
        get { self[name]?.bool ?? self[name]?.string.flatMap { Bool($0.lowercased()) } }
        set { self[name] = newValue.map { .bool($0) } }
    }

    /// A member that is a list of objects; elements that are none are left out.
    package subscript<Element: CXoneRecord>(list name: String) -> [Element]? {
        get { self[name]?.array.map { $0.compactMap(Element.init) } }
        set { self[name] = newValue.map { .array($0.map(\.json)) } }
    }

    /// A member that is a list of texts or ids.
    package subscript(list name: String) -> [String]? {
        get { self[name]?.array.map { $0.compactMap(CXoneID.text) } }
        set { self[name] = newValue.map { .array($0.map { .string($0) }) } }
    }

    private static func place(of name: String, in members: [String: JSON]) -> Dictionary<String, JSON>.Index? {
        if let exact = members.index(forKey: name) { return exact }
        let lower = name.lowercased()
        return members.indices.first { members.keys[$0].lowercased() == lower }
    }
}

/// How CXone names objects: by whole numbers, in some answers as text.
package enum CXoneID {
    /// The id in a document; `nil` when the value is neither a number nor text, or empty.
    package static func text(_ json: JSON) -> String? {
        switch json {
        case .number(let number): number.text
        case .string(let text): text.isEmpty ? nil : text
        case .null, .bool, .array, .object: nil
        }
    }

    /// The id as a document.
    package static func json(_ id: String) -> JSON {
        Int(id).flatMap { String($0) == id ? .number(JSONNumber($0)) : nil } ?? .string(id)
    }

    /// Whether a text can be an id: digits alone.
    package static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }
}
