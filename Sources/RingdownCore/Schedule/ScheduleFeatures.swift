import Foundation

/// Which schedules a vendor can express.
package struct ScheduleFeatures: Hashable, Sendable {
    /// The vendor's word for what is scheduled (`campaign`, `skill`).
    package var subject: String
    /// Whether a schedule can name its zone.
    package var takesZone: Bool
    /// The zone of a schedule that names none; `nil` when the vendor has one that it does not tell.
    package var standardZone: String?
    /// How many spans of hours a weekday can have; `nil` for any number.
    package var spansPerDay: Int?
    /// Whether hours can run past midnight.
    package var runsPastMidnight: Bool
    /// Whether single intervals can be scheduled.
    package var takesIntervals: Bool
    /// Whether other recurrences than weekly hours can be scheduled.
    package var takesRecurrences: Bool
    /// The blocks of settings that can be read and written beside a schedule; empty when there are none.
    package var settings: [String]

    package init(
        subject: String,
        takesZone: Bool,
        standardZone: String?,
        spansPerDay: Int?,
        runsPastMidnight: Bool,
        takesIntervals: Bool,
        takesRecurrences: Bool,
        settings: [String] = []
    ) {
        self.subject = subject
        self.takesZone = takesZone
        self.standardZone = standardZone
        self.spansPerDay = spansPerDay
        self.runsPastMidnight = runsPastMidnight
        self.takesIntervals = takesIntervals
        self.takesRecurrences = takesRecurrences
        self.settings = settings
    }

    /// What of declared settings the vendor does not have, a sentence each that says what to do.
    ///
    /// - Parameter declared: the values as `BLOCK.NAME`.
    package func misfits(of declared: [String: JSON]) -> [String] {
        let blocks = Set(declared.keys.map { String($0.prefix { $0 != "." }) })
        return blocks.subtracting(settings).sorted().map { block in
            settings.isEmpty
                ? "A \(subject) here has no settings that can be read and written: leave \(block) out."
                : "A \(subject)'s settings \"\(block)\" cannot be both read and written here: "
                    + "declare \(settings.joined(separator: ", ")) only."
        }
    }

    /// What of a schedule the vendor cannot express, a sentence each that says what to do; empty when it can be written.
    package func misfits(of schedule: CampaignSchedule) -> [String] {
        var misfits: [String] = []
        let zones = ([schedule.zone] + schedule.recurrences.map(\.zone)).compactMap(\.self)
        for zone in Set(zones).sorted() where TimeZone(identifier: zone) == nil {
            misfits.append("\"\(zone)\" is no time zone: write an IANA name, for example Europe/Berlin.")
        }
        if !takesZone, !zones.isEmpty {
            misfits.append("The schedule of a \(subject) has no time zone here: leave zone out.")
        }
        if !runsPastMidnight, let hours = schedule.weekly.first(where: \.runsPastMidnight) {
            misfits.append("\(hours) runs past midnight, which a \(subject) here cannot: end it at 24:00.")
        }
        if let spansPerDay {
            for day in Window.Weekday.allCases {
                let count = schedule.weekly.filter { $0.days.contains(day) }.count
                guard count > spansPerDay else { continue }
                misfits.append("\(day.name) has \(count) spans and a \(subject) here takes \(spansPerDay): join them.")
            }
        }
        if !takesIntervals, !schedule.intervals.isEmpty {
            misfits.append("A \(subject) here takes no single intervals: use weekly hours.")
        }
        if !takesRecurrences, !schedule.recurrences.isEmpty {
            misfits.append("A \(subject) here takes no recurrences: use weekly hours.")
        }
        return misfits
    }
}
