import RingdownCore
import RingdownEngine
import Synchronization

/// A vendor that accepts everything at once and does nothing.
final class IdleVendor: Connector {
    /// Plans that it was given.
    private let performed = Mutex(0)
    private let expected: Int
    /// Ends when it was given as many as are expected.
    let finished: AsyncStream<Void>
    private let finish: AsyncStream<Void>.Continuation

    init(expected: Int) {
        self.expected = expected
        (finished, finish) = AsyncStream.makeStream()
    }

    func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan {
        let campaign = RemoteObject(kind: "campaign", id: order.lane, name: "Calls", status: "on", version: "1")
        return DialPlan(
            contactList: RemoteObject(kind: "contact list", id: order.lane, name: "Calls"),
            steps: [DialPlan.Step(operation: "POST /contacts", target: campaign)],
            campaigns: [campaign]
        )
    }

    func perform(_ plan: DialPlan, for trigger: String, permit: Permit) async throws(ConnectorError) -> Receipt {
        let count = performed.withLock { performed in
            performed += 1
            return performed
        }
        if count == expected { finish.finish() }
        return Receipt(at: SystemClock().now(), accepted: ["the call"])
    }

    func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation { .unknown("It keeps nothing.") }

    func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress {
        throw ConnectorError(.unavailable, "It shows nothing.")
    }

    func explain(_ error: ConnectorError) async -> Explanation { Explanation(verdict: .unknown, causes: []) }
}
