import RingdownCore
import RingdownVendors

extension GenesysCall {
    /// A queue of a user.
    typealias Membership = (queue: Queue, isJoined: Bool)

    /// The queues that a user is a member of.
    func memberships(of user: User) async throws -> [Membership] {
        try await exchange.store.read { db in try db.memberships(of: user.id) }
    }

    /// A page of a user's queues, those joined unless the query asks for the others.
    func queues(of user: User) async throws -> GenesysAnswer {
        let page = try query.page()
        let joined = try query.flag("joined") ?? true
        let divisions = query.list("divisionId")
        let visible = visibleDivisions
        // After a change, and of oneself, all are shown.
        let isChange = operation.changes
        let all = try await memberships(of: user).filter { membership in
            let division = membership.queue.division
            return (isChange || membership.isJoined == joined) && (divisions.isEmpty || divisions.contains(division))
                && (visible?.contains(division) ?? true)
        }
        let paged = Paged(all, page: page)
        let listing = Paged(items: try await shown(paged.items), total: paged.total, page: page)
        return try .json(GenesysListing(listing, path: path))
    }

    /// Queues as the vendor shows them to their member (`UserQueue`).
    func shown(_ memberships: [Membership]) async throws -> [JSON] {
        try await exchange.store.read { db in
            let names = try ObjectNames(db, .division)
            return try memberships.map { queue, isJoined in
                var shown = queue.genesys(names, try db.members(of: queue.id)).object ?? [:]
                shown["joined"] = .bool(isJoined)
                return .object(shown)
            }
        }
    }

    /// Lets a user join a queue or leave it, as a body says (`UserQueue`).
    ///
    /// Refuses a caller who does not hold the permission in the queue's division.
    func join(_ fields: GenesysFields, _ user: User, queue given: String? = nil) async throws {
        guard let id = try given ?? fields.text("id"), let joined = try fields.flag("joined") else {
            throw GenesysFault("general.bad.request", "A queue is given with its id and with joined, true or false.")
        }
        guard let queue = try await exchange.store.read({ db in try db.object(Queue.self, id) }) else {
            throw GenesysFault("general.resource.not.found", status: 404, "There is no queue with the id \(id).")
        }
        try await require(inDivision: queue.division)
        do throws(ExchangeError) {
            try await exchange.switchboard.setJoined([user.id: joined], queue: id)
        } catch {
            guard error.code == .notFound else { throw error }
            throw GenesysFault("general.bad.request", "The user is no member of the queue \(queue.name).")
        }
    }
}
