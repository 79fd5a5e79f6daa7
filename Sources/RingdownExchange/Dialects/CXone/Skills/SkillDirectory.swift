import GRDB
import RingdownCore
import RingdownDialer

/// What skills are shown with: the numbers and names of the objects that they refer to.
struct SkillDirectory: Sendable {
    let campaigns: [String: Int]
    let groups: [CampaignGroup]
    let groupNumbers: [String: Int]
    let dispositions: [String: Int]
    /// The group of each division that has its name.
    private let homes: [String: CampaignGroup]

    init(_ db: Database) throws {
        campaigns = try db.numbers(of: .campaign)
        let groups = try db.objects(CampaignGroup.self)
        self.groups = groups
        homes = try db.objects(TenantDivision.self).reduce(into: [:]) { homes, division in
            homes[division.id] = groups.first { $0.division == division.id && $0.name == division.name }
        }
        groupNumbers = try db.numbers(of: .campaignGroup)
        dispositions = try db.numbers(of: .agentDisposition)
    }

    /// The number of a skill.
    func number(_ campaign: Campaign) -> Int { campaigns[campaign.id] ?? 0 }

    /// The group that a skill belongs to; `nil` only for a division that is gone.
    func group(of campaign: Campaign) -> CampaignGroup? {
        groups.first { $0.id == campaign.skill?.group } ?? homes[campaign.division]
            ?? groups.first { $0.division == campaign.division }
    }

    /// The number of a skill's group.
    func groupNumber(of campaign: Campaign) -> Int? { group(of: campaign).flatMap { groupNumbers[$0.id] } }
}

extension Campaign {
    /// Whether it dials by itself at this moment: what CXone calls running.
    var isRunning: Bool { status == .on }

    /// The skill as CXone shows it.
    func cxone(_ directory: SkillDirectory) -> [String: JSON] {
        let traits = skill ?? SkillTraits()
        var shown: [String: JSON] = [
            "skillId": .whole(directory.number(self)), "skillName": .string(name),
            "mediaTypeId": 4, "mediaTypeName": "Phone Call", "isActive": .bool(traits.isActive ?? true),
            "campaignId": .whole(directory.groupNumber(of: self)),
            "campaignName": .text(directory.group(of: self)?.name),
            "isOutbound": true, "isDialer": true, "outboundStrategy": "Personal Connection",
            "isNaturalCalling": true, "isNaturalCallingRunning": .bool(isRunning),
            "isRunning": .bool(isRunning), "callerIdOverride": .string(callerAddress),
            "agentless": .bool(mode == .agentless), "agentlessPorts": .whole(mode == .agentless ? lineCount ?? 0 : 0),
            "priorityBlending": false, "requireDisposition": false, "allowSecondaryDisposition": false,
            "acwTypeId": 3, "deliverMultipleNumbersSerially": true, "cradleToGrave": false, "priorityInterrupt": false,
            "serviceLevelThreshold": 30, "serviceLevelGoal": 90, "enableShortAbandon": false,
            "shortAbandonThreshold": 15, "initialPriority": 0, "acceleration": 1, "maxPriority": 1000,
            "notes": "", "scriptId": .null, "scriptName": .null,
            "lastUpdateTime": .time(modified), "divisionNo": .null,
            "dispositions": .array(
                (traits.dispositions ?? []).enumerated().map { index, id in
                    ["dispositionId": .whole(directory.dispositions[id]), "priority": .whole(index + 1)]
                }
            ),
        ]
        for (name, value) in traits.members { shown[name] = value }
        return shown
    }

    /// Seconds within which a call is to be with an agent.
    var serviceLevelThreshold: Int { skill?.members["serviceLevelThreshold"]?.int ?? 30 }
    /// The share of calls, in percent, that are to be with one by then.
    var serviceLevelGoal: Int { skill?.members["serviceLevelGoal"]?.int ?? 90 }
}
