package import RingdownCore

extension GenesysErrorBody {
    /// The body with which the vendor refuses a caller whom an access decision refuses.
    ///
    /// A permission that is held nowhere is named; one that is held in other divisions only gives the division
    /// message, whose text the operations on campaigns and lists override.
    package static func refusing(
        _ decision: AccessDecision,
        of operation: GenesysOperation,
        contextID: String? = nil
    ) -> GenesysErrorBody {
        let asked = operation.requirement.permissions
        let elsewhere = decision.missingInDivision
        let template: GenesysErrorTemplate
        let arguments: [String]
        switch operation.requirement.mode {
        case .all where !decision.missing.isEmpty:
            (template, arguments) = (.missingPermissions, [list(decision.missing)])
        case .any where elsewhere.isEmpty:
            (template, arguments) = (.missingAnyPermissions, [list(asked)])
        case .all, .any:
            if operation.declares(GenesysErrorTemplate.missingDivisionPermission.code, status: 403) {
                (template, arguments) = (.missingDivisionPermissionOverridden, [])
            } else if elsewhere.count > 1, operation.requirement.mode == .any {
                let divisions = decision.division.map { "[\($0.id)]" } ?? "[]"
                (template, arguments) = (.missingAnyDivisionPermissions, [list(elsewhere), divisions])
            } else {
                let permission = elsewhere.first ?? asked.first
                (template, arguments) = (.missingDivisionPermission, [permission.map(\.description) ?? ""])
            }
        }
        return template.body(arguments, contextID: contextID)
    }

    /// Permissions as messages write them: `[a:b:c, d:e:f]`.
    private static func list(_ permissions: [Permission]) -> String {
        "[" + permissions.map(\.description).joined(separator: ", ") + "]"
    }
}
