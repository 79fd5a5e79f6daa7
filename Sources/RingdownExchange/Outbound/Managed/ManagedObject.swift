import GRDB

/// An object that callers make, replace and delete as a whole, with a version and dates.
///
/// ``Switchboard`` keeps all kinds alike; what is particular to a kind is what it refers to and who uses it.
protocol ManagedObject: StoredObject {
    var head: ObjectHead { get set }

    /// An object that says nothing yet.
    init(_ head: ObjectHead)

    /// Checks that what it refers to exists and fits together.
    ///
    /// Throws `danglingReference`, which names the kind that is missing, or `invalidValue` with the rule broken.
    func check(in db: Database) throws

    /// Checks what only a change can break.
    ///
    /// Throws `invalidValue` with the rule broken.
    func check(over present: Self, in db: Database) throws

    /// What uses the object, such as `the campaign Renewals`; `nil` when it may be deleted.
    func user(in db: Database) throws -> String?
}

extension ManagedObject {
    package var id: String { head.id }
    package var name: String { head.name }
    package var divisionID: String? { head.division }

    func check(in db: Database) throws {}
    func check(over present: Self, in db: Database) throws {}
    func user(in db: Database) throws -> String? { nil }
}
