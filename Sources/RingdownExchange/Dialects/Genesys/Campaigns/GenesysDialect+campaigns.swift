import HTTPTypes
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds what changes campaigns.
    func addCampaigns(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/outbound/campaigns") { try await $0.campaigns() }
        try routes.on("POST /api/v2/outbound/campaigns") { try await $0.createCampaign() }
        try routes.on("GET /api/v2/outbound/campaigns/{campaignId}") { call in
            try await call.answer(with: try await call.campaign())
        }
        try routes.on("PUT /api/v2/outbound/campaigns/{campaignId}") { try await $0.updateCampaign() }
        try routes.on("DELETE /api/v2/outbound/campaigns/{campaignId}") { call in
            let campaign = try await call.campaign()
            return try await call.answer(with: try await call.exchange.switchboard.delete(campaign: campaign.id))
        }
        try routes.on("POST /api/v2/outbound/campaigns/{campaignId}/start") { call in
            try await call.exchange.switchboard.start(campaign: try await call.campaign().id)
            return .empty(.noContent)
        }
        try routes.on("POST /api/v2/outbound/campaigns/{campaignId}/stop") { call in
            try await call.exchange.switchboard.stop(campaign: try await call.campaign().id)
            return .empty(.noContent)
        }
        try routes.on("DELETE /api/v2/outbound/campaigns/{campaignId}/progress") { call in
            try await call.exchange.switchboard.recycle(campaign: try await call.campaign().id)
            return .empty(.accepted)
        }
    }
}

extension GenesysCall {
    /// The campaign that the path names.
    ///
    /// Refuses a caller who does not hold the permission in its division.
    func campaign() async throws -> Campaign {
        let id = try parameter("campaignId")
        let campaign = try await exchange.store.read { db in try db.existing(Campaign.self, id) }
        try await require(inDivision: campaign.division)
        return campaign
    }

    fileprivate func campaigns() async throws -> GenesysAnswer {
        let page = try query.page()
        let filter = try GenesysNameFilter(query)
        let selection = try GenesysSelection(query)
        let list = query["contactListId"]
        let queue = query["distributionQueueId"]
        let visible = visibleDivisions
        let listing = try await exchange.store.read { db in
            let campaigns = try db.objects(Campaign.self).filter { campaign in
                filter.admits(campaign.name) && selection.admits(campaign.id, campaign.division, visible)
                    && (list == nil || campaign.contactList == list) && (queue == nil || campaign.queue == queue)
            }
            let paged = Paged(
                selection.sorted(campaigns, created: \.created, modified: \.modified),
                page: page
            )
            let names = try ObjectNames.ofCampaigns(db)
            return Paged(items: paged.items.map { $0.genesys(names) }, total: paged.total, page: page)
        }
        return try .json(GenesysListing(listing, path: path))
    }

    fileprivate func createCampaign() async throws -> GenesysAnswer {
        let fields = try await fields()
        let home = try await exchange.store.read { db in try db.homeDivision() }?.id
        let division = try fields.division ?? home ?? ""
        try await require(inDivision: division)
        let campaign = try Campaign(fields, id: exchange.ids.next(), division: division, decimal: try decimal())
        return try await answer(with: try await exchange.switchboard.create(campaign))
    }

    fileprivate func updateCampaign() async throws -> GenesysAnswer {
        let present = try await campaign()
        let fields = try await fields()
        let decimal = try decimal()
        if let division = try fields.division, division != present.division {
            throw GenesysFault("invalid.update", "A campaign is not moved to another division by an update.")
        }
        // What the body says is refused here: inside the transaction it would count as the store's failure.
        var wanted = present
        try wanted.apply(fields, decimal: decimal)
        let updated = try await exchange.switchboard.update(
            campaign: present.id,
            version: try fields.whole("version")
        ) { campaign in
            try campaign.apply(fields, decimal: decimal)
            if let status = try fields.word("campaignStatus", as: CampaignStatus.self) { campaign.status = status }
        }
        return try await answer(with: updated)
    }

    fileprivate func answer(with campaign: Campaign) async throws -> GenesysAnswer {
        try .json(
            try await exchange.store.read { db in
                campaign.genesys(try ObjectNames.ofCampaigns(db))
            }
        )
    }

    private func decimal() throws(GenesysFault) -> Bool { try query.flag("useMaxCallsPerAgentDecimal") ?? false }
}
