import GRDB
import RingdownDialer

/// How often the contacts of the lists that use it may be tried, and after which outcomes they are called again.
struct AttemptLimits: ManagedObject {
    static let kind = ObjectKind.attemptLimits

    var head: ObjectHead
    var limit = AttemptLimit()
    var recalls = RecallPlan()

    init(_ head: ObjectHead) { self.head = head }

    func user(in db: Database) throws -> String? {
        try db.objects(ContactList.self).first { $0.attemptLimits == id }.map { "the contact list \($0.name)" }
            ?? db.objects(ContactListTemplate.self).first { $0.model.attemptLimits == id }
            .map { "the contact list template \($0.name)" }
    }
}
