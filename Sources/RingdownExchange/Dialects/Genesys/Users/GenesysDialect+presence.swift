import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// The only source of presence.
    private static let source = "PURECLOUD"

    /// Adds what users are doing: being on queue or not is what decides who takes calls.
    ///
    /// The vendor states no permission for these operations.
    func addPresence(to routes: GenesysRoutes) throws(ExchangeError) {
        let one = "/api/v2/users/{userId}"
        for path in ["\(one)/presences/purecloud", "\(one)/presences/{sourceId}"] {
            try routes.on("GET \(path)") { call in
                try call.requireSource(Self.source)
                return try .json(try await call.standing(of: try await call.user()).presence)
            }
            try routes.on("PATCH \(path)") { call in
                try call.requireSource(Self.source)
                return try .json(try await call.setPresence().presence)
            }
        }
        try routes.on("GET \(one)/routingstatus") { call in
            try .json(try await call.standing(of: try await call.user()).routingStatus)
        }
        try routes.on("PUT \(one)/routingstatus") { try .json(try await $0.setRoutingStatus().routingStatus) }
        try addPresenceDefinitions(to: routes)
    }

    private func addPresenceDefinitions(to routes: GenesysRoutes) throws(ExchangeError) {
        let states = UserPresence.State.allCases
        try routes.on("GET /api/v2/presence/definitions") { call in
            try .json(
                JSON.object([
                    "entities": .array(states.map(\.genesys)), "total": .number(JSONNumber(states.count)),
                    "selfUri": .string(call.path),
                ])
            )
        }
        try routes.on("GET /api/v2/presence/definitions/{definitionId}") { call in
            try .json(try call.presenceState("definitionId").genesys)
        }
        try routes.on("GET /api/v2/presencedefinitions") { call in
            let page = try call.query.page()
            return try .json(GenesysListing(Paged(states.map(\.olderGenesys), page: page), path: call.path))
        }
        try routes.on("GET /api/v2/presencedefinitions/{presenceId}") { call in
            try .json(try call.presenceState("presenceId").olderGenesys)
        }
        try routes.on("GET /api/v2/systempresences") { _ in
            try .json(
                states.map { state -> JSON in ["id": .string(state.definition), "name": .string(state.rawValue)] }
            )
        }
    }
}

/// What a user is doing, as the vendor shows it.
struct UserStanding: Sendable {
    /// `UserPresence`.
    let presence: JSON
    /// `RoutingStatus`.
    let routingStatus: JSON

    /// A user's standing.
    ///
    /// - Parameters:
    ///   - hasJoined: whether the user has joined any queue.
    ///   - activity: what the user does for a campaign; `nil` when no campaign occupies the user.
    init(_ user: User, hasJoined: Bool, _ activity: AgentActivity?) {
        let state = user.presence?.state ?? (hasJoined ? .onQueue : .available)
        var presence: [String: JSON] = [
            "id": .string(user.id), "source": "PURECLOUD", "primary": true,
            "presenceDefinition": [
                "id": .string(state.definition), "systemPresence": .string(state.rawValue),
                "selfUri": .string("/api/v2/presencedefinitions/\(state.definition)"),
            ],
            "selfUri": .string("\(GenesysPath.user(user.id))/presences/PURECLOUD"),
        ]
        presence["message"] = user.presence?.message.map { .string($0) }
        presence["modifiedDate"] = user.presence.map { .string($0.since.genesys) }
        self.presence = .object(presence)
        var routing: [String: JSON] = [
            "userId": .string(user.id),
            "status": .string(Self.routingStatus(isOnQueue: state == .onQueue, activity)),
        ]
        routing["startTime"] = user.presence.map { .string($0.since.genesys) }
        routingStatus = .object(routing)
    }

    /// The vendor's word for what an agent does; one on queue whom no campaign occupies is idle.
    static func routingStatus(isOnQueue: Bool, _ activity: AgentActivity?) -> String {
        switch activity {
        case .talking, .wrapUp: "INTERACTING"
        case .reserved: "COMMUNICATING"
        case .idle, .offQueue, nil: isOnQueue ? "IDLE" : "OFF_QUEUE"
        }
    }
}

