/// Something with an identity and a name that the exchange keeps as one document.
package protocol StoredObject: Codable, Hashable, Sendable {
    /// What it is.
    static var kind: ObjectKind { get }
    /// Its identifier, unique among its kind.
    var id: String { get }
    /// The name that people know it by.
    var name: String { get }
    /// The division it lives in; `nil` for kinds that live in none.
    var divisionID: String? { get }
}

extension StoredObject {
    package var divisionID: String? { nil }
}
