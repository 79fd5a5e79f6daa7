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

    /// A provider takes triggers again, or takes none for a while.
    static func waits(_ provider: String, for wait: ProviderWait?) {
        let gauge = Gauge(label: "ringdown_provider_waits", dimensions: [("provider", provider)])
        gauge.record(wait == nil ? 0 : 1)
        guard let wait else { return }
        Counter(
            label: "ringdown_provider_waits_total",
            dimensions: [("provider", provider), ("cause", wait.cause.rawValue)]
        )
        .increment()
    }

    /// Triggers that wait to be sent, when they were counted last.
    static func waiting(_ triggers: Int) { Gauge(label: "ringdown_backlog").record(triggers) }

    /// Dead letters that a person sent again together.
    static func redrove(_ triggers: Int) { Counter(label: "ringdown_redriven_total").increment(by: triggers) }
}
