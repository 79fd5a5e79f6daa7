import HeapModule

/// The future of a campaign: what is due when, in the order in which it happens.
///
/// Entries due at the same instant come in the order in which they were entered, so a run does not depend on how its
/// time was cut into steps. Who entered something keeps the ticket, and cancels the entry by forgetting it: an entry
/// that comes due means something only to the holder of its ticket.
struct Timetable: Sendable {
    /// Names one entry.
    typealias Ticket = Int

    /// Whose time has come.
    enum Subject: Hashable, Sendable {
        /// The line that calls the contact of this index.
        case line(contact: Int)
        /// The agent of this index.
        case agent(Int)
        /// The contact of this index, which waited for a callable time or to be called again.
        case contact(Int)
        /// The campaign, for which it was no callable time at all.
        case opening
    }

    struct Entry: Sendable, Comparable {
        let time: DialerTime
        let ticket: Ticket
        let subject: Subject

        static func < (left: Entry, right: Entry) -> Bool {
            (left.time, left.ticket) < (right.time, right.ticket)
        }
    }

    private var entries = Heap<Entry>()
    private var lastTicket = 0

    /// The entry that is due first; `nil` when there is none.
    var first: Entry? {
        entries.min
    }

    /// When the first entry is due; `nil` when there is none.
    var nextTime: DialerTime? {
        entries.min?.time
    }

    /// Enters `subject` at `time` and answers the ticket that names the entry.
    mutating func enter(_ subject: Subject, at time: DialerTime) -> Ticket {
        lastTicket += 1
        entries.insert(Entry(time: time, ticket: lastTicket, subject: subject))
        return lastTicket
    }

    /// Takes the first entry out if it is due at or before `time`.
    mutating func takeDue(by time: DialerTime) -> Entry? {
        guard let first = entries.min, first.time <= time else { return nil }
        return entries.popMin()
    }

    /// Drops the first entry, if there is one.
    mutating func dropFirst() {
        _ = entries.popMin()
    }
}
