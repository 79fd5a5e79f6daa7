package import Foundation
package import RingdownCore

extension GenesysDiagnosis {
    /// Whether a call that has not been sent would be refused for want of a permission.
    ///
    /// - Parameters:
    ///   - operation: the operation, as the catalogue names it.
    ///   - target: what it would act on.
    ///   - inspection: what self-inspection showed of the token.
    ///   - standIn: a permission with which the call succeeds in another way; `nil` when there is none.
    ///   - hosts: where corrected requests go.
    ///   - now: the present instant, against which the age of grants is measured.
    package static func foresee(
        _ operation: String,
        on target: RemoteObject,
        inspection: GenesysInspection,
        standIn: Permission? = nil,
        hosts: GenesysHosts,
        now: Date
    ) -> Explanation {
        let unsent = ConnectorError(.refused, "It has not been sent.", operation: operation, target: target)
        let diagnosis = Self(unsent, inspection, hosts, now)
        let reference = diagnosis.operation?.reference
        guard diagnosis.operation != nil, inspection.showsGrants else {
            let gap = inspection.gaps.first ?? "the operation is not in the catalogue"
            let cause = Cause(
                .notEnoughInformation,
                .certain,
                evidence: [Cause.Evidence(supports: false, "What the token holds could not be seen: \(gap)")],
                fix: "Check the provider's address and credentials, and try again."
            )
            return Explanation(verdict: .unknown, causes: [cause], operation: reference)
        }
        if GenesysPermissionView(diagnosis).isSufficient || diagnosis.holds(standIn) {
            return Explanation(verdict: .allowed, causes: [], operation: reference)
        }
        let causes = diagnosis.permissionCauses.map { $0.without(diagnosis.answer) }
            .filter { $0.code != .permissionPropagationDelay }
        let isCertain = causes.contains { $0.confidence == .certain }
        return Explanation(verdict: isCertain ? .refused : .unknown, causes: causes, operation: reference)
    }

    /// Whether a permission is held where the object is.
    private func holds(_ permission: Permission?) -> Bool {
        guard let permission else { return false }
        switch inspection.holding(permission) {
        case .everywhere: return true
        case .divisions(let held): return division.map { here in held.contains { $0.isSame(as: here) } } ?? false
        case .unseen, .nowhere: return false
        }
    }
}

extension Cause {
    /// The cause without a piece of evidence.
    func without(_ evidence: Evidence) -> Cause {
        var cause = self
        cause.evidence.removeAll { $0 == evidence }
        return cause
    }
}
