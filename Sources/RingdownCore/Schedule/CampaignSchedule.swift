/// When a vendor turns a campaign (Genesys Cloud) or a Personal Connection skill (CXone) on and off by itself.
///
/// It is the same value for every vendor; what a vendor cannot express says ``ScheduleFeatures``. No schedule at all is
/// `nil` wherever one may be missing, and a schedule without any times means the same: the campaign is turned on and off
/// by people and triggers alone.
///
/// Equal schedules are equal values: hours of the same times are joined, and everything is in order.
package struct CampaignSchedule: Hashable, Sendable {
    /// The IANA name of the zone in which local times are read; `nil` is the vendor's own, see ``ScheduleFeatures``.
    package let zone: String?
    /// The hours of every week, without end.
    package let weekly: [WeeklyHours]
    /// Single spans of time.
    package let intervals: [ScheduleInterval]
    /// What comes back in another way than every week without end.
    package let recurrences: [ScheduleRecurrence]

    package init(
        zone: String? = nil,
        weekly: [WeeklyHours] = [],
        intervals: [ScheduleInterval] = [],
        recurrences: [ScheduleRecurrence] = []
    ) {
        self.zone = zone
        self.weekly = WeeklyHours.joined(weekly)
        self.intervals = Set(intervals).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        self.recurrences = Set(recurrences).sorted { $0.order < $1.order }
    }

    /// Whether it has no times, which is the same as no schedule.
    package var isEmpty: Bool { weekly.isEmpty && intervals.isEmpty && recurrences.isEmpty }

    /// This schedule with the zone that is meant where it names none.
    package func inZone(_ standard: String?) -> CampaignSchedule {
        CampaignSchedule(zone: zone ?? standard, weekly: weekly, intervals: intervals, recurrences: recurrences)
    }
}

extension CampaignSchedule: Codable {
    private enum CodingKeys: String, CodingKey {
        case zone, weekly, intervals, recurrences
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            zone: try container.decodeIfPresent(String.self, forKey: .zone),
            weekly: try container.decodeIfPresent([WeeklyHours].self, forKey: .weekly) ?? [],
            intervals: try container.decodeIfPresent([ScheduleInterval].self, forKey: .intervals) ?? [],
            recurrences: try container.decodeIfPresent([ScheduleRecurrence].self, forKey: .recurrences) ?? []
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(zone, forKey: .zone)
        try container.encode(weekly, forKey: .weekly)
        try container.encode(intervals, forKey: .intervals)
        try container.encode(recurrences, forKey: .recurrences)
    }
}
