package import Foundation

extension API.Trigger {
    /// The statuses in which nothing moves a trigger without a person.
    package static let settledStatuses: Set<String> = ["done", "cancelled", "expired", "refused", "failed"]

    /// Whether nothing moves it without a person.
    package var isSettled: Bool { Self.settledStatuses.contains(status) }

    /// A campaign that dials the list.
    package struct Campaign: Codable, Hashable, Sendable {
        /// The vendor's id; `nil` before the vendor was asked.
        package var id: String?
        package var name: String
        /// The vendor's word for its state; `nil` before the vendor was asked.
        package var status: String?
        /// Contacts called in this pass; `nil` before the vendor showed it.
        package var called: Int?
        /// Contacts in all; `nil` before the vendor showed it.
        package var total: Int?

        package init(id: String? = nil, name: String, status: String? = nil, called: Int? = nil, total: Int? = nil) {
            self.id = id
            self.name = name
            self.status = status
            self.called = called
            self.total = total
        }
    }

    /// Who or what asked for a trigger.
    package struct Cause: Codable, Hashable, Sendable {
        /// `rule` or `caller`.
        package var kind: String
        /// The rule's name; `nil` when a caller asked.
        package var rule: String?
        /// The change that the rule matched; `nil` when a caller asked.
        package var changeId: String?
        /// That change's address; `nil` when a caller asked.
        package var address: String?
        /// The caller's id; `nil` when a rule asked.
        package var caller: String?

        package init(
            kind: String,
            rule: String? = nil,
            changeId: String? = nil,
            address: String? = nil,
            caller: String? = nil
        ) {
            self.kind = kind
            self.rule = rule
            self.changeId = changeId
            self.address = address
            self.caller = caller
        }
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

    /// The vendor's acceptance.
    package struct Receipt: Codable, Hashable, Sendable {
        package var at: Date
        /// What was accepted, one line each.
        package var accepted: [String]
        /// The vendor's correlation ids, for its support.
        package var correlationIds: [String]

        package init(at: Date, accepted: [String], correlationIds: [String]) {
            self.at = at
            self.accepted = accepted
            self.correlationIds = correlationIds
        }
    }

    /// What the vendor shows of an accepted trigger.
    package struct Progress: Codable, Hashable, Sendable {
        /// Why nothing is being dialed.
        package struct Reason: Codable, Hashable, Sendable {
            /// One of the closed list (`no-agents-on-queue`, `campaign-off`, …).
            package var code: String
            /// The reason, in one sentence that names what to do.
            package var sentence: String

            package init(code: String, sentence: String) {
                self.code = code
                self.sentence = sentence
            }
        }

        /// `waiting`, `dialing`, `finished` or `stopped`.
        package var stage: String
        /// Why it is not dialing; empty while it is.
        package var reasons: [Reason]

        package init(stage: String, reasons: [Reason]) {
            self.stage = stage
            self.reasons = reasons
        }
    }

    /// Where to go from here: paths on the same server.
    package struct Links: Codable, Hashable, Sendable {
        /// The trigger itself.
        package var trigger: String
        /// Its timeline, as an event stream.
        package var events: String
        /// The decisions about it.
        package var decisions: String
        package var cancel: String
        package var approve: String
        package var retry: String

        /// The links of a trigger.
        package init(id: String) {
            trigger = Paths.filled(Paths.trigger, id)
            events = Paths.filled(Paths.triggerEvents, id)
            decisions = Paths.filled(Paths.decisions, id)
            cancel = Paths.filled(Paths.triggerCancel, id)
            approve = Paths.filled(Paths.triggerApprove, id)
            retry = Paths.filled(Paths.triggerRetry, id)
        }

        /// The member `self`, which Swift keeps for itself, is the trigger's own path.
        private enum CodingKeys: String, CodingKey {
            case trigger = "self"
            case events, decisions, cancel, approve, retry
        }
    }
}
