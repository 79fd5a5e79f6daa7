/// A connector of a vendor that can turn campaigns or skills on and off at set times by itself.
package protocol SchedulingConnector: Connector {
    /// Which schedules the vendor can express.
    var scheduleFeatures: ScheduleFeatures { get }

    /// Every campaign, skill or sequence that has a schedule, as far as the credentials see them.
    func schedules() async throws(ConnectorError) -> [ScheduledCampaign]

    /// The schedule of one campaign, skill or sequence, by its name or the vendor's id.
    ///
    /// - Throws: `notFound` when there is no such thing or it is not shown, `ambiguous` when several have the name,
    ///   `misconfigured` when the vendor has no sequences; one without a schedule is no error.
    func schedule(of subject: ScheduleSubject) async throws(ConnectorError) -> ScheduledCampaign

    /// Writes a schedule in place of the one that was read; the same again changes nothing.
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

    /// The present values of settings, named as `BLOCK.NAME`; those that the vendor does not show are left out.
    func settings(_ names: Set<String>, of campaign: RemoteObject) async throws(ConnectorError) -> [String: JSON]

    /// Writes settings in place of those that were read; others stay as they are, and the same again changes nothing.
    ///
    /// - Throws: `invalid` when somebody changed one of them since it was read, and when a value is out of its range,
    ///   which nothing is sent for.
    func write(
        _ settings: [String: JSON],
        over read: [String: JSON],
        of campaign: RemoteObject
    ) async throws(ConnectorError) -> Receipt

    /// The operation that writing a schedule over one that was read, or removing it with `nil`, is at the vendor: what
    /// `foresee` takes.
    func operation(writing schedule: CampaignSchedule?, over read: ScheduledCampaign) -> String
}

/// What a vendor without settings answers; ``ScheduleFeatures`` says that it has none, so nobody asks.
extension SchedulingConnector {
    package func settings(
        _ names: Set<String>,
        of campaign: RemoteObject
    ) async throws(ConnectorError) -> [String: JSON] { [:] }

    package func write(
        _ settings: [String: JSON],
        over read: [String: JSON],
        of campaign: RemoteObject
    ) async throws(ConnectorError) -> Receipt {
        throw ConnectorError(
            .misconfigured,
            "The settings of \(campaign.kind) \"\(campaign.name)\" cannot be written here: leave them out.",
            target: campaign
        )
    }
}
