import Hummingbird
import RingdownAPI
import RingdownCore

/// The versions of kept states: list, show, roll back.
struct StateVersionRoutes {
    private let dependencies: ServerDependencies

    init(_ dependencies: ServerDependencies) { self.dependencies = dependencies }

    func add(to routes: Routes) {
        let dependencies = dependencies
        routes.guarded(.listStateVersions) { call, _ in
            let states = try dependencies.keptStates()
            let workspace = try call.workspace()
            let limit = try call.number("limit", in: 1...1000, default: 25)
            let before = try call.query("before") == nil ? nil : call.number("before", in: 1...Int.max, default: 1)
            let found = try await states.store.stateVersions(of: workspace, before: before, limit: limit + 1)
            let page = found.prefix(limit)
            let lock = try await states.store.stateHead(workspace).lock
            return try .json(
                API.StateVersions(
                    workspace: workspace,
                    lock: lock.map { API.StateLock($0) },
                    entities: page.map { API.StateVersion($0) },
                    olderThan: found.count > limit ? page.last?.number : nil
                )
            )
        }
        routes.guarded(.getStateVersion) { call, _ in
            let states = try dependencies.keptStates()
            let workspace = try call.workspace()
            let name = call.parameter("version")
            guard name == "latest" || Int(name) != nil,
                let found = try await states.version(Int(name), of: workspace)
            else { throw ServerProblem.noStateVersion(name, of: workspace) }
            let isWanted = call.query("document") == "true" && found.version.content != .removed
            return try .json(
                API.StateVersion(
                    found.version,
                    document: isWanted ? String(decoding: found.bytes, as: UTF8.self) : nil
                ),
                headers: [.cacheControl: "no-store"]
            )
        }
        routes.guarded(.rollBackState) { call, caller in
            let states = try dependencies.keptStates()
            let workspace = try call.workspace()
            let body = try await call.body(upTo: dependencies.settings.bodyLimit)
            guard let number = (try? JSON(parsing: Array(body.readableBytesView)))?["version"]?.int else {
                throw ServerProblem(
                    .badRequest,
                    "The body does not say which version to bring back.",
                    cause: .missingRequiredField,
                    evidence: "The member version is absent or no whole number.",
                    fix: "Send {\"version\": 3}; list the versions with: ringdown state list \(workspace)"
                )
            }
            do {
                let written = try await states.rollBack(workspace, to: number, by: caller.principal.id)
                return try .json(API.StateWritten(written))
            } catch let refusal as StateRefusal {
                throw ServerProblem.stateRefused(refusal)
            }
        }
    }
}
