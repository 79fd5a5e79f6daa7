import RingdownCore
import RingdownVendors

extension ExplainedCall {
    /// The explanation for people: verdict, operation, ranked causes with evidence and fix, and what to send instead.
    var lines: [String] {
        var lines: [String] = []
        if let id { lines.append("case       \(id)") }
        let method = call.request.method.map { $0 + " " } ?? ""
        let status = call.response?.status.map { ", answered \($0)" } ?? ""
        lines.append("request    \(method)\(call.request.url.prefix(300))\(status)")
        lines.append("verdict    \(Self.sentence(explanation))")
        if let operation = explanation.operation { lines += self.lines(operation) }
        if let inspection { lines += Self.lines(inspection) }
        if let account { lines += Self.lines(account, explanation.operation) }
        for (position, cause) in explanation.causes.enumerated() { lines += Self.lines(cause, rank: position + 1) }
        if let request = explanation.correctedRequest {
            lines.append("send")
            lines += CurlText(request).lines.map { "  " + $0 }
        }
        if let catalogue = explanation.catalogue { lines.append("catalogue  \(catalogue)") }
        return lines
    }

    private static func sentence(_ explanation: Explanation) -> String {
        guard let first = explanation.causes.first else { return explanation.verdict.rawValue }
        let others = explanation.causes.count - 1
        let more = others > 0 ? ", and \(others) more to put right or rule out" : ""
        return "\(explanation.verdict.rawValue): \(first.code.rawValue) (\(first.confidence.rawValue))\(more)"
    }

    private func lines(_ operation: OperationReference) -> [String] {
        var lines = ["operation  \(operation.method) \(operation.path) (\(operation.vendor))"]
        let permissions = operation.requirement.permissions.map(\.description)
        if !permissions.isEmpty {
            let mode = permissions.count > 1 ? " (\(operation.requirement.mode.rawValue))" : ""
            lines.append("requires   \(permissions.joined(separator: ", "))\(mode)")
        } else if let groups = operation.permissionGroups, !groups.isEmpty {
            lines.append("requires   \(groups.joined(separator: ", "))")
        }
        if !scopes.isEmpty {
            let none = call.context.grant == .clientCredentials ? "none with client credentials; " : ""
            lines.append("scope      \(none)a person's application needs \(scopes.joined(separator: " or "))")
        }
        return lines
    }

    private static func lines(_ inspection: GenesysInspection) -> [String] {
        var lines: [String] = []
        if let client = inspection.token?.oauthClient {
            let grant = client.authorizedGrantType.map { " (\($0.lowercased()))" } ?? ""
            lines.append("live       OAuth client \(client.name ?? client.id ?? "without a name")\(grant)")
        }
        for permitted in inspection.permitted {
            let divisions = permitted.divisions.map { $0.map(\.name).sorted().joined(separator: ", ") }
            switch divisions {
            case nil: lines.append("           holds \(permitted.permission) in every division")
            case ""?: lines.append("           lacks \(permitted.permission)")
            case let names?: lines.append("           holds \(permitted.permission) in \(names)")
            }
        }
        for gap in inspection.gaps { lines.append("           not seen: \(gap)") }
        return lines
    }

    private static func lines(_ account: CXoneInspection, _ operation: OperationReference?) -> [String] {
        var lines = ["live       \(account.caller)"]
        for group in operation?.permissionGroups ?? [] {
            switch account.holds(group) {
            case true?: lines.append("           holds \(group)")
            case false?: lines.append("           lacks \(group)")
            case nil: break
            }
        }
        for gap in account.gaps { lines.append("           not seen: \(gap)") }
        return lines
    }

    private static func lines(_ cause: Cause, rank: Int) -> [String] {
        let label = "cause \(rank)"
        var lines = [
            label + String(repeating: " ", count: max(1, 11 - label.count))
                + "\(cause.code.rawValue) (\(cause.confidence.rawValue))"
        ]
        for evidence in cause.evidence { lines.append("           \(evidence.supports ? "+" : "-") \(evidence.fact)") }
        lines.append("           fix: \(cause.fix)")
        return lines
    }
}
