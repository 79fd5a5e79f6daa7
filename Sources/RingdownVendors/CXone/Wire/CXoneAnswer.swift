package import RingdownCore

/// A successful answer's body: lists stand at the top or below `resultSet`, and one object may come alone, wrapped in
/// its name, or as the only element of a list.
package struct CXoneAnswer: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    /// The part that holds the answer.
    private var body: CXoneAnswer { self["resultSet"].flatMap(CXoneAnswer.init) ?? self }

    /// The list of a name, at the top or in the result set; `nil` when there is none.
    package func list<Element: CXoneRecord>(_ name: String, of type: Element.Type) -> [Element]? { body[list: name] }

    /// One object: flat, under one of the names, or the first element of a list under one of them.
    package func object<Value: CXoneRecord>(_ names: String..., as type: Value.Type) -> Value? {
        for name in names {
            guard let value = body[name] else { continue }
            if let object = Value(value) { return object }
            if let first = value.array?.first.flatMap(Value.init) { return first }
        }
        return body.members.isEmpty ? nil : Value(members: body.members)
    }

    /// How many objects there are in all; `nil` when the answer does not say.
    package var totalRecords: Int? { body[whole: "totalRecords"] ?? self[whole: "totalRecords"] }
    /// The address of the next page; `nil` on the last.
    package var next: String? {
        guard let links = (body["_links"] ?? self["_links"]).flatMap(CXoneAnswer.init) else { return nil }
        return links[text: "next"]
    }
}
