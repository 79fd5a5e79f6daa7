/// A connector of a vendor that can turn campaigns or skills on and off at set times by itself.
package protocol SchedulingConnector: Connector {
    /// Which schedules the vendor can express.
    var scheduleFeatures: ScheduleFeatures { get }

    /// Every campaign or skill that has a schedule, as far as the credentials see them.
    func schedules() async throws(ConnectorError) -> [ScheduledCampaign]

    /// The schedule of one campaign or skill, by its name or the vendor's id.
    ///
    /// - Throws: `notFound` when there is no such campaign or it is not shown, `ambiguous` when several have the name;
    ///   a campaign without a schedule is no error.
    func schedule(of campaign: String) async throws(ConnectorError) -> ScheduledCampaign

    /// Writes the schedule of a campaign or skill in place of the one that was read; the same again changes nothing.
    ///
    /// It places no calls by itself, so it takes no permit: the vendor acts on the schedule when its times come.
    ///
    /// - Parameters:
    ///   - schedule: what it is to be; `nil` and one without times remove it.
    ///   - read: what was there before, as read; when it was changed since, nothing is written.
    /// - Throws: `invalid` when the vendor cannot express the schedule, which nothing is sent for, when it refuses it,
    ///   and when somebody changed it since it was read.
    func write(
        _ schedule: CampaignSchedule?,
        over read: ScheduledCampaign
    ) async throws(ConnectorError) -> Receipt

    /// The operation that writing a schedule, or removing it when it is `nil`, is at the vendor: what `foresee` takes.
    func operation(writing schedule: CampaignSchedule?) -> String
}
