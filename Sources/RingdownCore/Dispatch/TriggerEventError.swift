/// Why an event does not apply to a trigger where it stands.
package struct TriggerEventError: Error, Hashable, Sendable {
    /// The event, as it was asked for (`cancel`, `retry`).
    package var event: String
    /// Where the trigger stands.
    package var status: TriggerStatus
    /// One line: why not, and what to do.
    package var message: String

    package init(event: String, status: TriggerStatus, message: String) {
        self.event = event
        self.status = status
        self.message = message
    }
}
