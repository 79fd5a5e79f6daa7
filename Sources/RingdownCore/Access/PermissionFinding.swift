/// What all the grants together say about one permission.
struct PermissionFinding {
    /// The answers, the best first.
    enum Result: Hashable {
        case given
        case onCondition
        case unknown
        case scopeMissing
        case elsewhere
        case missing
    }

    var permission: Permission
    var steps: [AccessDecision.Step]

    /// The best that any grant says.
    ///
    /// A grant that is switched off or over counts as none: its permission is missing, and the chain says why.
    var result: Result {
        let outcomes = Set(steps.map(\.outcome))
        let ranked: [(AccessDecision.Step.Outcome, Result)] = [
            (.gives, .given), (.givesOnCondition, .onCondition), (.divisionUnknown, .unknown),
            (.scopeMissing, .scopeMissing), (.otherDivision, .elsewhere),
        ]
        return ranked.first { outcomes.contains($0.0) }?.1 ?? .missing
    }
}

extension Requirement {
    /// What the findings about its permissions come to.
    func verdict(_ results: [PermissionFinding.Result]) -> AccessDecision.Verdict {
        let uncertain: AccessDecision.Verdict = results.contains(.unknown) ? .unknown : .conditional
        switch mode {
        case .all:
            if results.allSatisfy({ $0 == .given }) { return .allowed }
            let isOpen = results.allSatisfy { [.given, .onCondition, .unknown].contains($0) }
            return isOpen ? uncertain : .refused
        case .any:
            if results.isEmpty || results.contains(.given) { return .allowed }
            return results.contains(.onCondition) || results.contains(.unknown) ? uncertain : .refused
        }
    }
}
