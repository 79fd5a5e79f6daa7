import RingdownCore
import RingdownEngine
import Synchronization

/// A vendor that accepts everything at once and does nothing.
final class IdleVendor: Connector {
    /// Plans that it was given.
    let performed = Mutex(0)

    func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan {
        let campaign = RemoteObject(kind: "campaign", id: order.lane, name: "Calls", status: "on", version: "1")
        return DialPlan(
            contactList: RemoteObject(kind: "contact list", id: order.lane, name: "Calls"),
            steps: [DialPlan.Step(operation: "POST /contacts", target: campaign)],
            campaigns: [campaign]
        )
    }

    func perform(_ plan: DialPlan, for trigger: String, permit: Permit) async throws(ConnectorError) -> Receipt {
        performed.withLock { $0 += 1 }
        return Receipt(at: SystemClock().now(), accepted: ["the call"])
    }

    func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation { .unknown("It keeps nothing.") }

    func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress {
        throw ConnectorError(.unavailable, "It shows nothing.")
    }

    func explain(_ error: ConnectorError) async -> Explanation { Explanation(verdict: .unknown, causes: []) }
}
