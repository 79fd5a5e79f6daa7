import GRDB
import RingdownDialer

extension Switchboard {
    /// Changes what holds for every campaign; those that dial keep to it at once.
    ///
    /// - Parameters:
    ///   - version: the version that the caller has read; `nil`: whatever it is.
    ///   - change: makes the change.
    func updateSettings(
        version: Int?,
        _ change: @Sendable @escaping (inout OutboundSettings) -> Void
    ) async throws(ExchangeError) {
        try await perform { floor, turn in
            var settings = try turn.db.settings(at: turn.now)
            if let version { try Self.require(version, present: settings.version, of: .settings) }
            let isNew = try turn.db.object(OutboundSettings.self, OutboundSettings.id) == nil
            change(&settings)
            settings.version += 1
            settings.modified = turn.now
            if isNew { try turn.db.insert(settings) } else { try turn.db.update(settings) }
            floor.isDirty = true
            floor.settings = settings
            for (id, live) in floor.campaigns.sorted(by: { $0.key < $1.key }) {
                let limits = try floor.limits(of: live.campaign, turn)
                try floor.drive(id, turn) { $0.limitsChanged(limits, at: turn.now) }
            }
            try floor.rulesChanged(turn)
        }
    }
}

extension Floor {
    /// The bounds that a campaign dials within.
    func limits(of campaign: Campaign, _ turn: Turn) throws -> PacingLimits {
        let set = try campaign.responseSet.flatMap { try turn.db.object(CallAnalysisResponseSet.self, $0) }
        return campaign.limits(under: settings, set?.treatment ?? CallTreatment())
    }

    /// Lets a call analysis response set that was changed take effect on the campaigns that dial with it.
    mutating func responseSetChanged(_ id: String, _ turn: Turn) throws {
        for (campaign, live) in campaigns.sorted(by: { $0.key < $1.key }) where live.campaign.responseSet == id {
            let limits = try limits(of: live.campaign, turn)
            try drive(campaign, turn) { $0.limitsChanged(limits, at: turn.now) }
        }
    }
}

extension Database {
    /// What holds for every campaign; what it is when nobody has said anything, as of `time`, if nobody has.
    func settings(at time: DialerTime) throws -> OutboundSettings {
        try object(OutboundSettings.self, OutboundSettings.id) ?? OutboundSettings(at: time)
    }
}
