package import RingdownCore

/// When a campaign, or a sequence of campaigns, is turned on and off by the platform (`CampaignSchedule`,
/// `SequenceSchedule`); each has at most one.
package struct GenesysCampaignSchedule: GenesysRecord {
    package var members: [String: JSON]

    package init(members: [String: JSON] = [:]) { self.members = members }

    package var id: String? {
        get { self[text: "id"] }
        set { self[text: "id"] = newValue }
    }
    package var name: String? {
        get { self[text: "name"] }
        set { self[text: "name"] = newValue }
    }
    /// Counts its changes; an update must carry the present one.
    package var version: Int? {
        get { self[whole: "version"] }
        set { self[whole: "version"] = newValue }
    }
    /// Single spans of time.
    package var intervals: [GenesysScheduleSpan]? {
        get { self[list: "intervals"] }
        set { self[list: "intervals"] = newValue }
    }
    package var recurrences: [GenesysRecurrence]? {
        get { self[list: "recurrences"] }
        set { self[list: "recurrences"] = newValue }
    }
    /// The IANA name of its zone; absent and empty mean UTC.
    package var timeZone: String? {
        get { self[text: "timeZone"] }
        set { self[text: "timeZone"] = newValue }
    }
    package var campaign: GenesysReference? {
        get { self[reference: "campaign"] }
        set { self[reference: "campaign"] = newValue }
    }
    package var sequence: GenesysReference? {
        get { self[reference: "sequence"] }
        set { self[reference: "sequence"] = newValue }
    }
}
