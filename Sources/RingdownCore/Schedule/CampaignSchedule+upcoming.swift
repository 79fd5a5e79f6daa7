package import Foundation

extension CampaignSchedule {
    /// This schedule without the times that are over at an instant, which nobody acts on any more.
    package func upcoming(at now: Date) -> CampaignSchedule {
        CampaignSchedule(
            zone: zone,
            weekly: weekly,
            intervals: intervals.filter { $0.end > now },
            recurrences: recurrences.filter { recurrence in
                guard let until = recurrence.until,
                    let day = Date(iso8601: "\(until)T00:00:00Z")
                else { return true }
                // Two days cover the difference between zones, and an occurrence that runs past midnight.
                return day.addingTimeInterval(3 * 86_400) > now
            }
        )
    }
}
