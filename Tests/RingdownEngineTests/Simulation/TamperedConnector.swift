import RingdownCore

/// A connector that breaks a promise, to show that a simulation sees it.
struct TamperedConnector: Connector {
    enum Fault {
        /// It sends everything twice.
        case sendsTwice
        /// It takes an answer that never came for a request that was never sent.
        case trustsSilence
        /// It says that everything was dialed as soon as it is asked.
        case callsItDone
        /// It never manages to read the vendor back.
        case readsNothingBack
    }

    let inner: any Connector
    let fault: Fault

    func perform(
        _ plan: DialPlan,
        for trigger: String,
        permit: Permit
    ) async throws(ConnectorError) -> Receipt {
        do throws(ConnectorError) {
            let receipt = try await inner.perform(plan, for: trigger, permit: permit)
            guard fault == .sendsTwice else { return receipt }
            return try await inner.perform(plan, for: trigger, permit: permit)
        } catch {
            var error = error
            if fault == .trustsSilence, error.code == .noAnswer { error.code = .unavailable }
            throw error
        }
    }

    func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation {
        if fault == .readsNothingBack { throw ConnectorError(.unavailable, "The vendor was not reached.") }
        return try await inner.reconcile(intent)
    }

    func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress {
        if fault == .callsItDone { return DialProgress(stage: .finished, campaigns: []) }
        return try await inner.progress(of: plan)
    }

    func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan { try await inner.prepare(order) }
    func explain(_ error: ConnectorError) async -> Explanation { await inner.explain(error) }
}
