import RingdownAPI
import RingdownCore

extension API.AccessAnswer {
    /// A decision on one permission as it travels.
    init(
        _ decision: AccessDecision,
        of principal: Principal,
        _ permission: Permission,
        in division: Division?,
        notes: [String]
    ) {
        let place = division.map { " in division \($0.name)" } ?? ""
        let sentence =
            switch decision.verdict {
            case .allowed: "\(principal.name) may do what \(permission) names\(place)."
            case .refused: "\(principal.name) may not do what \(permission) names\(place)."
            case .conditional: "\(principal.name) may do what \(permission) names\(place) on a condition."
            case .unknown: "\(principal.name) holds \(permission) in some divisions only: name the one that is meant."
            }
        self.init(
            permission: permission.description,
            division: division?.name,
            verdict: decision.verdict.rawValue,
            sentence: sentence,
            chain: decision.chain.map { Step($0) },
            notes: notes,
            fix: decision.verdict == .refused ? decision.causes(of: principal, object: nil).first?.fix : nil
        )
    }
}

extension API.AccessAnswer.Step {
    /// A grant that was looked at, as it travels.
    init(_ step: AccessDecision.Step) {
        var division: String?
        if case .one(let one) = step.division { division = one.name }
        self.init(role: step.role, division: division, outcome: step.outcome.rawValue, sentence: step.sentence)
    }
}
