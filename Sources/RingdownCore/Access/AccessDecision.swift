/// The answer to "may this caller do this to that object", with the whole reasoning.
package struct AccessDecision: Hashable, Sendable, Codable {
    /// The answers.
    package enum Verdict: String, Hashable, Sendable, Codable {
        case allowed
        case refused
    }

    /// One grant that was looked at.
    package struct Step: Hashable, Sendable, Codable {
        /// What the grant did for the question.
        package enum Outcome: String, Hashable, Sendable, Codable {
            /// It gives the permission where the object is.
            case gives
            /// Its role lacks the permission.
            case lacksPermission = "lacks-permission"
            /// Its role has the permission, but in another division.
            case otherDivision = "other-division"
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
    /// The object's division; `nil` when the operation knows no division.
    package var division: Division?
    /// Every grant that was looked at, for each permission asked.
    package var chain: [Step]
}
