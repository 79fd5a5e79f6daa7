import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds the short views of campaigns, and the change of their pacing.
    func addCampaignViews(to routes: GenesysRoutes) throws(ExchangeError) {
        let path = "/api/v2/outbound/campaigns"
        try routes.on("GET \(path)/all") { try await $0.campaignViews(mediaType: "voice") }
        try routes.on("GET \(path)/all/divisionviews") { try await $0.campaignViews(mediaType: "voice") }
        try routes.on("GET \(path)/divisionviews") { try await $0.campaignViews(mediaType: nil) }
        try routes.on("GET \(path)/divisionviews/{campaignId}") { call in
            let campaign = try await call.campaign()
            return try .json(
                try await call.exchange.store.read { db in
                    campaign.view(mediaType: nil, try ObjectNames(db, .division))
                }
            )
        }
        try routes.on("PATCH \(path)/{campaignId}") { try await $0.adjustCampaign() }
    }
}

extension GenesysCall {
    /// A page of the campaigns that the caller may see; every one is a voice campaign.
    ///
    /// - Parameter mediaType: shown with each; `nil` for views that say none.
    fileprivate func campaignViews(mediaType: String?) async throws -> GenesysAnswer {
        let page = try query.page()
        let filter = try GenesysNameFilter(query)
        let selection = try GenesysSelection(query)
        let media = query.list("mediaType").map { $0.lowercased() }
        let isWanted = mediaType == nil || media.isEmpty || media.contains("voice")
        let visible = visibleDivisions
        let listing = try await exchange.store.read { db in
            let campaigns = try db.objects(Campaign.self).filter { campaign in
                isWanted && filter.admits(campaign.name)
                    && selection.admits(campaign.id, campaign.division, visible)
            }
            let paged = Paged(
                selection.sorted(campaigns, created: \.created, modified: \.modified),
                page: page
            )
            let names = try ObjectNames(db, .division)
            return Paged(
                items: paged.items.map { $0.view(mediaType: mediaType, names) },
                total: paged.total,
                page: page
            )
        }
        return try .json(GenesysListing(listing, path: path))
    }

    /// Changes a campaign's pacing without its version; members that are left out stay.
    fileprivate func adjustCampaign() async throws -> GenesysAnswer {
        let campaign = try await campaign()
        let fields = try await fields()
        try fields.refuse(["dynamicLineBalancingSettings"], code: "invalid.relative.weight")
        let lines = try fields.whole("outboundLineCount")
        guard lines ?? 0 >= 0 else {
            throw GenesysFault("invalid.update", "outboundLineCount must not be negative.")
        }
        let rate = try fields.number("abandonRate")
        guard rate.map((0...100).contains) ?? true else {
            throw GenesysFault("invalid.update", "abandonRate is percent from 0 to 100.")
        }
        let calls = try fields.number("maxCallsPerAgent")
        guard calls.map(PacingLimits.allowedCallsPerAgent.contains) ?? true else {
            throw GenesysFault("invalid.max.calls.per.agent", "maxCallsPerAgent is a number from 1 to 15.")
        }
        let queue = try fields.reference("queue")
        try await exchange.switchboard.adjust(campaign: campaign.id) { campaign in
            campaign.lineCount = lines ?? campaign.lineCount
            campaign.abandonRate = rate ?? campaign.abandonRate
            campaign.maxCallsPerAgent = calls ?? campaign.maxCallsPerAgent
            campaign.queue = queue ?? campaign.queue
        }
        return .empty(.noContent)
    }
}

extension Campaign {
    /// The campaign in short.
    fileprivate func view(mediaType: String?, _ names: ObjectNames) -> JSON {
        var members: [String: JSON] = [
            "id": .string(id),
            "name": .string(name),
            "division": names.division(division).json,
            "selfUri": .string(GenesysPath.campaign(id)),
        ]
        members["mediaType"] = mediaType.map { .string($0) }
        return .object(members)
    }
}
