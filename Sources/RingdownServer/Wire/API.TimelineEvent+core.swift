import RingdownAPI
import RingdownCore

extension API.TimelineEvent {
    /// An event as it travels.
    init(_ event: TimelineEvent) {
        self.init(
            sequence: event.sequence,
            at: event.at,
            status: event.status.rawValue,
            sentence: event.sentence,
            decision: event.decisionID
        )
    }
}
