import Hummingbird
import RingdownAPI
import RingdownCore
import RingdownEngine

/// Shows, throws and releases kill switches.
struct KillSwitchRoutes {
    /// Characters of a reason at most.
    private static let reasonLimit = 500

    private let dependencies: ServerDependencies

    init(_ dependencies: ServerDependencies) { self.dependencies = dependencies }

    func add(to routes: Routes) {
        let dependencies = dependencies
        routes.guarded(.listKillSwitches) { _, _ in try await Self.answer(dependencies) }
        routes.guarded(.throwKillSwitch) { call, caller in
            let body = try await BodyMembers(
                call,
                limit: dependencies.settings.bodyLimit,
                known: ["provider", "reason"]
            )
            let provider = try body.text("provider")
            if let provider { try dependencies.checkProvider(provider) }
            let reason = try body.text("reason") ?? ""
            guard !reason.isEmpty, reason.count <= Self.reasonLimit else {
                throw ServerProblem(
                    .invalidValue,
                    "The member reason must be 1 to \(Self.reasonLimit) characters.",
                    cause: reason.isEmpty ? .missingRequiredField : .invalidValue,
                    evidence: "reason has \(reason.count) characters.",
                    fix: "Say why everything stops: whoever finds triggers held reads it."
                )
            }
            let thrown = KillSwitch(
                provider: provider,
                by: caller.principal.id,
                reason: reason,
                since: dependencies.clock.now()
            )
            try await dependencies.desk.set(thrown, isOn: true)
            try await dependencies.store.record(
                Self.decision(dependencies, "\(caller.principal.name) stopped \(Self.scope(provider)): \(reason)")
            )
            return try await Self.answer(dependencies)
        }
        routes.guarded(.releaseKillSwitch) { call, caller in
            let provider = call.query("provider")
            let thrown = try await dependencies.store.killSwitches().first { $0.provider == provider }
            guard let thrown else {
                throw ServerProblem(
                    .notFound,
                    "No kill switch is on for \(Self.scope(provider)).",
                    fix: "GET \(Paths.killSwitches) lists those that are on."
                )
            }
            try await dependencies.desk.set(thrown, isOn: false)
            try await dependencies.store.record(
                Self.decision(
                    dependencies,
                    "\(caller.principal.name) released the kill switch for \(Self.scope(provider))."
                )
            )
            return try await Self.answer(dependencies)
        }
    }

    private static func answer(_ dependencies: ServerDependencies) async throws -> Response {
        let on = try await dependencies.store.killSwitches()
        return try .json(API.KillSwitches(entities: on.map { API.KillSwitch($0) }))
    }

    private static func scope(_ provider: String?) -> String { provider ?? "every provider" }

    private static func decision(_ dependencies: ServerDependencies, _ sentence: String) -> Decision {
        Decision(id: dependencies.ids.next(), at: dependencies.clock.now(), kind: .ordered, sentence: sentence)
    }
}

extension ServerDependencies {
    /// Refuses the name of a provider that is not configured.
    func checkProvider(_ provider: String) throws(ServerProblem) {
        guard !providers.contains(provider) else { return }
        let near = Nearest.text(to: provider, among: providers).map { "; the nearest is \($0)." } ?? "."
        throw ServerProblem(
            .notFound,
            "There is no provider \"\(provider.prefix(80))\"\(near)",
            cause: .objectNotFound,
            evidence: "The configuration names \(providers.sorted().joined(separator: ", ")).",
            fix: "Name a configured provider, or leave provider out to mean all."
        )
    }
}
