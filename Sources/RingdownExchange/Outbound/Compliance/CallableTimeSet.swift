import GRDB
import RingdownDialer

/// When the contacts of the campaigns that use it may be called.
struct CallableTimeSet: ManagedObject {
    static let kind = ObjectKind.callableTimeSet

    /// The hours of one time zone.
    struct Entry: Codable, Hashable, Sendable {
        /// What people call it; `nil` when they do not.
        var name: String?
        /// IANA name of the zone.
        var zone: String
        var slots: [WeekSlot]
    }

    var head: ObjectHead
    /// The hours, each zone once.
    var entries: [Entry] = []

    init(_ head: ObjectHead) { self.head = head }

    var times: CallableTimes {
        CallableTimes(slots: entries.reduce(into: [:]) { $0[$1.zone, default: []] += $1.slots })
    }

    func user(in db: Database) throws -> String? {
        try db.objects(Campaign.self).first { $0.rules.callableTimeSet == id }.map { "the campaign \($0.name)" }
    }
}
