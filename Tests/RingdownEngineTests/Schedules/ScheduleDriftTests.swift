import Foundation
import RingdownCore
import RingdownEngine
import Testing

@Suite("A schedule that somebody changed by hand")
struct ScheduleDriftTests {
    static let office = WeeklyHours(
        days: [.mon, .tue, .wed, .thu, .fri],
        from: Window.TimeOfDay("09:00") ?? .endOfDay,
        to: Window.TimeOfDay("18:00") ?? .endOfDay
    )
    static let now = Date(timeIntervalSince1970: 1_790_000_000)

    static func comparison(
        version: String?,
        before: CampaignSchedule?,
        after: CampaignSchedule?,
        of subject: ScheduleSubject = .campaign("Renewals")
    ) -> ScheduleComparison {
        let campaign = RemoteObject(kind: "campaign", id: "c1", name: "Renewals")
        var comparison = ScheduleComparison(
            DesiredSchedule(provider: "genesys", subject: subject, schedule: after, address: "ringdown.yaml:7"),
            action: before == nil ? .create : after == nil ? .delete : .update
        )
        comparison.before = before
        comparison.after = after
        comparison.read = ScheduledCampaign(campaign: campaign, schedule: before, version: version)
        return comparison
    }

    static let declared = CampaignSchedule(zone: "Europe/Berlin", weekly: [office])
    static let theirs = CampaignSchedule(zone: "UTC", weekly: [office])

    @Test("is a drifted change from what is declared to what is there, which rules can read")
    func change() throws {
        let comparison = Self.comparison(version: "4", before: Self.theirs, after: Self.declared)
        let change = try #require(comparison.drift(source: "cli", workspace: "prod", at: Self.now))
        #expect(change.phase == .drifted && change.actions == .update)
        #expect(change.address == #"ringdown_campaign_schedule.genesys["Renewals"]"#)
        #expect(change.before?["zone"] == "Europe/Berlin" && change.after?["zone"] == "UTC")
        #expect(change.after?["campaign_id"] == "c1")
        #expect(change.after?["weekly"]?[0]?["from"] == "09:00")
    }

    @Test("of a sequence has an address of its own")
    func sequence() throws {
        let comparison = Self.comparison(
            version: "4",
            before: Self.theirs,
            after: Self.declared,
            of: .sequence("Renewals")
        )
        let change = try #require(comparison.drift(source: "cli", workspace: "prod", at: Self.now))
        #expect(change.address == #"ringdown_campaign_schedule.genesys["sequence/Renewals"]"#)
        #expect(change.after?["sequence"] == "Renewals" && change.after?["sequence_id"] == "c1")
    }

    @Test("is one change however often it is found, and another when it is changed again")
    func identity() {
        func identity(_ version: String?, _ there: CampaignSchedule?, _ days: Double = 0) -> String? {
            Self.comparison(version: version, before: there, after: Self.declared)
                .drift(source: "cli", workspace: "prod", at: Self.now.addingTimeInterval(days * 86_400))?.identity
        }
        #expect(identity("4", Self.theirs) == identity("4", Self.theirs, 3))
        #expect(identity("4", Self.theirs) != identity("6", Self.theirs))
        #expect(identity(nil, nil) == identity(nil, nil, 0.1))
        #expect(identity(nil, nil) != identity(nil, nil, 1))
    }

    @Test("that was removed is a deletion, and one that was made a creation")
    func actions() {
        let removed = Self.comparison(version: nil, before: nil, after: Self.declared)
        #expect(removed.drift(source: "cli", workspace: "prod", at: Self.now)?.actions == .delete)
        let made = Self.comparison(version: "1", before: Self.theirs, after: nil)
        #expect(made.drift(source: "cli", workspace: "prod", at: Self.now)?.actions == .create)
    }
}
