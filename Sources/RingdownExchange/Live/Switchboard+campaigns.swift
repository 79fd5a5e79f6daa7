import RingdownDialer

extension Switchboard {
    /// Makes a campaign, which is off.
    func create(_ campaign: Campaign) async throws(ExchangeError) -> Campaign {
        try await perform { _, turn in
            var campaign = campaign
            campaign.created = turn.now
            campaign.modified = turn.now
            campaign.version = 1
            campaign.status = .off
            campaign.pass = 1
            try turn.db.check(campaign)
            try turn.db.insert(campaign)
            return campaign
        }
    }

    /// Changes a campaign, and its status if another one is written.
    ///
    /// - Parameters:
    ///   - id: the campaign's.
    ///   - version: the version that the caller has read.
    ///   - change: makes the change on the present campaign; the status that it leaves is the one written.
    func update(
        campaign id: String,
        version: Int?,
        _ change: @Sendable @escaping (inout Campaign) throws -> Void
    ) async throws(ExchangeError) -> Campaign {
        try await perform { floor, turn in
            let present = try turn.db.existing(Campaign.self, id)
            try Self.require(version, present: present.version, of: .campaign)
            var changed = present
            try change(&changed)
            let write = present.status.write(changed.status)
            guard write != .refused else {
                throw ExchangeError(
                    .badStatusTransition,
                    "Invalid transition from <\(present.status.rawValue.uppercased())>"
                        + " to <\(changed.status.rawValue.uppercased())>",
                    object: .campaign
                )
            }
            changed.status = present.status
            if changed != present {
                try floor.edit(present, to: changed, turn)
            }
            switch write {
            case .start: try floor.start(id, turn)
            case .stop: try floor.stop(id, turn)
            case .unchanged, .refused: break
            }
            return try turn.db.existing(Campaign.self, id)
        }
    }

    /// Turns a campaign on; nothing happens when it is on.
    func start(campaign id: String) async throws(ExchangeError) {
        try await perform { floor, turn in try floor.start(id, turn) }
    }

    /// Turns a campaign off; nothing happens unless it is on.
    func stop(campaign id: String) async throws(ExchangeError) {
        try await perform { floor, turn in try floor.stop(id, turn) }
    }

    /// Begins a campaign's list from the top, whatever its status.
    func recycle(campaign id: String) async throws(ExchangeError) {
        try await perform { floor, turn in
            try floor.recycle(id, turn)
        }
    }

    /// Changes a campaign's pacing or queue, whatever its status and version.
    func adjust(
        campaign id: String,
        _ change: @Sendable @escaping (inout Campaign) -> Void
    ) async throws(ExchangeError) {
        try await perform { floor, turn in try floor.adjust(id, turn, change) }
    }

    /// Forgets a campaign that is not dialing, and answers what it was.
    func delete(campaign id: String) async throws(ExchangeError) -> Campaign {
        try await perform { floor, turn in
            let campaign = try turn.db.existing(Campaign.self, id)
            guard !campaign.status.isActive else {
                throw ExchangeError(.inUse, "the campaign is on; stop it before deleting it", object: .campaign)
            }
            try turn.db.refuseUse(ofCampaign: campaign)
            floor.letGo(of: id)
            try turn.db.delete(.campaign, id)
            try turn.db.delete(.schedule, id)
            floor.forgetSchedule(id)
            for callback in try turn.db.objects(ScheduledCallback.self) where callback.campaign == id {
                try turn.db.delete(.callback, callback.id)
                floor.callbacks[callback.id] = nil
                floor.isDirty = true
            }
            for callback in floor.contactCallbacks.values where callback.campaign == id {
                try turn.db.delete(.contactCallback, callback.id)
                floor.contactCallbacks[callback.id] = nil
                floor.isDirty = true
            }
            return campaign
        }
    }
}

