import RingdownCore
import RingdownSQLite

/// What a server found in its store when it started, and who goes on with it.
struct StartReport: Sendable {
    private let tally: StoreTally

    init(_ tally: StoreTally) { self.tally = tally }

    /// A line each; one line when nothing waits.
    var lines: [String] {
        var lines: [String] = []
        add(count(.queued), "queued", "go out when the gate lets them", to: &lines)
        add(count(.held), "held", "wait for their window, limit or approval", to: &lines)
        add(
            count(.sending) + count(.inDoubt) - tally.doubtsForPeople,
            "in doubt",
            "the vendor is asked whether they went out; none is repeated blindly",
            to: &lines
        )
        add(
            tally.doubtsForPeople,
            "in doubt for a person",
            "see: GET /api/v2/outbound/triggers?status=in-doubt",
            to: &lines
        )
        add(count(.accepted) + count(.dialing), "with the vendor", "are watched until they are done", to: &lines)
        add(count(.failed), "dead letters", "send them again with: ringdown trigger retry ID", to: &lines)
        if tally.deliveries > 0 { lines.append("found deliveries: \(tally.deliveries); they are worked through") }
        for killSwitch in tally.killSwitches {
            let scope = killSwitch.provider ?? "all providers"
            lines.append("found a kill switch for \(scope), thrown by \(killSwitch.by): \(killSwitch.reason)")
        }
        if lines.isEmpty { lines.append("found nothing that waits") }
        return lines + ["audit log at \(tally.checkpoint)"]
    }

    private func count(_ status: TriggerStatus) -> Int { tally.triggers[status] ?? 0 }

    private func add(_ count: Int, _ name: String, _ next: String, to lines: inout [String]) {
        guard count > 0 else { return }
        lines.append("found triggers \(name): \(count); \(next)")
    }
}
