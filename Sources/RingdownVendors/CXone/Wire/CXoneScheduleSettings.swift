package import RingdownCore

/// When a skill is started and stopped by the platform itself (`parameters/schedule-settings`).
///
/// Two shapes are real: flat members for each day (`mondayStartTime`), and a list of days (`schedules`), which
/// `GET /skills/{skillId}/parameters` gives. Both are read; the flat one is written.
package struct CXoneScheduleSettings: CXoneRecord {
    /// The days' names in the order of a week from Sunday, as the members begin.
    package static let days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

    /// One day.
    package struct Day: Hashable, Sendable {
        package var isActive: Bool
        /// `HH:MM`; `nil` when none is set.
        package var start: String?
        /// `HH:MM`; `nil` when none is set.
        package var end: String?

        package init(isActive: Bool, start: String? = nil, end: String? = nil) {
            self.isActive = isActive
            self.start = start
            self.end = end
        }
    }

    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    /// Whether the platform starts and stops the skill.
    package var isScheduled: Bool? {
        get { self[flag: "isScheduled"] }
        set { self[flag: "isScheduled"] = newValue }
    }

    /// A day by its English name in small letters; `nil` when nothing is said about it; setting `nil` removes it.
    package subscript(day name: String) -> Day? {
        get {
            let listed: [CXoneScheduleDay] = self[list: "schedules"] ?? []
            if let entry = listed.first(where: { $0[text: "day"]?.lowercased() == name }) {
                return Day(
                    isActive: entry[flag: "active"] ?? false,
                    start: entry[text: "startTime"],
                    end: entry[text: "endTime"]
                )
            }
            let start = self[text: "\(name)StartTime"]
            let end = self[text: "\(name)EndTime"]
            guard self[flag: "\(name)IsActive"] != nil || start != nil || end != nil else { return nil }
            return Day(isActive: self[flag: "\(name)IsActive"] ?? false, start: start, end: end)
        }
        set {
            self[flag: "\(name)IsActive"] = newValue?.isActive
            self[text: "\(name)StartTime"] = newValue?.start
            self[text: "\(name)EndTime"] = newValue?.end
        }
    }
}

/// A day in the listed shape of a schedule.
struct CXoneScheduleDay: CXoneRecord {
    var members: [String: JSON]
}
