import Configuration
import Logging
import RingdownAPI
import RingdownConnectors
import RingdownCore
import RingdownEngine
import RingdownVendors

/// Asks CXone what the account behind a provider's access key may do.
struct CXoneAccount {
    /// The provider's name in the configuration.
    let provider: String
    let tenant: CXoneProvider

    /// What the vendor shows of the account.
    func inspect() async throws -> CXoneInspection {
        let access = try tenant.access(EnvironmentVariablesProvider())
        return try await AsyncHTTPTransport.withTransport { transport in
            let connector = CXoneConnector(
                provider: provider,
                access: access,
                transport: transport,
                clock: SystemClock(),
                logger: Logger(label: "account") { _ in SwiftLogNoOpLogHandler() }
            )
            return await connector.inspection()
        }
    }

    /// Whether the account holds a permission, as the console names it: `Skills: Edit`.
    func answer(_ group: String) async throws -> API.AccessAnswer {
        let known = Set(CXoneCatalogue.shared.operations.flatMap(\.permissionGroups)).sorted()
        guard known.contains(where: { $0.lowercased() == group.lowercased() }) else {
            let near = group.nearest(among: known).map { "did you mean \"\($0)\"?" }
            throw CommandFailure(
                "\(provider) is CXone's, which has no permission \"\(group)\"; "
                    + (near ?? "write it as the console names it, for example \"Skills: Edit\""),
                exit: .usage
            )
        }
        return Self.answer(group, try await inspect())
    }

    /// What an inspection says of a permission.
    static func answer(_ group: String, _ inspection: CXoneInspection) -> API.AccessAnswer {
        let caller = inspection.caller.prefix(1).uppercased() + inspection.caller.dropFirst()
        let verdict: AccessDecision.Verdict
        let sentence: String
        switch inspection.holds(group) {
        case true?: (verdict, sentence) = (.allowed, "\(caller) holds \(group).")
        case false?: (verdict, sentence) = (.refused, "\(caller) does not hold \(group).")
        case nil: (verdict, sentence) = (.unknown, "Whether \(inspection.caller) holds \(group) could not be seen.")
        }
        let restrictions = (inspection.profile?.dataRestrictions ?? []).map { restriction in
            let shown = (restriction.entityIds ?? []).joined(separator: ", ")
            return "Data restriction: of kind \(restriction.dataRoleEntityTypeName ?? "unknown") only \(shown)."
        }
        return API.AccessAnswer(
            permission: group,
            division: nil,
            verdict: verdict.rawValue,
            sentence: sentence,
            chain: verdict == .allowed
                ? [API.AccessAnswer.Step(role: "its role", division: nil, outcome: "gives", sentence: sentence)] : [],
            notes: inspection.gaps.map { "Not seen: \($0)" } + restrictions,
            fix: verdict == .refused
                ? "Give \(inspection.caller) a role with \(group) under Admin > Roles & Permissions." : nil
        )
    }
}