extension Floor {
    /// Takes a campaign out of hand; nothing happens when it is not in hand.
    mutating func letGo(of campaign: String) {
        guard campaigns.removeValue(forKey: campaign) != nil else { return }
        isDirty = true
        roster.forget(campaign: campaign)
        isRosterStale = true
    }

    /// Turns a campaign on.
    mutating func start(_ id: String, _ turn: Turn) throws {
        let campaign = try turn.db.existing(Campaign.self, id)
        try turn.db.check(campaign)
        try load(campaign, turn)
        try sort(id, turn)
        try drive(id, turn) { $0.start(at: turn.now) }
    }

    /// Turns a campaign off.
    mutating func stop(_ id: String, _ turn: Turn) throws {
        let campaign = try turn.db.existing(Campaign.self, id)
        guard campaign.status == .on else { return }
        try load(campaign, turn)
        try drive(id, turn) { $0.stop(at: turn.now) }
    }

    /// Turns a campaign off whose calls the network does not carry.
    mutating func cutOff(_ id: String, _ turn: Turn) throws {
        campaigns[id]?.isForcedOff = true
        try campaigns[id]?.note(
            .callsFailed,
            .warning,
            at: turn.now,
            "The network carried none of the last \(LiveCampaign.mostFailures) calls of the campaign.",
            turn
        )
        try drive(id, turn) { $0.stop(at: turn.now) }
    }

    /// Begins a campaign's list from the top, whatever its status.
    mutating func recycle(_ id: String, _ turn: Turn) throws {
        let campaign = try turn.db.existing(Campaign.self, id)
        try load(campaign, turn)
        try sort(id, turn)
        try drive(id, turn) { $0.recycle(at: turn.now) }
        try campaigns[id]?.note(
            .campaignRecycled,
            at: turn.now,
            "The campaign was recycled; its list is dialed from the top.",
            turn
        )
    }

    /// Changes how a campaign dials, at once also while it does; not its list or its phone columns.
    mutating func adjust(_ id: String, _ turn: Turn, _ change: (inout Campaign) -> Void) throws {
        let present = try turn.db.existing(Campaign.self, id)
        var changed = present
        change(&changed)
        guard changed != present else { return }
        changed.version += 1
        changed.modified = turn.now
        try turn.db.check(changed)
        try turn.db.update(changed)
        guard campaigns[id] != nil else { return }
        isDirty = true
        campaigns[id]?.campaign = changed
        campaigns[id]?.queue = changed.queue
        isRosterStale = true
        let limits = try limits(of: changed, turn)
        try drive(id, turn) { dialer in
            dialer.modeChanged(changed.mode, at: turn.now) + dialer.limitsChanged(limits, at: turn.now)
        }
        try rulesChanged(of: changed, turn)
        if changed.rules.sorts != present.rules.sorts { try sort(id, turn, restores: true) }
    }

    /// Keeps a campaign's other members.
    ///
    /// What decides whom it dials, and how, cannot change while it does.
    fileprivate mutating func edit(_ present: Campaign, to changed: Campaign, _ turn: Turn) throws {
        var changed = changed
        changed.version = present.version + 1
        changed.modified = turn.now
        try turn.db.check(changed)
        let isFixed =
            changed.contactList == present.contactList && changed.queue == present.queue
            && changed.mode == present.mode && changed.phoneColumns == present.phoneColumns
            && changed.rules.sorts == present.rules.sorts
        guard isFixed || !present.status.isActive else {
            throw ExchangeError(
                .campaignActive,
                "the campaign is on; stop it before changing its list, queue, mode, phone columns or sorts",
                object: .campaign
            )
        }
        try turn.db.update(changed)
        guard campaigns[present.id] != nil else { return }
        isDirty = true
        if isFixed {
            campaigns[present.id]?.campaign = changed
            let limits = try limits(of: changed, turn)
            try drive(present.id, turn) { $0.limitsChanged(limits, at: turn.now) }
            try rulesChanged(of: changed, turn)
        } else {
            campaigns[present.id] = nil
            roster.forget(campaign: present.id)
            isRosterStale = true
        }
    }
}
