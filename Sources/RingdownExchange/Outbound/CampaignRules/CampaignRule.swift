import GRDB
import RingdownDialer

/// Something that is done to campaigns when something holds of campaigns.
struct CampaignRule: ManagedObject {
    static let kind = ObjectKind.campaignRule

    /// How often it acts.
    enum Frequency: String, Codable, Hashable, Sendable, CaseIterable {
        /// Each time that its conditions begin to hold of a campaign.
        case onEachTrigger
        /// The first time on a day of its zone.
        case oncePerDay
    }

    /// What is known of a campaign that it watches.
    struct Watch: Codable, Hashable, Sendable {
        /// Whether its conditions held when they were last looked at.
        var held = false
        /// When it acted last; `nil`: never.
        var acted: DialerTime?
    }

    var head: ObjectHead
    /// The ids of the campaigns that it watches.
    var campaigns: [String] = []
    /// The ids of the sequences whose running campaign it watches.
    var sequences: [String] = []
    /// Its conditions: every group must hold.
    var groups: [CampaignRuleGroup] = []
    /// Whether the conditions were given in groups, to be shown so.
    var isGrouped = false
    var actions: [CampaignRuleAction] = []
    var isEnabled = false
    var frequency = Frequency.onEachTrigger
    /// IANA name of the zone of its times and days; `nil`: UTC.
    var zone: String?
    /// What is known of the campaigns that it watches, by id.
    var watches: [String: Watch] = [:]

    init(_ head: ObjectHead) { self.head = head }

    /// The clock of its zone.
    var clock: ZoneClock { zone.flatMap { ZoneClock($0) } ?? .utc }

    /// When one of its times or days begins or ends next; `nil` when it has none, or is not enabled.
    func nextBoundary(after time: DialerTime) -> DialerTime? {
        let seconds = groups.flatMap(\.conditions).flatMap(\.boundaries)
        guard isEnabled, !seconds.isEmpty else { return nil }
        let clock = clock
        let today = clock.reading(at: time).day
        return (today...today + 1).flatMap { day in seconds.map { clock.instant(ofDay: day, second: $0) } }
            .filter { $0 > time }.min()
    }

    func check(in db: Database) throws {
        for id in campaigns + actions.flatMap(\.campaigns) where try db.object(Campaign.self, id) == nil {
            throw ExchangeError(
                .invalidValue,
                "there is no campaign with the id \(id); give the id of one that exists",
                object: .campaignRule,
                rule: "missing.campaign.rule.entity"
            )
        }
        for id in sequences + actions.flatMap(\.sequences) where try db.object(CampaignSequence.self, id) == nil {
            throw ExchangeError(
                .invalidValue,
                "there is no sequence with the id \(id); give the id of one that exists",
                object: .campaignRule,
                rule: "missing.campaign.rule.entity"
            )
        }
        for queue in actions.compactMap(\.queue) where try db.object(Queue.self, queue) == nil {
            throw ExchangeError(
                .invalidValue,
                "there is no queue with the id \(queue); give the id of one that exists",
                object: .campaignRule,
                rule: "invalid.campaign.rule.action.parameter"
            )
        }
    }

    func check(over present: CampaignRule, in db: Database) throws {
        guard present.isEnabled else { return }
        var changed = self
        changed.isEnabled = true
        changed.watches = present.watches
        changed.head = present.head
        guard changed == present, name == present.name else {
            throw ExchangeError(
                .invalidValue,
                "the campaign rule is enabled; write enabled false and nothing else, then change it",
                object: .campaignRule,
                rule: "cannot.modify.enabled.campaign.rule"
            )
        }
    }

    func user(in db: Database) throws -> String? { isEnabled ? "the dialer, as long as it is enabled," : nil }
}
