import GRDB
import RingdownCore
import RingdownDialer
import RingdownVendors

extension CampaignRuleAction {
    /// An action from a body; one that this exchange cannot do is refused.
    init(_ fields: GenesysFields) throws(GenesysFault) {
        guard let type = try fields.text("actionType") else {
            throw GenesysFault("missing.campaign.rule.action.type", "An action needs an actionType.")
        }
        let entities = try fields.object("campaignRuleActionEntities")
        try entities?.refuse(["emailCampaigns", "smsCampaigns"], code: "campaign.rule.entity.incompatible")
        deed = try Self.deed(type, try fields.object("parameters"))
        campaigns = try entities?.references("campaigns") ?? []
        sequences = try entities?.references("sequences") ?? []
        includesTrigger = try entities?.flag("useTriggeringEntity") ?? false
        let isOfSequences = deed == .turnOnSequence || deed == .turnOffSequence
        guard isOfSequences ? !sequences.isEmpty : !campaigns.isEmpty || includesTrigger else {
            throw GenesysFault("missing.campaign.rule.action.entity", "The action \(type) needs what it is done to.")
        }
        guard isOfSequences ? campaigns.isEmpty && !includesTrigger : sequences.isEmpty else {
            throw GenesysFault("campaign.rule.entity.incompatible", "The action \(type) is not done to such objects.")
        }
    }

    private static func deed(_ type: String, _ parameters: GenesysFields?) throws(GenesysFault) -> Deed {
        switch type {
        case "turnOnCampaign": return .turnOnCampaign
        case "turnOffCampaign": return .turnOffCampaign
        case "turnOnSequence": return .turnOnSequence
        case "turnOffSequence": return .turnOffSequence
        case "recycleCampaign": return .recycleCampaign
        case "setCampaignPriority":
            if let priority = try parameters?.text("priority").flatMap({ Int($0) }), (1...5).contains(priority) {
                return .setPriority(priority)
            }
        case "setCampaignDialingMode":
            if let word = try parameters?.text("dialingMode"), let mode = DialingMode(rawValue: word) {
                guard mode != .agentless else {
                    throw GenesysFault(
                        "invalid.dialing.mode.update",
                        "A campaign rule does not take a campaign's agents away: another mode than agentless is meant."
                    )
                }
                return .setMode(mode)
            }
        case "setCampaignAbandonRate":
            if let rate = try parameters?.number("abandonRate"), (0...100).contains(rate) {
                return .setAbandonRate(rate)
            }
        case "setCampaignNumberOfLines":
            if let lines = try parameters?.whole("outboundLineCount"), lines >= 0 { return .setLines(lines) }
        case "setCampaignMaxCallsPerAgent":
            if let calls = try parameters?.number("maxCallsPerAgent"),
                PacingLimits.allowedCallsPerAgent.contains(calls)
            {
                return .setMaxCallsPerAgent(calls)
            }
        case "changeCampaignQueue":
            if let queue = try parameters?.reference("queue") { return .changeQueue(queue) }
        default:
            throw GenesysFault(
                "invalid.campaign.rule.property.value",
                "This exchange does not do the actionType \(type)."
            )
        }
        guard parameters != nil else {
            throw GenesysFault("missing.campaign.rule.action.parameters", "The action \(type) needs parameters.")
        }
        throw GenesysFault("invalid.campaign.rule.action.parameter", "The parameter of \(type) is missing or no such.")
    }

    /// The action as the vendor shows it.
    func genesys(in db: Database) throws -> JSON {
        let (type, parameters) = try shown(in: db)
        return [
            "actionType": .string(type),
            "parameters": parameters,
            "campaignRuleActionEntities": [
                "campaigns": .array(try campaigns.map { try db.genesysReference(.campaign, $0) }),
                "sequences": .array(try sequences.map { try db.genesysReference(.sequence, $0) }),
                "useTriggeringEntity": .bool(includesTrigger),
            ],
        ]
    }

    private func shown(in db: Database) throws -> (String, JSON) {
        switch deed {
        case .turnOnCampaign: ("turnOnCampaign", [:])
        case .turnOffCampaign: ("turnOffCampaign", [:])
        case .turnOnSequence: ("turnOnSequence", [:])
        case .turnOffSequence: ("turnOffSequence", [:])
        case .recycleCampaign: ("recycleCampaign", [:])
        case .setPriority(let priority): ("setCampaignPriority", ["priority": .string(String(priority))])
        case .setMode(let mode): ("setCampaignDialingMode", ["dialingMode": .string(mode.rawValue)])
        case .setAbandonRate(let rate): ("setCampaignAbandonRate", ["abandonRate": .number(JSONNumber(rate))])
        case .setLines(let lines): ("setCampaignNumberOfLines", ["outboundLineCount": .number(JSONNumber(lines))])
        case .setMaxCallsPerAgent(let calls):
            ("setCampaignMaxCallsPerAgent", ["maxCallsPerAgent": .number(JSONNumber(calls))])
        case .changeQueue(let queue): ("changeCampaignQueue", ["queue": try db.genesysReference(.queue, queue)])
        }
    }
}
