/// Which triggers to list.
package struct TriggerQuery: Sendable {
    /// Only these statuses; empty means all.
    package var statuses: Set<TriggerStatus>
    /// Only those of this contact list (Ringdown's id); `nil` means all.
    package var contactListID: String?
    /// At most so many.
    package var limit: Int
    /// Leave out so many of the newest.
    package var offset: Int

    package init(
        statuses: Set<TriggerStatus> = [],
        contactListID: String? = nil,
        limit: Int = 25,
        offset: Int = 0
    ) {
        self.statuses = statuses
        self.contactListID = contactListID
        self.limit = limit
        self.offset = offset
    }
}
