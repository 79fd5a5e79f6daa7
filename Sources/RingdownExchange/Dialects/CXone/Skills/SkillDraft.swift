import RingdownCore
import RingdownDialer

/// What a caller writes into a skill.
///
/// What the exchange acts on or may keep is taken; what it shows with the very value that is given passes; everything
/// else is refused, so that nothing that was asked for is ignored.
struct SkillDraft: Sendable {
    private static let kept: Set<String> = [
        "notes", "scriptid", "scriptname", "servicelevelthreshold", "servicelevelgoal", "enableshortabandon",
        "shortabandonthreshold", "initialpriority", "acceleration", "maxpriority", "requiredisposition",
        "allowsecondarydisposition",
    ]
    /// Members that say the same as another, or nothing that could be asked for.
    private static let idle: Set<String> = ["skillid", "mediatypename", "campaignname", "lastupdatetime", "isrunning"]

    let fields: CXoneFields

    /// Makes the change.
    ///
    /// - Parameters:
    ///   - groups: the campaign groups, by number.
    ///   - dispositions: the ids of dispositions, by number.
    ///   - shown: the skill as it is shown.
    func apply(
        to campaign: inout Campaign,
        groups: [Int: CampaignGroup],
        dispositions: [Int: String],
        shown: [String: JSON]
    ) throws(CXoneFault) {
        var traits = campaign.skill ?? SkillTraits()
        for name in fields.names {
            switch name.lowercased() {
            case "skillname":
                let text = try fields.requiredText(name)
                guard (1...30).contains(text.count) else {
                    throw .invalid("skillName", text, "must have 1 to 30 characters")
                }
                campaign.name = text
            case "campaignid":
                guard let number = try fields.whole(name) else { continue }
                guard let group = groups[number] else {
                    throw CXoneFault(400, "InvalidCampaignId", "Invalid campaignId - \(number)")
                }
                guard group.division == campaign.division else {
                    throw .unsupported("campaignId", "the campaign \(group.name) is in another division than the skill")
                }
                traits.group = group.id
            case "isactive": traits.isActive = try fields.flag(name)
            case "calleridoverride": campaign.callerAddress = try fields.text(name) ?? campaign.callerAddress
            case "agentless":
                guard let agentless = try fields.flag(name), agentless != (campaign.mode == .agentless) else {
                    continue
                }
                campaign.mode = agentless ? .agentless : .progressive
                campaign.lineCount = agentless ? campaign.lineCount ?? 1 : nil
            case "agentlessports":
                guard let ports = try fields.whole(name, in: 0...10), ports > 0 else { continue }
                guard campaign.mode == .agentless || fields["agentless"] != nil else {
                    throw .unsupported("agentlessPorts", "the skill is not agentless")
                }
                campaign.lineCount = ports
            case "dispositions":
                traits.dispositions = try Self.dispositions(try fields.all(name), dispositions)
            case let lower where Self.kept.contains(lower):
                let spelled = shown.keys.first { $0.lowercased() == lower } ?? name
                traits.members[spelled] = fields[name] ?? .null
            case let lower where Self.idle.contains(lower): continue
            case let lower:
                let present = shown.first { $0.key.lowercased() == lower }?.value
                guard let given = fields[name], given != present else { continue }
                throw .unsupported(name, "the exchange does not act on it")
            }
        }
        campaign.skill = traits
    }

    private static func dispositions(_ given: [CXoneFields], _ known: [Int: String]) throws(CXoneFault) -> [String] {
        var found: [(priority: Int, id: String)] = []
        for (index, fields) in given.enumerated() {
            let number = try fields.requiredWhole("dispositionId")
            guard let id = known[number] else {
                throw CXoneFault(400, "InvalidDispositionId", "Invalid dispositionId - \(number)")
            }
            found.append((try fields.whole("priority") ?? index + 1, id))
        }
        return found.sorted { $0.priority < $1.priority }.map(\.id)
    }
}
