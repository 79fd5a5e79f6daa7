import GRDB
import HTTPTypes
import RingdownCore
import RingdownVendors

/// A managed object as Genesys Cloud's clients write and read it.
///
/// To add one: a struct that is `ManagedObject` with an `ObjectKind` of its own, in `Outbound/`; an extension
/// that makes it a `GenesysObject`, in a folder of its own beside this one; one line `try routes.manage(Type.self)` in
/// ``GenesysDialect``. Its operations must be in the vendor's catalogue, which gives their permissions.
protocol GenesysObject: ManagedObject {
    /// Where its operations are.
    static var home: GenesysHome { get }

    /// Takes over what a body says.
    ///
    /// A body replaces the whole object: a member that is left out goes back to what it is when nobody says anything.
    /// Throws the vendor's refusal of a value; what it refers to is checked later.
    ///
    /// - Parameters:
    ///   - fields: the body's members.
    ///   - isNew: whether the object is being made.
    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault)

    /// The members that the vendor shows, without those of the head.
    func members(in db: Database) throws -> [String: JSON]

    /// Whether a list asks for it by query parameters of its kind's own.
    func isAskedFor(by query: GenesysQuery) throws(GenesysFault) -> Bool
}

extension GenesysObject {
    func isAskedFor(by query: GenesysQuery) throws(GenesysFault) -> Bool { true }

    /// The object as the vendor shows it.
    func genesys(in db: Database) throws -> JSON {
        var shown = try members(in: db)
        shown["id"] = .string(id)
        shown["name"] = .string(name)
        shown["dateCreated"] = .string(head.created.genesys)
        shown["dateModified"] = .string(head.modified.genesys)
        shown["version"] = .number(JSONNumber(head.version))
        if let division = head.division { shown["division"] = try db.genesysReference(.division, division) }
        shown["selfUri"] = .string(Self.home.path + "/" + id)
        return .object(shown)
    }
}

/// Where the operations of a kind of object are, and what is particular to them.
struct GenesysHome: Sendable {
    /// The path of the whole kind.
    let path: String
    /// The path's parameter that names one object.
    let parameter: String
    /// How a deletion is answered; `noContent` has no body.
    var deleted: HTTPResponse.Status = .ok
    /// Whether the objects live in divisions.
    var hasDivisions = false
    /// Whether an update must say the version that its caller has read.
    var hasVersions = true
    /// Characters that a name may have.
    var nameLimit = 256
}

extension Database {
    /// A reference to an object with its name; the name is absent when the object is gone.
    func genesysReference(_ kind: ObjectKind, _ id: String) throws -> JSON {
        let name = try String.fetchOne(
            cachedStatement(sql: "SELECT name FROM objects WHERE kind = ? AND id = ?"),
            arguments: [kind.rawValue, id]
        )
        return GenesysReference(id: id, name: name, selfUri: GenesysPath.of(kind, id)).json
    }
}
