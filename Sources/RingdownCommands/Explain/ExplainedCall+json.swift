import RingdownCore
import RingdownVendors

extension ExplainedCall {
    /// One JSON object, as `--format json` prints it.
    var json: JSON {
        var members: [String: JSON] = [
            "verdict": .string(explanation.verdict.rawValue),
            "causes": .array(explanation.causes.map(Self.json)),
        ]
        if let id { members["id"] = .string(id) }
        if let operation = explanation.operation { members["operation"] = json(operation) }
        if let request = explanation.correctedRequest { members["correctedRequest"] = Self.json(request) }
        if let catalogue = explanation.catalogue { members["catalogue"] = ["version": .string(catalogue)] }
        if let inspection { members["live"] = Self.json(inspection) }
        if let account { members["live"] = Self.json(account, explanation.operation) }
        return .object(members)
    }

    private static func json(_ cause: Cause) -> JSON {
        [
            "code": .string(cause.code.rawValue),
            "confidence": .string(cause.confidence.rawValue),
            "evidence": .array(
                cause.evidence.map { ["supports": .bool($0.supports), "fact": .string($0.fact)] }
            ),
            "fix": .string(cause.fix),
        ]
    }

    private func json(_ operation: OperationReference) -> JSON {
        var members: [String: JSON] = [
            "vendor": .string(operation.vendor),
            "method": .string(operation.method),
            "path": .string(operation.path),
            "permissions": .array(operation.requirement.permissions.map { .string($0.description) }),
            "permissionsType": .string(operation.requirement.mode.rawValue),
        ]
        if let groups = operation.permissionGroups { members["permissionGroups"] = .array(groups.map { .string($0) }) }
        if !scopes.isEmpty { members["scopes"] = .array(scopes.map { .string($0) }) }
        return .object(members)
    }

    private static func json(_ request: CorrectedRequest) -> JSON {
        var members: [String: JSON] = [
            "method": .string(request.method), "url": .string(request.url),
            "curl": .string(CurlText(request).lines.joined(separator: "\n")),
        ]
        if let body = request.body { members["body"] = body }
        return .object(members)
    }

    private static func json(_ account: CXoneInspection, _ operation: OperationReference?) -> JSON {
        let groups = (operation?.permissionGroups ?? []).map { group -> JSON in
            ["permission": .string(group), "held": account.holds(group).map { .bool($0) } ?? .null]
        }
        return [
            "client": .string(account.caller), "permissions": .array(groups),
            "gaps": .array(account.gaps.map { .string($0) }),
        ]
    }

    private static func json(_ inspection: GenesysInspection) -> JSON {
        var members: [String: JSON] = ["gaps": .array(inspection.gaps.map { .string($0) })]
        if let client = inspection.token?.oauthClient {
            members["client"] = .string(client.name ?? client.id ?? "")
            if let grant = client.authorizedGrantType { members["grant"] = .string(grant) }
        }
        members["permissions"] = .array(
            inspection.permitted.map { permitted in
                [
                    "permission": .string(permitted.permission.description),
                    "divisions": permitted.divisions.map { .array($0.map { .string($0.name) }) } ?? .string("*"),
                ]
            }
        )
        return .object(members)
    }
}
