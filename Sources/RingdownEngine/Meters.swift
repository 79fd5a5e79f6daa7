import Metrics
import RingdownCore

/// What the engine counts, through whatever metrics system the process bootstrapped.
enum Meters {
    /// Changes taken in, by whether they were known already.
    static func took(_ results: [IntakeResult]) {
        let known = results.count { $0.isDuplicate }
        Counter(label: "ringdown_changes_total", dimensions: [("known", "false")]).increment(by: results.count - known)
        Counter(label: "ringdown_changes_total", dimensions: [("known", "true")]).increment(by: known)
    }

    /// Triggers moved, by where they stand since.
    static func moved(_ move: TriggerMove) {
        for event in move.events {
            Counter(label: "ringdown_triggers_total", dimensions: [("status", event.status.rawValue)]).increment()
        }
    }
}
