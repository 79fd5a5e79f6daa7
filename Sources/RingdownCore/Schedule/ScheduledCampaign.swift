/// A campaign, skill or sequence at a vendor with the schedule that it has there.
package struct ScheduledCampaign: Codable, Hashable, Sendable {
    /// The campaign, skill or sequence; its kind tells which.
    package var campaign: RemoteObject
    /// Its schedule; `nil` when it has none, or one without times.
    package var schedule: CampaignSchedule?
    /// The vendor's version of the schedule, which tells whether it was changed since; `nil` when it has none.
    package var version: String?
    /// What of the vendor's schedule ``CampaignSchedule`` cannot express, a sentence each; empty when it is all there.
    ///
    /// Writing a schedule drops it.
    package var beyond: [String]

    package init(
        campaign: RemoteObject,
        schedule: CampaignSchedule? = nil,
        version: String? = nil,
        beyond: [String] = []
    ) {
        self.campaign = campaign
        self.schedule = schedule.flatMap { $0.isEmpty ? nil : $0 }
        self.version = version
        self.beyond = beyond
    }
}
