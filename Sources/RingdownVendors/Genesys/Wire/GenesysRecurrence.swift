package import RingdownCore

/// A span of time that comes back (`Reoccurrence`, as the vendor spells it).
package struct GenesysRecurrence: GenesysRecord, GenesysElement {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    /// Given by the platform.
    package var id: String? {
        get { self[text: "id"] }
        set { self[text: "id"] = newValue }
    }
    /// When the first occurrence begins: local time as `YYYY-MM-DDThh:mm:ss`.
    package var start: String? {
        get { self[text: "start"] }
        set { self[text: "start"] = newValue }
    }
    /// When the first occurrence ends.
    package var end: String? {
        get { self[text: "end"] }
        set { self[text: "end"] = newValue }
    }
    /// Its own zone; absent means the schedule's.
    package var timeZone: String? {
        get { self[text: "timeZone"] }
        set { self[text: "timeZone"] = newValue }
    }
    package var pattern: Pattern? {
        get { members["pattern"].flatMap(Pattern.init) }
        set { members["pattern"] = newValue?.json }
    }
    package var range: Range? {
        get { members["range"].flatMap(Range.init) }
        set { members["range"] = newValue?.json }
    }
    package var alterations: [GenesysScheduleSpan]? {
        get { self[list: "alterations"] }
        set { self[list: "alterations"] = newValue }
    }

    /// How it comes back.
    package struct Pattern: GenesysRecord {
        package var members: [String: JSON]

        package init(members: [String: JSON] = [:]) { self.members = members }

        /// `Daily` or `Weekly`.
        package var type: String? {
            get { self[text: "type"] }
            set { self[text: "type"] = newValue }
        }
        /// Days or weeks between occurrences.
        package var interval: Int? {
            get { self[whole: "interval"] }
            set { self[whole: "interval"] = newValue }
        }
        /// `Monday` to `Sunday`, for `Weekly`.
        package var daysOfWeek: [String]? {
            get { self[list: "daysOfWeek"] }
            set { self[list: "daysOfWeek"] = newValue }
        }
    }

    /// How long it comes back.
    package struct Range: GenesysRecord {
        package var members: [String: JSON]

        package init(members: [String: JSON] = [:]) { self.members = members }

        /// `NoEnd`, `EndDate` or `Numbered`.
        package var type: String? {
            get { self[text: "type"] }
            set { self[text: "type"] = newValue }
        }
        /// When the last occurrence ends, for `EndDate`.
        package var end: String? {
            get { self[text: "end"] }
            set { self[text: "end"] = newValue }
        }
        package var numberOfOccurrences: Int? {
            get { self[whole: "numberOfOccurrences"] }
            set { self[whole: "numberOfOccurrences"] = newValue }
        }
    }
}
