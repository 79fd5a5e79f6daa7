import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds what shows how a campaign is doing.
    func addCampaignSight(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/outbound/campaigns/{campaignId}/progress") { call in
            try .json(try await call.exchange.standing(of: try await call.campaign()).genesysProgress)
        }
        try routes.on("POST /api/v2/outbound/campaigns/progress") { try await $0.progresses() }
        try routes.on("GET /api/v2/outbound/campaigns/{campaignId}/diagnostics") { call in
            try .json(try await call.exchange.standing(of: try await call.campaign()).genesysDiagnostics)
        }
        try routes.on("GET /api/v2/outbound/campaigns/{campaignId}/stats") { call in
            let campaign = try await call.campaign()
            let results = try await call.exchange.results(of: campaign)
            return try .json(try await call.exchange.standing(of: campaign).genesysStats(results))
        }
        try routes.on("POST /api/v2/outbound/campaigns/performance/query") { try await $0.performances() }
        try routes.on("PUT /api/v2/outbound/campaigns/{campaignId}/agents/{userId}") { try await $0.noteStage() }
    }
}

extension GenesysCall {
    fileprivate func progresses() async throws -> GenesysAnswer {
        var progresses: [GenesysCampaignProgress] = []
        for campaign in try await visibleCampaigns() {
            progresses.append(try await exchange.standing(of: campaign).genesysProgress)
        }
        return try .json(progresses)
    }

    fileprivate func performances() async throws -> GenesysAnswer {
        var entities: [JSON] = []
        for campaign in try await visibleCampaigns() {
            let results = try await exchange.results(of: campaign)
            entities.append(try await exchange.standing(of: campaign).genesysPerformance(results))
        }
        return try .json(JSON.object(["entities": .array(entities)]))
    }

    /// The campaigns that a body names and the caller may see.
    private func visibleCampaigns() async throws -> [Campaign] {
        guard let ids = try await body()?.array?.compactMap(\.string) else { throw GenesysFault(.badRequest) }
        let visible = visibleDivisions
        return try await exchange.store.read { db in try ids.prefix(100).compactMap { try db.object(Campaign.self, $0) }
        }
        .filter { visible?.contains($0.division) ?? true }
    }

    /// Takes note of the stage of a call that an agent's script has reached (`Agent`).
    ///
    /// What the vendor's dialer makes of stages is not published; this one learns from how long calls take.
    fileprivate func noteStage() async throws -> GenesysAnswer {
        let campaign = try await campaign()
        let user = try parameter("userId")
        guard let stage = try await fields().text("stage"), !stage.isEmpty else {
            throw GenesysFault("invalid.stage", "stage is required: a stage of the agent's script.")
        }
        guard campaign.status == .on else {
            throw GenesysFault("invalid.campaign.status", "The campaign is not on.")
        }
        let members = try await exchange.store.read { db in
            try campaign.queue.map { try db.members(of: $0) } ?? []
        }
        guard members.contains(where: { $0.user.id == user }) else { throw GenesysFault(.notFound) }
        return try .json(JSON.string(stage))
    }
}
