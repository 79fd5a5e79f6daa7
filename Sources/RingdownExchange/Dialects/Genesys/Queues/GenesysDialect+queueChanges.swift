import HTTPTypes
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds the making, changing and deleting of queues, and what those see of them who may only search.
    func addQueueChanges(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("POST /api/v2/routing/queues") { try await $0.addQueue() }
        try routes.on("PUT /api/v2/routing/queues/{queueId}") { try await $0.changeQueue() }
        try routes.on("DELETE /api/v2/routing/queues/{queueId}") { call in
            let queue = try await call.queue()
            let isForced = try call.query.flag("forceDelete") ?? false
            try await call.exchange.switchboard.delete(queue: queue.id, force: isForced)
            return .empty(.ok)
        }
        for path in ["divisionviews", "divisionviews/all"] {
            try routes.on("GET /api/v2/routing/queues/\(path)") { try await $0.queues() }
        }
    }
}

extension GenesysCall {
    fileprivate func addQueue() async throws -> GenesysAnswer {
        let fields = try await fields()
        try fields.refuse(["sourceQueueId"], code: "bad.request")
        let home = try await exchange.store.read { db in try db.homeDivision() }?.id
        let division = try fields.division ?? home ?? ""
        try await require(inDivision: division)
        var queue = Queue(id: exchange.ids.next(), name: "", division: division)
        try queue.apply(fields)
        return try await answer(with: try await exchange.switchboard.create(queue))
    }

    fileprivate func changeQueue() async throws -> GenesysAnswer {
        var queue = try await queue()
        let fields = try await fields()
        if let division = try fields.division, division != queue.division {
            try await require(inDivision: division)
            queue.division = division
        }
        try queue.apply(fields)
        return try await answer(with: try await exchange.switchboard.update(queue))
    }

    private func answer(with queue: Queue) async throws -> GenesysAnswer {
        try .json(
            try await exchange.store.read { db in
                queue.genesys(try ObjectNames(db, .division), try db.members(of: queue.id))
            }
        )
    }
}

extension Queue {
    private static let nameLimit = 256
    /// Members that the dialer does not read; they are given back as they came.
    private static let keptMembers = [
        "acwSettings", "autoAnswerOnly", "callingPartyName", "callingPartyNumber", "description",
        "enableAudioMonitoring", "enableManualAssignment", "enableTranscription", "lastAgentRoutingMode",
        "mediaSettings", "routingRules", "scoringMethod", "skillEvaluationMethod", "suppressInQueueCallRecording",
    ]

    /// Takes over what a body says (`QueueRequest`); flows, prompts and other objects that this exchange has not are
    /// refused.
    fileprivate mutating func apply(_ fields: GenesysFields) throws(GenesysFault) {
        name = try fields.text("name") ?? ""
        guard name.contains(where: { !$0.isWhitespace }), name.count <= Self.nameLimit else {
            throw GenesysFault("invalid.name", "A queue has a name of at most \(Self.nameLimit) characters.")
        }
        try fields.refuse(
            ["queueFlow", "emailInQueueFlow", "messageInQueueFlow", "whisperPrompt", "onHoldPrompt", "memberGroups"],
            code: "bad.request"
        )
        attributes = fields.kept(Self.keptMembers)
    }
}