extension GenesysCall {
    /// What users are doing, in their order.
    func standings(of users: [User]) async throws -> [UserStanding] {
        let activities = exchange.switchboard.view.agents
        return try await exchange.store.read { db in
            try users.map { user in
                let hasJoined = try db.memberships(of: user.id).contains { $0.isJoined }
                return UserStanding(user, hasJoined: hasJoined, activities[AgentID(user.id)])
            }
        }
    }

    fileprivate func standing(of user: User) async throws -> UserStanding {
        guard let standing = try await standings(of: [user]).first else { throw GenesysFault(.notFound) }
        return standing
    }

    fileprivate func requireSource(_ source: String) throws(GenesysFault) {
        guard operation.path.hasSuffix("{sourceId}"), try parameter("sourceId").uppercased() != source else { return }
        throw GenesysFault("general.resource.not.found", status: 404, "The only source of presence is \(source).")
    }

    fileprivate func presenceState(_ name: String) throws(GenesysFault) -> UserPresence.State {
        guard let state = UserPresence.State(definition: try parameter(name)) else { throw GenesysFault(.notFound) }
        return state
    }

    /// Says what a user is doing, or adds a message to it (`UserPresence`).
    fileprivate func setPresence() async throws -> UserStanding {
        let user = try await user()
        let fields = try await fields()
        var state: UserPresence.State?
        if let definition = try fields.object("presenceDefinition") {
            let word = try definition.word("systemPresence", as: UserPresence.State.self)
            state = try definition.text("id").flatMap { UserPresence.State(definition: $0) } ?? word
            guard state != nil else {
                throw GenesysFault(
                    "general.bad.request",
                    "presenceDefinition has an id of /api/v2/presence/definitions, or a systemPresence."
                )
            }
        }
        let message = try fields.text("message")
        let isPrimary = try fields.flag("primary") ?? false
        guard state != nil || message != nil || isPrimary else {
            throw GenesysFault("general.bad.request", "Write a presenceDefinition, a message, or primary true.")
        }
        return try await standing(of: try await set(state, message, of: user))
    }

    /// Puts a user on queue or takes the user off (`RoutingStatus`).
    fileprivate func setRoutingStatus() async throws -> UserStanding {
        let user = try await user()
        switch try await fields().text("status") {
        case "IDLE": return try await standing(of: try await set(.onQueue, nil, of: user))
        case "OFF_QUEUE":
            guard user.takesCalls else { return try await standing(of: user) }
            return try await standing(of: try await set(.available, nil, of: user))
        default:
            throw GenesysFault("general.bad.request", "A routing status that can be set is IDLE or OFF_QUEUE.")
        }
    }

    private func set(_ state: UserPresence.State?, _ message: String?, of user: User) async throws -> User {
        guard state != nil || message != nil else { return user }
        let hasJoined = try await memberships(of: user).contains { $0.isJoined }
        return try await exchange.switchboard.update(user: user.id) { user, now in
            let present = user.presence
            let usual: UserPresence.State = hasJoined ? .onQueue : .available
            let state = state ?? present?.state ?? usual
            user.presence = UserPresence(
                state: state,
                message: message ?? present?.message,
                since: state == present?.state ? present?.since ?? now : now
            )
        }
    }
}

extension UserPresence.State {
    /// The definition as the vendor shows it (`OrganizationPresenceDefinition`).
    fileprivate var genesys: JSON {
        [
            "id": .string(definition), "type": "System", "languageLabels": ["en_US": .string(label)],
            "systemPresence": .string(rawValue), "deactivated": false,
            "selfUri": .string("/api/v2/presence/definitions/\(definition)"),
        ]
    }

    /// The definition as older clients read it (`OrganizationPresence`).
    fileprivate var olderGenesys: JSON {
        [
            "id": .string(definition), "name": .string(label), "languageLabels": ["en_US": .string(label)],
            "systemPresence": .string(rawValue), "deactivated": false, "primary": true,
            "selfUri": .string("/api/v2/presencedefinitions/\(definition)"),
        ]
    }

    private var label: String { self == .onQueue ? "On Queue" : rawValue }
}
