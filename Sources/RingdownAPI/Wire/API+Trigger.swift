package import Foundation

extension API {
    /// One request to dial, where it stands, and why.
    package struct Trigger: Codable, Hashable, Sendable {
        package var id: String
        /// Where it stands (`queued`, `held`, `sending`, `in-doubt`, `accepted`, `dialing`, `done`, `refused`,
        /// `failed`, `cancelled`, `expired`).
        package var status: String
        /// Why it stands there, in one sentence.
        package var reason: String
        /// What it dials: `contactList` or `call`.
        package var kind: String
        /// The contact list that it dials; `nil` for a single call.
        package var contactList: ContactList?
        /// The single call that it is about; `nil` for a contact list.
        package var call: Call?
        /// The campaigns that dial it, as far as they are known.
        package var campaigns: [Campaign]
        /// What must hold for the first call to be placed; empty when calls are being placed or nothing will be.
        package var willDialWhen: [String]
        /// Whether contacts sent along are dialed before those already waiting.
        package var priority: Bool
        /// Who or what asked for it.
        package var cause: Cause
        package var createdAt: Date
        /// When it is looked at next; `nil` when nothing happens without a person.
        package var dueAt: Date?
        /// By when it must have gone out; `nil` when there is no such time.
        package var deadline: Date?
        /// How many times a dispatch was begun.
        package var attempts: Int
        /// The approval; `nil` while there is none.
        package var approval: Approval?
        /// The vendor's acceptance; `nil` before it.
        package var receipt: Receipt?
        /// What the vendor showed last; `nil` before it accepted.
        package var progress: Progress?
        /// The decision that explains where it stands, for `ringdown why`.
        package var decision: String?
        package var links: Links

        package init(
            id: String,
            status: String,
            reason: String,
            contactList: ContactList? = nil,
            call: Call? = nil,
            campaigns: [Campaign],
            willDialWhen: [String],
            priority: Bool,
            cause: Cause,
            createdAt: Date,
            dueAt: Date? = nil,
            deadline: Date? = nil,
            attempts: Int,
            approval: Approval? = nil,
            receipt: Receipt? = nil,
            progress: Progress? = nil,
            decision: String? = nil,
            links: Links
        ) {
            self.id = id
            self.status = status
            self.reason = reason
            kind = call == nil ? "contactList" : "call"
            self.contactList = contactList
            self.call = call
            self.campaigns = campaigns
            self.willDialWhen = willDialWhen
            self.priority = priority
            self.cause = cause
            self.createdAt = createdAt
            self.dueAt = dueAt
            self.deadline = deadline
            self.attempts = attempts
            self.approval = approval
            self.receipt = receipt
            self.progress = progress
            self.decision = decision
            self.links = links
        }
    }
}
