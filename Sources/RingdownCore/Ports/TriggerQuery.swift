/// Which triggers to list.
package struct TriggerQuery: Sendable {
    /// Only these statuses; empty means all.
    package var statuses: Set<TriggerStatus>
    /// Only those of this contact list (Ringdown's id); `nil` means all.
    package var contactListID: String?
    /// Only calls on this personal connection; `nil` means all triggers.
    package var personalConnectionID: String?
    /// Only those that go to this provider; `nil` means all.
    package var provider: String?
    /// Only those that this rule made; `nil` means all.
    package var rule: String?
    /// Only the one that was asked for with this key; `nil` means all.
    package var idempotencyKey: String?
    /// Only those whose object lives in one of these divisions, by id; `nil` means all, an empty set none.
    package var divisions: Set<String>?
    /// At most so many.
    package var limit: Int
    /// Leave out so many of the newest.
    package var offset: Int
    /// Whether the oldest come first, in the place of the newest.
    package var isOldestFirst: Bool

    package init(
        statuses: Set<TriggerStatus> = [],
        contactListID: String? = nil,
        personalConnectionID: String? = nil,
        provider: String? = nil,
        rule: String? = nil,
        idempotencyKey: String? = nil,
        divisions: Set<String>? = nil,
        limit: Int = 25,
        offset: Int = 0,
        isOldestFirst: Bool = false
    ) {
        self.statuses = statuses
        self.contactListID = contactListID
        self.personalConnectionID = personalConnectionID
        self.provider = provider
        self.rule = rule
        self.idempotencyKey = idempotencyKey
        self.divisions = divisions
        self.limit = limit
        self.offset = offset
        self.isOldestFirst = isOldestFirst
    }
}
