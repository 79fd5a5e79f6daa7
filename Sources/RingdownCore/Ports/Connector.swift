/// The client of one vendor, as dispatch needs it.
package protocol Connector: Sendable {
    /// Reads what carrying out the order means now; changes nothing, so it may be repeated.
    func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan

    /// Carries out a plan whose intent is committed.
    ///
    /// The permit must cover the trigger and the provider, or nothing is sent. An error other than `noAnswer` says
    /// that the failing step did not happen; steps before it may have, and their targets then show it.
    func perform(
        _ plan: DialPlan,
        for trigger: String,
        permit: Permit
    ) async throws(ConnectorError) -> Receipt

    /// Reads the vendor back after an answer that never came, to tell whether the plan happened.
    func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation

    /// Reads how far an accepted plan is.
    func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress

    /// Explains a refusal, asking the vendor's permission-free self-inspection where it has one.
    ///
    /// Never throws: what could not be seen is said in the explanation.
    func explain(_ error: ConnectorError) async -> Explanation

    /// Says whether a step that has not been sent would be refused, from the vendor's permission-free self-inspection.
    ///
    /// Never throws and changes nothing: `unknown` where it could not be seen.
    func foresee(_ step: DialPlan.Step) async -> Explanation
}

extension Connector {
    package func foresee(_ step: DialPlan.Step) async -> Explanation { Explanation(verdict: .unknown, causes: []) }
}
