import RingdownCore

extension TimelineEvent {
    /// The beginning of a timeline: the trigger as it was asked for.
    init(addingOf trigger: Trigger) {
        self.init(
            at: trigger.createdAt,
            status: trigger.status,
            sentence: trigger.reason,
            decisionID: trigger.decisionID
        )
    }
}
