import GRDB
import RingdownDialer

/// Campaigns that are run one after another.
struct CampaignSequence: ManagedObject {
    static let kind = ObjectKind.sequence

    /// Where a sequence stands.
    enum Status: String, Codable, Hashable, Sendable, CaseIterable {
        /// Not running; a start goes on with the present campaign. A caller moves it next.
        case off
        /// Running the present campaign. A caller, or the end of its campaigns, moves it next.
        case on
        /// Every campaign was run; a start begins with the first. A caller moves it next.
        case complete
    }

    var head: ObjectHead
    /// The ids of its campaigns, in the order in which they are run.
    var campaigns: [String] = []
    /// Which of them is run, from 0.
    var current = 0
    var status = Status.off
    /// Whether it begins again when its last campaign is complete.
    var isRepeating = false
    /// Why it turned itself off; `nil` while it is on, and when a caller turned it off.
    var stopMessage: String?
    /// When the present round through its campaigns began; `nil` before the first.
    var roundStarted: DialerTime?

    init(_ head: ObjectHead) { self.head = head }

    /// The id of the campaign that is run now; `nil` when it runs none.
    var running: String? {
        status == .on && campaigns.indices.contains(current) ? campaigns[current] : nil
    }

    /// What follows when the running campaign is complete: the next one, or the end.
    ///
    /// A round in which no time passed dialed nobody, and would begin again for ever: it is the last.
    mutating func advance(at time: DialerTime) {
        current += 1
        guard current >= campaigns.count else { return }
        current = 0
        if isRepeating, roundStarted != time {
            roundStarted = time
        } else {
            status = .complete
            stopMessage = isRepeating ? "No campaign of the sequence had a contact to dial." : nil
        }
    }

    func user(in db: Database) throws -> String? {
        if status == .on { return "the dialer, as long as it is on," }
        return try db.objects(CampaignRule.self).first { rule in
            rule.sequences.contains(id) || rule.actions.contains { $0.sequences.contains(id) }
        }
        .map { "the campaign rule \($0.name)" }
    }

    func check(in db: Database) throws {
        guard !campaigns.isEmpty else {
            throw Self.refusal("campaign.sequence.is.empty", "a sequence runs at least one campaign")
        }
        for id in campaigns where try db.object(Campaign.self, id) == nil {
            throw Self.refusal(
                "campaign.sequence.invalid.campaign",
                "there is no campaign with the id \(id); give the id of one that exists"
            )
        }
        guard campaigns.indices.contains(current) else {
            throw Self.refusal(
                "campaign.sequence.invalid.current.campaign",
                "currentCampaign counts the campaigns from 0"
            )
        }
    }

    func check(over present: CampaignSequence, in db: Database) throws {
        let isWrite = status != present.status
        guard !isWrite || status == .on || (present.status == .on && status == .off) else {
            throw ExchangeError(
                .badStatusTransition,
                "Invalid transition from <\(present.status.rawValue.uppercased())>"
                    + " to <\(status.rawValue.uppercased())>",
                object: .sequence
            )
        }
        guard campaigns != present.campaigns else { return }
        guard !isWrite else {
            throw Self.refusal(
                "campaign.sequence.cannot.change.both.status.and.campaigns",
                "change the status and the campaigns of a sequence one after the other"
            )
        }
        if let running = present.running, !campaigns.contains(running) {
            throw Self.refusal(
                "campaign.sequence.cannot.remove.running.campaign",
                "the sequence runs a campaign that was left out; turn the sequence off first"
            )
        }
    }

    private static func refusal(_ rule: String, _ message: String) -> ExchangeError {
        ExchangeError(.invalidValue, message, object: .sequence, rule: rule)
    }
}
