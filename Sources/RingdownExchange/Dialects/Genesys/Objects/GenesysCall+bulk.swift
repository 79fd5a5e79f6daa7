import HTTPTypes
import RingdownCore
import RingdownVendors

extension GenesysCall {
    /// Objects that one request may make, ask for or delete.
    private static let bulkLimit = 100

    /// Makes the objects of a body, all or none of them.
    func createMany<Object: GenesysObject>(_ type: Object.Type, tooMany code: String) async throws -> GenesysAnswer {
        guard let bodies = try await body()?.array, !bodies.isEmpty else { throw GenesysFault(.badRequest) }
        guard bodies.count <= Self.bulkLimit else {
            throw GenesysFault(code, "One request makes at most \(Self.bulkLimit) objects.")
        }
        var objects: [Object] = []
        for body in bodies { objects.append(try await object(type, from: try GenesysFields(body))) }
        let created = try await exchange.switchboard.create(objects)
        return try await answer(with: created)
    }

    /// The objects whose ids a body names; those that do not exist are left out.
    func retrieveMany<Object: GenesysObject>(_ type: Object.Type) async throws -> GenesysAnswer {
        guard let ids = try await fields().texts("ids") else { throw GenesysFault(.badRequest) }
        guard ids.count <= Self.bulkLimit else { throw GenesysFault(.tooManyBulkRetrieves) }
        return try await answer(
            with: try await exchange.store.read { db in try ids.compactMap { try db.object(type, $0) } }
        )
    }

    /// Deletes the objects whose ids the query names, all or none of them.
    ///
    /// - Parameter code: with what the refusal of objects that are used is coded, with the status 409.
    func deleteMany<Object: GenesysObject>(_ type: Object.Type, inUse code: String?) async throws -> GenesysAnswer {
        let ids = query.list("id")
        guard !ids.isEmpty else { throw GenesysFault(.constraintValidation, "id is required") }
        guard ids.count <= Self.bulkLimit else {
            throw GenesysFault("too.many.deletes", "One request deletes at most \(Self.bulkLimit) objects.")
        }
        do throws(ExchangeError) {
            try await exchange.switchboard.delete(type, ids)
        } catch {
            guard error.code == .inUse, let code else { throw error }
            throw GenesysFault(code, status: 409, "None of the objects was deleted: \(error.message).")
        }
        return .empty(.noContent)
    }

    private func answer(with objects: [some GenesysObject]) async throws -> GenesysAnswer {
        let page = Page(size: max(1, objects.count), number: 1)
        let shown = try await exchange.store.read { db in Paged(try objects.map { try $0.genesys(in: db) }, page: page)
        }
        return try .json(GenesysListing(shown, path: path))
    }
}
