package import RingdownDialer

/// When a campaign or a sequence is turned on and off.
///
/// There is one at most for each, and it has the identifier of what it turns on.
package struct Schedule: StoredObject {
    package static let kind = ObjectKind.schedule

    /// What is turned on and off.
    package enum Subject: String, Codable, Hashable, Sendable, CaseIterable {
        case campaign
        case sequence

        /// The kind of object it is.
        package var kind: ObjectKind { self == .campaign ? .campaign : .sequence }
    }

    /// The identifier of what it turns on.
    package var id: String
    /// A name, which need not be unique and may be empty.
    package var name: String
    package var subject: Subject
    /// 1 when it is made, one more with every change.
    package var version: Int
    package var created: DialerTime
    package var modified: DialerTime
    /// Times that come once, in order and apart from each other.
    package var intervals: [ScheduleSpan]
    package var recurrences: [Recurrence]
    /// The IANA name of the zone of recurrences that name none; `nil`: UTC.
    package var zone: String?
    /// The instant up to which it was acted on: an opening or closing after it is still to come.
    package var reviewed: DialerTime

    package init(
        id: String,
        name: String = "",
        subject: Subject,
        version: Int = 1,
        created: DialerTime,
        modified: DialerTime,
        intervals: [ScheduleSpan] = [],
        recurrences: [Recurrence] = [],
        zone: String? = nil
    ) {
        self.id = id
        self.name = name
        self.subject = subject
        self.version = version
        self.created = created
        self.modified = modified
        self.intervals = intervals
        self.recurrences = recurrences
        self.zone = zone
        reviewed = modified
    }
}
