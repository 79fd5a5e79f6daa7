/// Which triggers to list.
package struct TriggerQuery: Sendable {
    /// Only these statuses; empty means all.
    package var statuses: Set<TriggerStatus>
    /// Only those of this contact list (Ringdown's id); `nil` means all.
    package var contactListID: String?
    /// Only calls on this personal connection; `nil` means all triggers.
    package var personalConnectionID: String?
    /// Only those whose object lives in one of these divisions, by id; `nil` means all, an empty set none.
    package var divisions: Set<String>?
    /// At most so many.
    package var limit: Int
    /// Leave out so many of the newest.
    package var offset: Int

    package init(
        statuses: Set<TriggerStatus> = [],
        contactListID: String? = nil,
        personalConnectionID: String? = nil,
        divisions: Set<String>? = nil,
        limit: Int = 25,
        offset: Int = 0
    ) {
        self.statuses = statuses
        self.contactListID = contactListID
        self.personalConnectionID = personalConnectionID
        self.divisions = divisions
        self.limit = limit
        self.offset = offset
    }
}
