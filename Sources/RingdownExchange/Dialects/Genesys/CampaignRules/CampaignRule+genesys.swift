import GRDB
import RingdownCore
import RingdownDialer
import RingdownVendors

extension CampaignRule: GenesysObject {
    static let home = GenesysHome(path: "/api/v2/outbound/campaignrules", parameter: "campaignRuleId")

    /// Conditions that a rule may have.
    private static let conditionLimit = 50

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {
        let wasEnabled = isEnabled
        isEnabled = try fields.flag("enabled") ?? false
        // What held before says nothing any more: a rule acts on what it finds.
        if isEnabled, !wasEnabled { watches = watches.mapValues { CampaignRule.Watch(acted: $0.acted) } }
        guard !isNew || !isEnabled else {
            throw GenesysFault(
                "cannot.create.enabled.campaign.rule",
                "A campaign rule is created disabled: leave out enabled or write false, then enable it."
            )
        }
        try applyEntities(fields)
        zone = try fields.text("timeZoneId")
        let execution = try fields.object("executionSettings")
        frequency = try execution?.word("frequency", as: Frequency.self) ?? .onEachTrigger
        if zone == nil { zone = try execution?.text("timeZoneId") }
        guard zone.map({ ZoneClock($0) != nil }) ?? true else {
            throw GenesysFault("invalid.campaign.rule.property.value", "timeZoneId is a zone such as Europe/Berlin.")
        }
        try applyConditions(fields)
        guard let list = try fields.list("campaignRuleActions"), !list.isEmpty else {
            throw GenesysFault("missing.campaign.rule.actions", "A campaign rule needs campaignRuleActions.")
        }
        actions = []
        for json in list { actions.append(try CampaignRuleAction(GenesysFields(json))) }
    }

    private mutating func applyEntities(_ fields: GenesysFields) throws(GenesysFault) {
        let entities = try fields.object("campaignRuleEntities")
        try entities?.refuse(["emailCampaigns", "smsCampaigns"], code: "campaign.rule.entity.incompatible")
        campaigns = try entities?.references("campaigns") ?? []
        sequences = try entities?.references("sequences") ?? []
        guard !campaigns.isEmpty || !sequences.isEmpty else {
            throw GenesysFault("missing.campaign.rule.entity", "campaignRuleEntities names a campaign or a sequence.")
        }
    }

    private mutating func applyConditions(_ fields: GenesysFields) throws(GenesysFault) {
        groups = []
        let list = try fields.list("conditionGroups") ?? []
        isGrouped = !list.isEmpty
        for json in list {
            let group = try GenesysFields(json)
            groups.append(
                CampaignRuleGroup(
                    matchesAny: try group.flag("matchAnyConditions") ?? false,
                    conditions: try Self.conditions(try group.list("conditions") ?? [])
                )
            )
        }
        let conditions = try Self.conditions(try fields.list("campaignRuleConditions") ?? [])
        if !conditions.isEmpty {
            guard !isGrouped else {
                throw GenesysFault(
                    "invalid.campaign.rule.property.value",
                    "Write conditionGroups or campaignRuleConditions, not both."
                )
            }
            groups = [
                CampaignRuleGroup(matchesAny: try fields.flag("matchAnyConditions") ?? false, conditions: conditions)
            ]
        }
        guard groups.contains(where: { !$0.conditions.isEmpty }) else {
            throw GenesysFault("missing.campaign.rule.conditions", "A campaign rule needs a condition.")
        }
        guard groups.reduce(0, { $0 + $1.conditions.count }) <= Self.conditionLimit else {
            throw GenesysFault("conditions.limit.exceeded", "A rule has at most \(Self.conditionLimit) conditions.")
        }
    }

    private static func conditions(_ list: [JSON]) throws(GenesysFault) -> [CampaignRuleCondition] {
        var conditions: [CampaignRuleCondition] = []
        for json in list { conditions.append(try CampaignRuleCondition(GenesysFields(json))) }
        return conditions
    }

    func members(in db: Database) throws -> [String: JSON] {
        var members: [String: JSON] = [
            "campaignRuleEntities": [
                "campaigns": .array(try campaigns.map { try db.genesysReference(.campaign, $0) }),
                "sequences": .array(try sequences.map { try db.genesysReference(.sequence, $0) }),
            ],
            "campaignRuleActions": .array(try actions.map { try $0.genesys(in: db) }),
            "matchAnyConditions": .bool(isGrouped ? false : groups.first?.matchesAny ?? false),
            "enabled": .bool(isEnabled),
            "executionSettings": ["frequency": .string(frequency.rawValue)],
            "warnings": [],
        ]
        members["timeZoneId"] = zone.map { .string($0) }
        if isGrouped {
            members["campaignRuleProcessing"] = "v2"
            members["campaignRuleConditions"] = []
            members["conditionGroups"] = .array(
                groups.map { group in
                    [
                        "matchAnyConditions": .bool(group.matchesAny),
                        "conditions": .array(group.conditions.map(\.genesys)),
                    ]
                }
            )
        } else {
            members["campaignRuleConditions"] = .array(groups.first?.conditions.map(\.genesys) ?? [])
        }
        return members
    }
}
