import Logging
import RingdownAPI
import RingdownConnectors
import RingdownCore
import RingdownEngine
import RingdownVendors

/// Asks a vendor, by its self-inspection that needs no permission, what a provider's client may do.
struct VendorAccess {
    /// The provider's name in the configuration.
    let provider: String
    /// The configuration's file.
    let config: String

    /// Whether the client holds a permission.
    ///
    /// - Parameter division: the id or name of the division in which it is needed; `nil` asks about all of them.
    func answer(_ permission: Permission, in division: String?) async throws -> API.AccessAnswer {
        let (hosts, id, secret) = try Configuration.load(config).credentials(of: provider)
        return try await AsyncHTTPTransport.withTransport { transport in
            let connector = GenesysCloudConnector(
                provider: provider,
                hosts: hosts,
                clientID: id,
                clientSecret: Secret(secret),
                transport: transport,
                clock: SystemClock(),
                logger: Logger(label: "can-i") { _ in SwiftLogNoOpLogHandler() }
            )
            let permitted = try await connector.permitted(permission)
            let inspection = await connector.inspection(for: nil)
            let place = try division.map { name throws(CommandFailure) in try self.division(name, inspection) }
            return Self.answer(permission, in: place, permitted, inspection)
        }
    }

    /// What the vendor computed, with what the grants say.
    static func answer(
        _ permission: Permission,
        in division: Division?,
        _ permitted: GenesysInspection.Permitted,
        _ inspection: GenesysInspection
    ) -> API.AccessAnswer {
        let object = AccessObject(place: division.map { .division($0) } ?? .unknown)
        let decision = inspection.principal?.decide(Requirement([permission]), on: object)
        let client = inspection.principal?.name ?? inspection.token?.oauthClient?.name ?? "The client"
        let verdict = verdict(in: division, permitted, among: inspection.divisions)
        var notes = inspection.gaps.map { "Not seen: \($0)" }
        if verdict == .allowed, decision?.verdict == .refused {
            notes.append("The vendor says yes though no grant gives it: a sandbox may, and production then refuses.")
        }
        let place = division.map { "division \($0.name)" } ?? "the object's division"
        return API.AccessAnswer(
            permission: permission.description,
            division: division?.name,
            verdict: verdict.rawValue,
            sentence: sentence(verdict, client, permission, division, permitted),
            chain: decision?.chain.map { step in
                var reach: String?
                if case .one(let one) = step.division { reach = one.name }
                return API.AccessAnswer.Step(
                    role: step.role,
                    division: reach,
                    outcome: step.outcome.rawValue,
                    sentence: step.sentence
                )
            } ?? [],
            notes: notes,
            fix: verdict == .refused
                ? "Admin > Integrations > OAuth > \(client) > Roles: assign a role with \(permission) in \(place)."
                : nil
        )
    }

    private static func verdict(
        in division: Division?,
        _ permitted: GenesysInspection.Permitted,
        among all: [Division]
    ) -> AccessDecision.Verdict {
        guard let held = permitted.divisions else { return .allowed }
        if held.isEmpty { return .refused }
        // A grant in all divisions is answered with each of them.
        guard let division else { return !all.isEmpty && all.allSatisfy(permitted.reaches) ? .allowed : .unknown }
        return permitted.reaches(division) ? .allowed : .refused
    }

    private static func sentence(
        _ verdict: AccessDecision.Verdict,
        _ client: String,
        _ permission: Permission,
        _ division: Division?,
        _ permitted: GenesysInspection.Permitted
    ) -> String {
        let held = (permitted.divisions ?? []).map(\.name).sorted().joined(separator: ", ")
        let place = division.map { " in division \($0.name)" } ?? ""
        switch verdict {
        case .allowed: return "\(client) may do what \(permission) names\(place)."
        case .refused where held.isEmpty: return "\(client) may do what \(permission) names nowhere."
        case .refused: return "\(client) may not do what \(permission) names\(place), only in: \(held)."
        case .conditional, .unknown:
            return "\(client) may do what \(permission) names in some divisions only: \(held)."
        }
    }

    private func division(_ name: String, _ inspection: GenesysInspection) throws(CommandFailure) -> Division {
        let known = inspection.divisions
        if let division = known.first(where: { $0.id == name || $0.name.lowercased() == name.lowercased() }) {
            return division
        }
        let names = known.map(\.name).sorted()
        let near = name.nearest(among: names).map { "did you mean \($0)?" }
        throw CommandFailure(
            "\(provider) shows no division \"\(name)\"; " + (near ?? "it shows \(names.joined(separator: ", "))"),
            exit: .usage
        )
    }
}
