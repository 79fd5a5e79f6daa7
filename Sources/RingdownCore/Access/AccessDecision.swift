/// The answer to "may this caller do this to that object", with the whole reasoning.
package struct AccessDecision: Hashable, Sendable, Codable {
    /// The answers.
    package enum Verdict: String, Hashable, Sendable, Codable {
        case allowed
        case refused
        /// A grant gives it under a condition that only its vendor can evaluate.
        case conditional
        /// The permission is held in some divisions, and nobody knows in which one the object lives.
        case unknown
    }

    /// One grant that was looked at.
    package struct Step: Hashable, Sendable, Codable {
        /// What the grant did for the question.
        package enum Outcome: String, Hashable, Sendable, Codable {
            /// It gives the permission where the object is.
            case gives
            /// It would, if its condition holds.
            case givesOnCondition = "gives-on-condition"
            /// It gives it in one division, and the object's is not known.
            case divisionUnknown = "division-unknown"
            /// It would, but the user's application was not let do it.
            case scopeMissing = "scope-missing"
            /// It would, but it is switched off.
            case disabled
            /// It would have, but its time is over.
            case expired
            /// Its role has the permission, but in another division.
            case otherDivision = "other-division"
            /// Its role lacks the permission.
            case lacksPermission = "lacks-permission"
        }

        /// The permission asked for.
        package var permission: Permission
        /// The grant's role.
        package var role: String
        /// Where the grant reaches.
        package var division: DivisionScope
        /// What it did.
        package var outcome: Outcome
    }

    /// The answer.
    package var verdict: Verdict
    /// The permissions that are missing everywhere.
    package var missing: [Permission]
    /// The permissions that are held, but not in the object's division.
    package var missingInDivision: [Permission]
    /// The scopes of which the user's application needs one; empty when scopes are not what is missing.
    package var missingScopes: [Scope]
    /// The only kind of caller that the operation serves, when the caller is of the other kind.
    package var wrongCaller: Principal.Kind?
    /// The object's division; `nil` when the operation knows none, or nobody knows it.
    package var division: Division?
    /// Every grant that was looked at, for each permission asked.
    package var chain: [Step]
}
