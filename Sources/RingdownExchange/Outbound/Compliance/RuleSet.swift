import GRDB
import RingdownCore
import RingdownDialer

/// Rules that campaigns ask before and after each call.
struct RuleSet: ManagedObject {
    static let kind = ObjectKind.ruleSet

    /// A rule, and the members that a dialect gave it, kept to be given back.
    struct Entry: Codable, Hashable, Sendable {
        var id: String
        /// Lower is asked first.
        var order: Int
        var rule: DialRule
        var conditions: JSON
        var actions: JSON
    }

    var head: ObjectHead
    /// The ids of a list and a queue whose columns and codes editors suggest; nothing depends on them.
    var contactList: String?
    var queue: String?
    /// In the order in which they are asked.
    var entries: [Entry] = []

    init(_ head: ObjectHead) { self.head = head }

    func check(in db: Database) throws {
        if let contactList, try db.object(ContactList.self, contactList) == nil {
            throw Database.dangling(.contactList)
        }
        if let queue, try db.object(Queue.self, queue) == nil { throw Database.dangling(.queue) }
    }

    func user(in db: Database) throws -> String? {
        try db.objects(Campaign.self).first { $0.rules.ruleSets.contains(id) }.map { "the campaign \($0.name)" }
    }
}
