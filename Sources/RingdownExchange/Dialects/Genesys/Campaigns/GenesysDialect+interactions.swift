import GRDB
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds what a campaign is doing with each call.
    func addInteractions(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/outbound/campaigns/{campaignId}/interactions") { call in
            let campaign = try await call.campaign()
            let agents = call.exchange.switchboard.view.agents
            return try .json(
                try await call.exchange.store.read { db in
                    let calls = try db.openCalls(of: campaign)
                    let isInteracting = { (call: OpenCall) in call.agent.map { agents[$0] == .talking } ?? false }
                    let callbacks = try db.objects(ContactCallback.self).filter { $0.campaign == campaign.id }
                    let answer: JSON = [
                        "campaign": try db.genesysReference(.campaign, campaign.id),
                        "pendingInteractions": .array(
                            try calls.filter { !isInteracting($0) }.map { try $0.genesys(of: campaign, in: db) }
                        ),
                        "proceedingInteractions": [],
                        "previewingInteractions": [],
                        "interactingInteractions": .array(
                            try calls.filter(isInteracting).map { try $0.genesys(of: campaign, in: db) }
                        ),
                        "scheduledInteractions": .array(
                            try callbacks.map { callback in
                                [
                                    "id": .string(callback.id),
                                    "campaign": try db.genesysReference(.campaign, campaign.id),
                                    "contact": ["id": .string(callback.contact)],
                                    "creationTime": .string(callback.time.genesys),
                                ]
                            }
                        ),
                    ]
                    return answer
                }
            )
        }
    }
}

/// A call that is going on.
private struct OpenCall: Sendable {
    let attempt: AttemptID
    let number: String
    /// The agent who is bound to it or talks; `nil`: none yet.
    let agent: AgentID?
    let started: DialerTime

    func genesys(of campaign: Campaign, in db: Database) throws -> JSON {
        var shown: [String: JSON] = [
            "id": .string(attempt.description),
            "campaign": try db.genesysReference(.campaign, campaign.id),
            "contact": ["id": .string(attempt.contact.rawValue)],
            "destinationAddress": .string(number),
            "activePreviewCall": false,
            "creationTime": .string(started.genesys),
            "callPlacedTime": .string(started.genesys),
            "callerName": .string(campaign.callerName),
            "callerAddress": .string(campaign.callerAddress),
            "dialingMode": .string(campaign.mode.rawValue),
        ]
        if let agent { shown["agent"] = try db.genesysReference(.user, agent.rawValue) }
        if let queue = campaign.queue { shown["queue"] = try db.genesysReference(.queue, queue) }
        return .object(shown)
    }
}

extension Database {
    /// The calls of a campaign that are going on, the oldest first.
    fileprivate func openCalls(of campaign: Campaign) throws -> [OpenCall] {
        try Row.fetchAll(
            self,
            sql: """
                SELECT contact, ordinal, number, agent, started FROM attempts
                WHERE campaign = ? AND ended IS NULL ORDER BY started, contact
                """,
            arguments: [try key(.campaign, campaign.id)]
        )
        .map { row in
            let agent: String? = row["agent"]
            return OpenCall(
                attempt: AttemptID(contact: ContactID(row["contact"]), ordinal: row["ordinal"]),
                number: row["number"],
                agent: agent.map { AgentID($0) },
                started: DialerTime(milliseconds: row["started"])
            )
        }
    }
}
