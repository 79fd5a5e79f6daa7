import GRDB

/// A do-not-call list that the exchange keeps itself.
struct DNCList: ManagedObject {
    static let kind = ObjectKind.dncList

    /// What its entries are.
    enum Source: String, Codable, Hashable, Sendable, CaseIterable {
        /// Phone numbers.
        case numbers = "rds"
        /// Values of a column of the contact.
        case column = "rds_custom"
    }

    /// Entries that a list may have (dialing facts: a million).
    static let entryLimit = 1_000_000

    var head: ObjectHead
    var source = Source.numbers
    /// The column that entries are values of; `nil` for a list of numbers.
    var column: String?
    /// What clients say it is for, kept to be given back: `Phone` or `Any`; `nil` when they do not.
    var contactMethod: String?
    /// What people wrote of it; `nil` when they did not.
    var notes: String?
    /// Whether it keeps anything from being called, and takes entries; `nil` is yes.
    var isActive: Bool?
    /// The ids of the campaigns whose agents put numbers on it by what they say of their calls; `nil`: of none.
    var contributors: Set<String>?

    init(_ head: ObjectHead) { self.head = head }

    func check(over present: DNCList, in db: Database) throws {
        guard source == present.source else {
            throw ExchangeError(
                .invalidValue,
                "a do-not-call list stays of the kind that it was made as; make another one",
                object: Self.kind,
                rule: "cannot.update.dnc.list.type"
            )
        }
        guard column == present.column else {
            throw ExchangeError(
                .invalidValue,
                "a do-not-call list keeps its customExclusionColumn; make another one",
                object: Self.kind,
                rule: "cannot.update.custom.exclusion.column"
            )
        }
    }

    func user(in db: Database) throws -> String? {
        try db.objects(Campaign.self).first { $0.rules.dncLists.contains(id) }.map { "the campaign \($0.name)" }
    }
}
