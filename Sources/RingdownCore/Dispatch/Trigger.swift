package import Foundation

/// One request to dial: durable, identified, never lost, dialed at most once.
package struct Trigger: Codable, Hashable, Sendable, Identifiable {
    /// Who or what asked for it.
    package enum Cause: Codable, Hashable, Sendable {
        /// A rule that matched a change.
        case rule(name: String, changeID: String, address: String)
        /// A caller of the API.
        case caller(id: String)
    }

    /// A person's consent.
    package struct Approval: Codable, Hashable, Sendable {
        package var by: String
        package var at: Date

        package init(by: String, at: Date) {
            self.by = by
            self.at = at
        }
    }

    /// Its identifier.
    package let id: String
    /// What the vendor is asked to do.
    package var order: DialOrder
    /// Who asked.
    package var cause: Cause
    /// The conditions under which it may go out.
    package var clauses: [GateClause]
    /// What it shares its frequency limit with; `nil` when it has none.
    package var limitKey: String?
    /// By when it must have gone out; `nil` when there is no such time.
    package var deadline: Date?
    /// The caller's key that makes repeated requests one; `nil` when none was given.
    package var idempotencyKey: String?
    /// When it was asked for.
    package var createdAt: Date
    /// Where it stands.
    package var status: TriggerStatus
    /// When somebody is to look at it next; `nil` when nothing happens without a person.
    package var dueAt: Date?
    /// How many times a dispatch was begun since a person, or the vendor, last took it further.
    package var attempts: Int
    /// Why it stands where it stands, in one sentence.
    package var reason: String
    /// The decision that explains it; `nil` before there is one.
    package var decisionID: String?
    /// The approval; `nil` while there is none.
    package var approval: Approval?
    /// What was written before the last vendor call; `nil` before the first.
    package var intent: Intent?
    /// What was done at the vendor by dispatches that did not come to their end; it is never done again.
    package var accomplished: [RemoteObject] = []
    /// The vendor's acceptance; `nil` before it.
    package var receipt: Receipt?
    /// What the vendor showed last; `nil` before it was accepted.
    package var progress: DialProgress?

    /// A trigger that waits for its first dispatch.
    package init(
        id: String,
        order: DialOrder,
        cause: Cause,
        clauses: [GateClause] = [],
        limitKey: String? = nil,
        deadline: Date? = nil,
        idempotencyKey: String? = nil,
        createdAt: Date,
        decisionID: String? = nil
    ) {
        self.id = id
        self.order = order
        self.cause = cause
        self.clauses = clauses
        self.limitKey = limitKey
        self.deadline = deadline
        self.idempotencyKey = idempotencyKey
        self.createdAt = createdAt
        self.decisionID = decisionID
        status = .queued
        dueAt = createdAt
        attempts = 0
        reason = "It waits for its dispatch."
    }

    /// The beginning of its timeline: the trigger as it was asked for.
    package var firstEvent: TimelineEvent {
        TimelineEvent(at: createdAt, status: status, sentence: reason, decisionID: decisionID)
    }

    /// The period in seconds for which past dispatches matter to its frequency limits; 0 when it has none.
    package var limitPeriod: Double {
        clauses.reduce(0) { longest, clause in
            if case .atMost(_, let seconds) = clause { max(longest, seconds) } else { longest }
        }
    }
}
