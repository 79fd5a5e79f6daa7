import Hummingbird
import RingdownAPI
import RingdownCore

/// Says whether the server runs and can do its work.
struct HealthRoutes {
    private let dependencies: ServerDependencies

    init(_ dependencies: ServerDependencies) { self.dependencies = dependencies }

    func add(to routes: Routes) {
        let dependencies = dependencies
        routes.open(.getLive) { _ in try .json(API.Health(status: "ok")) }
        routes.open(.getReady) { call in
            var checks = [await Self.storeCheck(dependencies.store)]
            for check in dependencies.checks {
                let problem = await check.problem()
                let isOK = problem == nil || check.isWarning
                checks.append(API.Health.Check(name: check.name, ok: isOK, detail: problem))
            }
            let isReady = checks.allSatisfy(\.ok)
            let health = API.Health(
                status: isReady ? "ok" : "unavailable",
                checks: call.hasQuery("verbose") ? checks : checks.filter { !$0.ok }
            )
            return try .json(
                health,
                status: isReady ? .ok : .serviceUnavailable,
                headers: isReady ? [.cacheControl: "no-store"] : [.cacheControl: "no-store", .retryAfter: "5"]
            )
        }
    }

    private static func storeCheck(_ store: any Store) async -> API.Health.Check {
        do throws(StoreError) {
            try await store.check()
            return API.Health.Check(name: "store", ok: true)
        } catch {
            return API.Health.Check(name: "store", ok: false, detail: error.message)
        }
    }
}
