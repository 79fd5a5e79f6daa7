import GRDB
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds what a campaign was in a span of time, as the event log has it.
    func addDiagnosticSummary(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/outbound/diagnostics/campaigns/{campaignId}/summary") { call in
            let campaign = try await call.campaign()
            guard let start = call.query["start"].flatMap(GenesysTime.date).map({ DialerTime($0) }),
                let end = call.query["end"].flatMap(GenesysTime.date).map({ DialerTime($0) })
            else {
                throw GenesysFault("invalid.param", "start and end are instants like 2026-11-02T09:00:00.000Z.")
            }
            guard end <= call.exchange.switchboard.now else {
                throw GenesysFault("end.time.in.future", status: 422, "The end must not be in the future.")
            }
            guard start < end else {
                throw GenesysFault("invalid.interval", status: 422, "The end must be after the start.")
            }
            let changes = try await call.exchange.store.read { db in try db.statusChanges(of: campaign.id) }
            return try .json(campaign.summary(changes, from: start, to: end))
        }
    }
}

/// A status that a campaign took on.
private struct StatusChange: Sendable {
    let time: DialerTime
    let status: CampaignStatus
}

extension Campaign {
    /// The statuses from `start` to `end`; a campaign is off until something is logged of it.
    fileprivate func summary(_ changes: [StatusChange], from start: DialerTime, to end: DialerTime) -> JSON {
        var states: [JSON] = []
        var (status, since) = (changes.last(where: { $0.time <= start })?.status ?? .off, start)
        for change in changes.filter({ start < $0.time && $0.time < end }) + [StatusChange(time: end, status: .off)] {
            states.append(
                [
                    "state": .string(status.rawValue), "dateStart": .string(since.genesys),
                    "dateEnd": .string(change.time.genesys), "dialingMode": .string(mode.rawValue),
                ]
            )
            (status, since) = (change.status, change.time)
        }
        return [
            "campaignId": .string(id), "dateStart": .string(start.genesys), "dateEnd": .string(end.genesys),
            "campaignStates": .array(states), "campaignInfo": [], "campaignHealthStates": [], "configChanges": [],
        ]
    }
}

extension Database {
    /// The statuses that a campaign took on, the oldest first.
    fileprivate func statusChanges(of campaign: String) throws -> [StatusChange] {
        try String.fetchAll(
            self,
            sql: """
                SELECT document FROM events
                WHERE campaign = ? AND kind IN
                  ('campaign-started', 'campaign-stopped', 'campaign-completed', 'campaign-forced-off') ORDER BY seq
                """,
            arguments: [campaign]
        )
        .compactMap { document in
            let event: OutboundEvent = try Self.decode(document)
            let status: CampaignStatus? =
                switch event.kind {
                case .campaignStarted: .on
                case .campaignStopped: .off
                case .campaignForcedOff: .forcedOff
                case .campaignCompleted: .complete
                default: nil
                }
            return status.map { StatusChange(time: event.time, status: $0) }
        }
    }
}
