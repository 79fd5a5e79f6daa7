import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds the queues and their members.
    ///
    /// The members' operations are refused by division, as their declared errors say, though the catalogue does not
    /// mark them division-aware.
    func addQueues(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/routing/queues") { try await $0.queues() }
        try routes.on("GET /api/v2/routing/queues/{queueId}") { call in
            let queue = try await call.queue()
            return try .json(
                try await call.exchange.store.read { db in
                    queue.genesys(try ObjectNames(db, .division), try db.members(of: queue.id))
                }
            )
        }
        // `users` is what members were called before.
        for members in ["members", "users"].map({ "/api/v2/routing/queues/{queueId}/\($0)" }) {
            try routes.on("GET \(members)") { try await $0.members() }
            try routes.on("POST \(members)") { try await $0.changeMembers() }
            try routes.on("PATCH \(members)") { try await $0.joinMembers() }
            try routes.on("PATCH \(members)/{memberId}") { try await $0.joinMember() }
            try routes.on("DELETE \(members)/{memberId}") { try await $0.removeMember() }
        }
    }
}

extension GenesysCall {
    /// The queue that the path names.
    ///
    /// Refuses a caller who does not hold the permission in its division.
    func queue() async throws -> Queue {
        let id = try parameter("queueId")
        let queue = try await exchange.store.read { db in try db.existing(Queue.self, id) }
        try await require(inDivision: queue.division)
        return queue
    }

    func queues() async throws -> GenesysAnswer {
        let page = try query.page()
        let selection = try GenesysSelection(query)
        let name = query["name"]?.lowercased().filter { $0 != "*" }
        let visible = visibleDivisions
        let listing = try await exchange.store.read { db in
            let queues = try db.objects(Queue.self).filter { queue in
                selection.admits(queue.id, queue.division, visible)
                    && (name.map { queue.name.lowercased().contains($0) } ?? true)
            }
            let paged = Paged(queues, page: page)
            let names = try ObjectNames(db, .division)
            return Paged(
                items: try paged.items.map { $0.genesys(names, try db.members(of: $0.id)) },
                total: paged.total,
                page: page
            )
        }
        return try .json(GenesysListing(listing, path: path))
    }

    fileprivate func members() async throws -> GenesysAnswer {
        try await members(of: try await queue(), joined: try query.flag("joined"))
    }

    private func members(of queue: Queue, joined: Bool?) async throws -> GenesysAnswer {
        let page = try query.page()
        let name = query["name"]?.lowercased()
        let members = try await exchange.store.read { db in try db.members(of: queue.id) }
            .filter { joined == nil || $0.isJoined == joined }
            .filter { member in name.map { member.user.name.lowercased().contains($0) } ?? true }
        let activities = exchange.switchboard.view.agents
        let shown = members.map { $0.genesys(activities[AgentID($0.user.id)]) }
        return try .json(GenesysListing(Paged(shown, page: page), path: path))
    }

    fileprivate func changeMembers() async throws -> GenesysAnswer {
        let queue = try await queue()
        let removing = try query.flag("delete") ?? false
        let users = try await memberBodies().map { try Self.id(in: $0) }
        try await exchange.switchboard.setMembers(users, queue: queue.id, removing: removing)
        return .empty(.noContent)
    }

    fileprivate func joinMembers() async throws -> GenesysAnswer {
        let queue = try await queue()
        var joined: [String: Bool] = [:]
        for fields in try await memberBodies() { joined[try Self.id(in: fields)] = try Self.joined(in: fields) }
        try await exchange.switchboard.setJoined(joined, queue: queue.id)
        return try await members(of: queue, joined: nil)
    }

    fileprivate func joinMember() async throws -> GenesysAnswer {
        let queue = try await queue()
        let user = try parameter("memberId")
        let joined = try Self.joined(in: try await fields())
        try await exchange.switchboard.setJoined([user: joined], queue: queue.id)
        return .empty(.accepted)
    }

    fileprivate func removeMember() async throws -> GenesysAnswer {
        let queue = try await queue()
        let user = try parameter("memberId")
        try await exchange.switchboard.setMembers([user], queue: queue.id, removing: true)
        return .empty(operation.successCodes == [200] ? .ok : .noContent)
    }

    private func memberBodies() async throws -> [GenesysFields] {
        guard let bodies = try await body()?.array else { throw GenesysFault(.badRequest) }
        return try bodies.map { try GenesysFields($0) }
    }

    private static func id(in fields: GenesysFields) throws(GenesysFault) -> String {
        guard let id = try fields.text("id"), !id.isEmpty else {
            throw GenesysFault(.constraintValidation, "id is required")
        }
        return id
    }

    private static func joined(in fields: GenesysFields) throws(GenesysFault) -> Bool {
        guard let joined = try fields.flag("joined") else {
            throw GenesysFault(.constraintValidation, "joined is required: write true or false")
        }
        return joined
    }
}

extension Queue {
    /// The queue as the vendor shows it.
    func genesys(_ names: ObjectNames, _ members: [QueueMember]) -> JSON {
        let shown: [String: JSON] = [
            "id": .string(id),
            "name": .string(name),
            "division": names.division(division).json,
            "memberCount": .number(JSONNumber(members.count)),
            "userMemberCount": .number(JSONNumber(members.count)),
            "joinedMemberCount": .number(JSONNumber(members.count(where: \.isJoined))),
            "selfUri": .string(GenesysPath.queue(id)),
        ]
        return .object((attributes ?? [:]).merging(shown) { _, own in own })
    }
}

extension QueueMember {
    /// The member as the vendor shows it.
    ///
    /// An agent on queue whom no campaign occupies is idle.
    fileprivate func genesys(_ activity: AgentActivity?) -> JSON {
        let status = UserStanding.routingStatus(isOnQueue: isJoined && user.takesCalls, activity)
        return .object([
            "id": .string(user.id),
            "name": .string(user.name),
            "user": .object([
                "id": .string(user.id),
                "name": .string(user.name),
                "email": .string(user.email),
                "selfUri": .string(GenesysPath.user(user.id)),
            ]),
            "ringNumber": 1,
            "joined": .bool(isJoined),
            "memberBy": "user",
            "routingStatus": .object(["userId": .string(user.id), "status": .string(status)]),
            "selfUri": .string(GenesysPath.queue(queue) + "/members/\(user.id)"),
        ])
    }
}
