import Foundation
import HTTPTypes
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds the channels on which callers are told what happens, and their topics.
    ///
    /// A channel's `connectUri` is polled: the answer comes when there is something to tell, or after `timeout` seconds.
    func addNotifications(to routes: GenesysRoutes) throws(ExchangeError) {
        let channels = "/api/v2/notifications/channels"
        try routes.on("GET /api/v2/notifications/availabletopics") { call in
            let topics = NotificationTopic.families.map { family -> JSON in
                [
                    "id": .string(family.template),
                    "transports": ["All"],
                    "requiresPermissions": [.string(family.permission.description)],
                    "enforced": true,
                    "visibility": "Public",
                ]
            }
            return try .json(GenesysListing(pageOf: topics, pageSize: topics.count, pageNumber: 1, path: call.path))
        }
        try routes.on("GET \(channels)") { call in
            let all = call.exchange.hub.channels(of: call.principal.id, at: call.exchange.clock.now())
            return try .json(JSON.object(["entities": .array(all.map { $0.genesys(call.base) })]))
        }
        try routes.on("POST \(channels)") { call in
            let channel = call.exchange.hub.open(
                id: call.exchange.ids.next(),
                owner: call.principal.id,
                at: call.exchange.clock.now()
            )
            return try .json(channel.genesys(call.base))
        }
        try routes.on("HEAD \(channels)/{channelId}") { call in
            _ = try call.channel()
            return .empty(.ok)
        }
        let subscriptions = "\(channels)/{channelId}/subscriptions"
        try routes.on("GET \(subscriptions)") { call in try call.subscriptions() }
        try routes.on("POST \(subscriptions)") { try await $0.subscribe(isReplacing: false) }
        try routes.on("PUT \(subscriptions)") { try await $0.subscribe(isReplacing: true) }
        try routes.on("DELETE \(subscriptions)") { call in
            call.exchange.hub.setTopics([], of: try call.channel().id)
            return .empty(.ok)
        }
        try routes.on("GET /ringdown/v1/notifications/channels/{channelId}/events", as: "GET \(subscriptions)") {
            call in
            try await call.notices()
        }
    }
}

extension GenesysCall {
    /// Seconds for which a poll waits, at most and usually.
    private static let longestPoll = 60
    private static let usualPoll = 30

    /// The caller's channel that the path names.
    fileprivate func channel() throws -> NotificationHub.Channel {
        let id = try parameter("channelId")
        guard let channel = exchange.hub.channel(id, of: principal.id, at: exchange.clock.now()) else {
            if operation.declares("notification.unable.to.get.channel.id", status: 400) {
                throw GenesysFault("notification.unable.to.get.channel.id", "There is no such channel of the caller's.")
            }
            throw GenesysFault(.notFound)
        }
        return channel
    }

    fileprivate func subscriptions() throws -> GenesysAnswer {
        try .json(
            JSON.object([
                "entities": .array(
                    try channel().topics.map { topic in
                        ["id": .string(topic), "selfUri": .string("/api/v2/notifications/availabletopics/\(topic)")]
                    }
                )
            ])
        )
    }

    fileprivate func subscribe(isReplacing: Bool) async throws -> GenesysAnswer {
        let channel = try channel()
        let ignoresErrors = try query.flag("ignoreErrors") ?? false
        guard let bodies = try await body()?.array else { throw GenesysFault(.badRequest) }
        var topics = isReplacing ? [] : channel.topics
        for body in bodies {
            let name = try GenesysFields(body).text("id") ?? ""
            do {
                try await requireTopic(name)
                if !topics.contains(name) { topics.append(name) }
            } catch let fault as GenesysFault {
                guard ignoresErrors else { throw fault }
            }
        }
        guard topics.count <= NotificationHub.topicLimit else {
            throw GenesysFault(
                "notification.subscription.too.many.subscriptions",
                "A channel has at most \(NotificationHub.topicLimit) topics."
            )
        }
        exchange.hub.setTopics(topics, of: channel.id)
        return try subscriptions()
    }

    /// Refuses a topic that there is not, or whose object the caller may not see.
    private func requireTopic(_ name: String) async throws {
        guard let topic = NotificationTopic(name) else {
            throw GenesysFault("notification.invalid.topic", "There is no topic \(name.prefix(200)).")
        }
        guard exchange.tenant.kind == .production else { return }
        let requirement = Requirement([topic.family.permission])
        guard principal.decide(requirement, in: nil).verdict == .allowed else {
            throw GenesysFault(
                "notification.unauthorized.topic",
                status: 403,
                "The topic \(name) needs \(topic.family.permission)."
            )
        }
        guard let kind = topic.family.kind, let id = topic.object else { return }
        let home = try await exchange.store.read { db in try db.divisionID(of: kind, id) }
        // An object that is not there is refused as one that may not be seen.
        let division = try await exchange.division(home ?? "")
        guard principal.decide(requirement, in: division).verdict == .allowed else {
            throw GenesysFault(
                "notification.unauthorized.divisioned.topic",
                status: 403,
                "The topic \(name) needs \(topic.family.permission) in its object's division."
            )
        }
    }

    /// What there is to tell, waiting for it.
    fileprivate func notices() async throws -> GenesysAnswer {
        let channel = try channel()
        let text = query["timeout"] ?? String(Self.usualPoll)
        guard let timeout = Int(text), (0...Self.longestPoll).contains(timeout) else {
            throw GenesysFault(.invalidQueryParameter, text, "timeout", "0 to \(Self.longestPoll)")
        }
        let clock = exchange.clock
        let notices = await exchange.hub.take(
            from: channel.id,
            until: clock.now().addingTimeInterval(TimeInterval(timeout)),
            clock
        )
        return try .json(notices)
    }
}

extension NotificationHub.Channel {
    /// The channel as the vendor shows it.
    fileprivate func genesys(_ base: String) -> JSON {
        [
            "id": .string(id),
            "connectUri": .string("\(base)/ringdown/v1/notifications/channels/\(id)/events"),
            "expires": .string(GenesysTime.text(expires)),
        ]
    }
}
