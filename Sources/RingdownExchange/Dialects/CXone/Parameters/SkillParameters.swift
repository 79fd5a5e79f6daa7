import GRDB
import RingdownCore
import RingdownDialer
import RingdownVendors

/// The objects that a skill's parameters are kept in: the campaign, and those that it or its list refers to.
struct SkillParameters: Sendable {
    /// Seconds that a phone rings unless something else is said.
    static let usualRinging = 24

    let campaign: Campaign
    let list: ContactList
    let limits: AttemptLimits?
    let schedule: Schedule?
    let times: CallableTimeSet?

    init(_ campaign: Campaign, _ db: Database) throws {
        self.campaign = campaign
        let list = try db.existing(ContactList.self, campaign.contactList)
        self.list = list
        limits = try list.attemptLimits.flatMap { try db.object(AttemptLimits.self, $0) }
        schedule = try db.object(Schedule.self, campaign.id)
        times = try campaign.rules.callableTimeSet.flatMap { try db.object(CallableTimeSet.self, $0) }
    }

    func block(_ block: CXoneParameterBlock) -> SkillBlock {
        SkillBlock(block, of: campaign, limits: limits, schedule: schedule, times: times)
    }

    /// What is shown of records, and the order in which they are dialed.
    private var listManagement: [String: JSON] {
        var shown = block(.listManagement).shown
        shown["listOrderingOptions"] = SkillOrdering(campaign.rules.sorts).shown(list)
        return shown
    }

    /// All blocks together, as `parameters` shows them.
    func all(number: Int) -> [String: JSON] {
        var shown: [String: JSON] = ["skillId": .whole(number), "skillName": .string(campaign.name)]
        for block in CXoneParameterBlock.allCases {
            switch block {
            case .schedule: shown["scheduleSettings"] = SkillSchedule(schedule).listed
            case .timeZones: shown["timeZoneSettings"] = SkillTimeZones(times).json
            case .cadence: shown["cadenceSettings"] = .object(self.block(block).shown)
            case .listManagement: shown["listManagementSettings"] = .object(listManagement)
            default: shown[block.wrapper ?? block.rawValue] = .object(self.block(block).shown)
            }
        }
        return shown
    }
}
