import GRDB
import RingdownDialer

extension Floor {
    /// Lets a campaign rule that a caller made, changed or deleted take effect.
    mutating func campaignRuleChanged(_ id: String, _ turn: Turn) throws {
        isDirty = true
        guard let rule = try turn.db.object(CampaignRule.self, id), rule.isEnabled else {
            campaignRules[id] = nil
            return
        }
        watch(rule, turn)
        touched.formUnion(try watched(by: rule, turn))
    }

    /// Watches with an enabled rule.
    mutating func watch(_ rule: CampaignRule, _ turn: Turn) {
        campaignRules[rule.id] = LiveCampaignRule(rule: rule, next: rule.nextBoundary(after: turn.now))
    }

    /// Looks at the rules whose times or days begin or end at the turn's instant.
    mutating func reviewCampaignRules(_ turn: Turn) throws -> Int {
        let due = campaignRules.filter { $0.value.next.map { $0 <= turn.now } ?? false }
        for live in due.values {
            watch(live.rule, turn)
            touched.formUnion(try watched(by: live.rule, turn))
        }
        if !due.isEmpty { isDirty = true }
        return due.count
    }

    /// Does what the rules say of the campaigns that something happened to since the last time.
    mutating func applyCampaignRules(_ turn: Turn) throws {
        let campaigns = touched
        touched = []
        guard !campaignRules.isEmpty else { return }
        for id in campaignRules.keys.sorted() {
            guard let rule = campaignRules[id]?.rule else { continue }
            for campaign in try watched(by: rule, turn).intersection(campaigns).sorted() {
                try apply(id, to: campaign, turn)
            }
        }
    }

    private mutating func apply(_ id: String, to campaign: String, _ turn: Turn) throws {
        guard var rule = campaignRules[id]?.rule else { return }
        let asksResults = rule.groups.contains { $0.conditions.contains(where: \.isOfResults) }
        guard let metrics = try metrics(of: campaign, withResults: asksResults, turn) else { return }
        let clock = rule.clock
        let reading = clock.reading(at: turn.now)
        let holds = rule.groups.allSatisfy { $0.holds(of: metrics, at: reading) }
        var watch = rule.watches[campaign] ?? CampaignRule.Watch()
        guard holds != watch.held else { return }
        let isNewDay = watch.acted.map { clock.reading(at: $0).day != reading.day } ?? true
        let acts = holds && watch.acted != turn.now && (rule.frequency == .onEachTrigger || isNewDay)
        watch.held = holds
        if acts { watch.acted = turn.now }
        rule.watches[campaign] = watch
        try turn.db.update(rule)
        isDirty = true
        campaignRules[id]?.rule = rule
        guard acts else { return }
        for action in rule.actions { try perform(action, of: rule, for: campaign, turn) }
    }

    private mutating func perform(
        _ action: CampaignRuleAction,
        of rule: CampaignRule,
        for trigger: String,
        _ turn: Turn
    ) throws {
        var campaigns = action.campaigns
        if action.includesTrigger, !campaigns.contains(trigger) { campaigns.append(trigger) }
        do {
            for id in action.sequences {
                switch action.deed {
                case .turnOnSequence: try startSequence(id, turn)
                case .turnOffSequence: try stopSequence(id, turn)
                default: break
                }
            }
            for id in campaigns { try perform(action.deed, on: id, turn) }
        } catch let error as ExchangeError where error.isOfConfiguration {
            try turn.note(
                .campaignRuleFailed,
                .error,
                about: .campaignRule,
                rule.id,
                rule.name,
                "The campaign rule could not act: \(error.message)."
            )
        }
    }

    private mutating func perform(_ deed: CampaignRuleAction.Deed, on id: String, _ turn: Turn) throws {
        switch deed {
        case .turnOnCampaign:
            try start(id, turn)
        case .turnOffCampaign:
            try stop(id, turn)
        case .recycleCampaign:
            try recycle(id, turn)
        case .setPriority(let priority):
            try adjust(id, turn) { $0.priority = priority }
        case .setMode(let mode):
            try adjust(id, turn) { $0.mode = mode }
        case .setAbandonRate(let rate):
            try adjust(id, turn) { $0.abandonRate = rate }
        case .setLines(let lines):
            try adjust(id, turn) { $0.lineCount = lines }
        case .setMaxCallsPerAgent(let calls):
            try adjust(id, turn) { $0.maxCallsPerAgent = calls }
        case .changeQueue(let queue):
            try adjust(id, turn) { $0.queue = queue }
        case .turnOnSequence, .turnOffSequence:
            break
        }
    }

    /// The ids of the campaigns that a rule watches now.
    private func watched(by rule: CampaignRule, _ turn: Turn) throws -> Set<String> {
        Set(rule.campaigns).union(rule.sequences.compactMap { sequences[$0]?.running })
    }

    /// How a campaign stands; `nil` when it is gone.
    private mutating func metrics(
        of id: String,
        withResults: Bool,
        _ turn: Turn
    ) throws -> CampaignMetrics? {
        if let (counts, agents, key, pass) = campaigns[id].map({
            ($0.dialer.contactCounts, $0.dialer.agentCounts.onQueue, $0.key, $0.pass)
        }) {
            if withResults, campaigns[id]?.results == nil {
                campaigns[id]?.results = try turn.db.results(campaign: key, pass: pass, at: turn.now)
            }
            var metrics = Self.metrics(called: counts.called, of: counts.total, agents: agents)
            metrics.results = campaigns[id]?.results ?? CallResults()
            return metrics
        }
        guard let campaign = try turn.db.object(Campaign.self, id) else { return nil }
        let key = try turn.db.key(.campaign, id)
        var metrics = Self.metrics(
            called: try turn.db.progress(campaign: key, pass: campaign.pass).called,
            of: try turn.db.size(ofList: try turn.db.key(.contactList, campaign.contactList)),
            agents: 0
        )
        if withResults { metrics.results = try turn.db.results(campaign: key, pass: campaign.pass, at: turn.now) }
        return metrics
    }

    private static func metrics(called: Int, of total: Int, agents: Int) -> CampaignMetrics {
        CampaignMetrics(
            progress: total == 0 ? 0 : Double(called) * 100 / Double(total),
            agents: agents,
            attempted: called
        )
    }
}

/// A campaign rule that is enabled.
struct LiveCampaignRule: Sendable {
    var rule: CampaignRule
    /// When one of its times or days begins or ends; `nil`: it has none.
    let next: DialerTime?
}
