package import RingdownCore

/// A span of time (`ScheduleInterval`, and `Alteration` with its type).
package struct GenesysScheduleSpan: GenesysRecord, GenesysElement {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    /// In a schedule an instant, in an alteration a local time.
    package var start: String? {
        get { self[text: "start"] }
        set { self[text: "start"] = newValue }
    }
    package var end: String? {
        get { self[text: "end"] }
        set { self[text: "end"] = newValue }
    }
    /// `Exclusion` or `Inclusion`; `nil` where it is no alteration.
    package var type: String? {
        get { self[text: "type"] }
        set { self[text: "type"] = newValue }
    }
}
