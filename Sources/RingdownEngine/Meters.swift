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

    /// A connector was asked something, by how that ended.
    static func called(_ provider: String, _ call: String, _ error: ConnectorError?) {
        Counter(
            label: "ringdown_vendor_calls_total",
            dimensions: [("provider", provider), ("call", call), ("outcome", error?.code.rawValue ?? "answered")]
        )
        .increment()
    }

    /// A provider takes no triggers for a while.
    static func waits(_ provider: String, for wait: ProviderWait) {
        Counter(
            label: "ringdown_provider_waits_total",
            dimensions: [("provider", provider), ("cause", wait.cause.rawValue)]
        )
        .increment()
    }

    /// Dead letters that a person sent again together.
    static func redrove(_ triggers: Int) { Counter(label: "ringdown_redriven_total").increment(by: triggers) }
}
