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
            let rightParties = try await call.exchange.rightParties(of: campaign)
            return try .json(try await call.exchange.standing(of: campaign).genesysStats(rightParties: rightParties))
        }
    }
}

extension GenesysCall {
    fileprivate func progresses() async throws -> GenesysAnswer {
        guard let ids = try await body()?.array?.compactMap(\.string) else { throw GenesysFault(.badRequest) }
        let visible = visibleDivisions
        var progresses: [GenesysCampaignProgress] = []
        for id in ids.prefix(100) {
            let campaign = try await exchange.store.read { db in try db.object(Campaign.self, id) }
            guard let campaign, visible?.contains(campaign.division) ?? true else { continue }
            progresses.append(try await exchange.standing(of: campaign).genesysProgress)
        }
        return try .json(progresses)
    }
}
