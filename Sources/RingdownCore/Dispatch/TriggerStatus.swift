/// Where a trigger stands, and who moves it next.
package enum TriggerStatus: String, Codable, Hashable, Sendable, CaseIterable {
    /// It waits for its dispatch. Next: the dispatcher, when it is due.
    case queued
    /// The gate holds it. Next: the dispatcher, when it is due; a person, when it has no due time.
    case held
    /// Its intent is committed and the vendor is being called. Next: the dispatcher; after a crash, recovery.
    case sending
    /// The vendor's answer never came. Next: the reconciler, or a person when it has no due time.
    case inDoubt = "in-doubt"
    /// The vendor accepted it and is not dialing yet. Next: the watcher.
    case accepted
    /// The vendor shows calls. Next: the watcher.
    case dialing
    /// The vendor processed the list. Final.
    case done
    /// The gate or the vendor refused it. Next: a person, by retrying it.
    case refused
    /// Its retries are used up (a dead letter). Next: a person, by retrying it.
    case failed
    /// A person withdrew it. Final.
    case cancelled
    /// Its deadline passed before it went out. Final.
    case expired

    /// Whether nothing ever moves it again.
    package var isFinal: Bool {
        switch self {
        case .done, .cancelled, .expired: true
        case .queued, .held, .sending, .inDoubt, .accepted, .dialing, .refused, .failed: false
        }
    }

    /// Whether nothing moves it without a person.
    package var isSettled: Bool { isFinal || self == .refused || self == .failed }
}
