package import RingdownCore

/// When a skill may dial records of one time zone.
package struct CXoneTimeZoneSetting: CXoneRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    /// Windows' name for it.
    package var standardName: String? {
        get { self[text: "standardName"] }
        set { self[text: "standardName"] = newValue }
    }
    /// `HH:MM`.
    package var startTime: String? {
        get { self[text: "startTime"] }
        set { self[text: "startTime"] = newValue }
    }
    /// `HH:MM`.
    package var endTime: String? {
        get { self[text: "endTime"] }
        set { self[text: "endTime"] = newValue }
    }
    package var timeZoneActiveToCall: Bool? {
        get { self[flag: "timeZoneActiveToCall"] }
        set { self[flag: "timeZoneActiveToCall"] = newValue }
    }
    /// Whether its own times count instead of the skill's.
    package var overrideTime: Bool? {
        get { self[flag: "overrideTime"] }
        set { self[flag: "overrideTime"] = newValue }
    }
}
