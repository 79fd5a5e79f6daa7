import HTTPTypes
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds the exchange's own operations on itself: snapshots, and the way back to its seed.
    ///
    /// They ask what changing the organisation's settings asks.
    func addSnapshots(to routes: GenesysRoutes) throws(ExchangeError) {
        let admin = "PATCH /api/v2/authorization/settings"
        let one = "/ringdown/v1/snapshots/{name}"
        try routes.on("GET /ringdown/v1/snapshots", as: admin) { call in
            let entries = try call.exchange.snapshots.entries()
            return try .json(
                JSON.object([
                    "entities": .array(
                        entries.map { ["name": .string($0.name), "taken": .string(GenesysTime.text($0.taken))] }
                    )
                ])
            )
        }
        try routes.on("PUT \(one)", as: admin) { call in
            try await call.exchange.takeSnapshot(try call.snapshotName())
            return .empty(.noContent)
        }
        try routes.on("POST \(one)/restore", as: admin) { call in
            try await call.exchange.restore(try call.snapshotName())
            return .empty(.noContent)
        }
        try routes.on("DELETE \(one)", as: admin) { call in
            guard try call.exchange.snapshots.remove(try call.snapshotName()) else { throw GenesysFault(.notFound) }
            return .empty(.noContent)
        }
        try routes.on("POST /ringdown/v1/reset", as: admin) { call in
            do throws(ExchangeError) {
                try await call.exchange.reset()
            } catch {
                guard error.code == .invalidSeed else { throw error }
                throw GenesysFault(.constraintValidation, error.message)
            }
            return .empty(.noContent)
        }
    }
}

extension GenesysCall {
    fileprivate func snapshotName() throws -> String {
        let name = try parameter("name")
        guard SnapshotShelf.allows(name) else {
            throw GenesysFault.value(name, type: "name", allowed: "letters, digits, dots, dashes, at most 64")
        }
        return name
    }
}
