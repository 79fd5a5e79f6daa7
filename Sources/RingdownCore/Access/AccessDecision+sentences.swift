extension AccessDecision.Step {
    /// What the grant did for the question, as every surface says it.
    package var sentence: String {
        switch outcome {
        case .gives: "The role \(role) gives \(permission) \(division.words)."
        case .givesOnCondition: "The role \(role) gives \(permission) \(division.words), on a condition."
        case .divisionUnknown:
            "The role \(role) gives \(permission) \(division.words), and the object's division is not known."
        case .scopeMissing:
            "The role \(role) gives \(permission) \(division.words), but the application's scopes do not allow it."
        case .disabled: "The role \(role) holds \(permission), but the grant \(division.words) is switched off."
        case .expired: "The role \(role) holds \(permission), but the grant \(division.words) has expired."
        case .otherDivision: "The role \(role) holds \(permission), but \(division.words)."
        case .lacksPermission: "The role \(role) (\(division.words)) does not hold \(permission)."
        }
    }

    /// Whether the grant speaks for a refusal.
    package var isAgainst: Bool { outcome != .gives }
}

extension DivisionScope {
    /// Where a grant reaches, as a sentence says it.
    package var words: String {
        switch self {
        case .all: "in all divisions"
        case .one(let division): "in division \(division.name)"
        }
    }
}
