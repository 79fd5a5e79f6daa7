import RingdownVendors

extension GenesysDialect {
    /// Adds the event log.
    func addEvents(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/outbound/events") { try await $0.events() }
        try routes.on("GET /api/v2/outbound/events/{eventId}") { call in
            let id = try call.parameter("eventId")
            let event = try await call.exchange.store.read { db in try db.event(id) }
            guard let event, let shown = event.genesys else { throw ExchangeError.notFound(.event, id) }
            return try .json(shown)
        }
    }
}

extension GenesysCall {
    fileprivate func events() async throws -> GenesysAnswer {
        let page = try query.page()
        let category = query["category"]
        let kinds = OutboundEvent.Kind.allCases.filter { kind in
            kind.genesys.map { category == nil || $0.category == category } ?? false
        }
        var level: OutboundEvent.Level?
        if let text = query["level"] {
            level = OutboundEvent.Level(rawValue: text)
            guard level != nil else {
                let allowed = OutboundEvent.Level.allCases.map(\.rawValue).joined(separator: ", ")
                throw GenesysFault(.invalidQueryParameter, text, "level", allowed)
            }
        }
        let newestFirst = query["sortOrder"]?.lowercased().hasPrefix("d") ?? false
        let found = try await exchange.store.read { [level] db in
            try db.events(kinds, level: level, newestFirst: newestFirst, page: page)
        }
        let shown = Paged(items: found.items.compactMap(\.genesys), total: found.total, page: page)
        return try .json(GenesysListing(shown, path: path))
    }
}

extension OutboundEvent.Kind {
    /// The vendor's code and category.
    ///
    /// Its closed list of codes has none for a campaign that was turned on, nor for calls that a restart cut off, so
    /// those lines are not shown here.
    fileprivate var genesys: (code: String, category: String)? {
        switch self {
        case .campaignStopped, .campaignCompleted: ("CAMPAIGN_STOPPED", "CAMPAIGN")
        case .campaignForcedOff: ("CAMPAIGN_FORCE_STOPPED", "CAMPAIGN")
        case .callsFailed: ("INACTIVE_EDGES_FAILED_PLACE_CALLS", "CAMPAIGN")
        case .campaignRecycled: ("RECYCLE_CAMPAIGN", "CAMPAIGN")
        case .invalidPhoneNumber: ("INVALID_PHONE_NUMBER", "CONTACT")
        case .invalidCallableTimeZone: ("INVALID_CALLABLE_TIME_ZONE", "CALL_RESTRICTION")
        case .noDNCListsConfigured: ("CALL_RULE_NO_DNC_LISTS_CONFIGURED", "CALL_RULE")
        case .scheduleMissed: ("RECURRING_SCHEDULE_MISSED_OCCURRENCES", "SCHEDULE")
        case .scheduleEnded: ("RECURRING_SCHEDULE_ENDED", "SCHEDULE")
        case .scheduledCampaignInvalid: ("SCHEDULED_CAMPAIGN_INVALID", "SCHEDULE")
        case .campaignRuleFailed: ("CAMPAIGN_RULE_START_ERROR", "CAMPAIGN_RULE")
        case .campaignStartFailed: ("CAMPAIGN_START_ERROR", "CAMPAIGN")
        case .importRefused: ("IMPORT_INVALID_DATA", "IMPORT_ERROR")
        case .campaignStarted, .callsInterrupted: nil
        }
    }
}

extension OutboundEvent {
    /// The line as the vendor shows it; `nil` when the vendor has no code for it.
    ///
    /// The sentences are the exchange's own, for the vendor publishes only the codes.
    fileprivate var genesys: GenesysEvent? {
        guard let shown = kind.genesys else { return nil }
        let subject = GenesysReference(
            id: campaign,
            name: campaignName,
            selfUri: GenesysPath.of(subject ?? .campaign, campaign)
        )
        return GenesysEvent(
            id: id,
            name: code ?? shown.code,
            errorEntity: contact.map { GenesysReference(id: $0) } ?? subject,
            relatedEntity: subject,
            timestamp: time.genesys,
            level: level.rawValue,
            category: shown.category,
            eventMessage: GenesysEventMessage(code: code ?? shown.code, message: message),
            selfUri: GenesysPath.event(id)
        )
    }
}
