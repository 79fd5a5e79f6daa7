import RingdownCore
import RingdownEngine
import RingdownTestKit

/// A vendor that takes its time with some lists: their calls end only when they are let go, or given up.
struct StallingConnector: Connector {
    let inner: ScriptedConnector
    /// The bound names of the lists whose calls do not end.
    let stalled: Set<String>
    /// Rung once to let them go.
    let release: Bell

    private func stall(_ isStalled: Bool) async {
        if isStalled { await release.rung(since: 0) }
    }

    func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan {
        await stall(order.contactList.map { stalled.contains($0.name) } ?? false)
        return try await inner.prepare(order)
    }

    func perform(_ plan: DialPlan, for trigger: String, permit: Permit) async throws(ConnectorError) -> Receipt {
        try await inner.perform(plan, for: trigger, permit: permit)
    }

    func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation {
        await stall(stalled.contains(intent.plan.contactList.name))
        return try await inner.reconcile(intent)
    }

    func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress {
        await stall(stalled.contains(plan.contactList.name))
        return try await inner.progress(of: plan)
    }

    func explain(_ error: ConnectorError) async -> Explanation { await inner.explain(error) }
}
