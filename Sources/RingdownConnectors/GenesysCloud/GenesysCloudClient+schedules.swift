import RingdownCore
import RingdownVendors

extension GenesysCloudClient {
    /// Every campaign's schedule, as far as the token sees them: one answer without pages.
    func schedules() async throws(ConnectorError) -> [GenesysCampaignSchedule] {
        try await read(GenesysCall(operation: .getSchedules), as: [GenesysCampaignSchedule].self)
    }

    /// A campaign's schedule; `nil` when it has none.
    func schedule(of campaign: RemoteObject) async throws(ConnectorError) -> GenesysCampaignSchedule? {
        do throws(ConnectorError) {
            return try await readRecord(
                GenesysCall(operation: .getSchedule, id: campaign.id, target: campaign),
                as: GenesysCampaignSchedule.self
            )
        } catch {
            if error.code == .notFound { return nil }
            throw error
        }
    }

    /// Replaces a campaign's schedule; the answer is the correlation id.
    func replace(
        _ schedule: GenesysCampaignSchedule,
        of campaign: RemoteObject
    ) async throws(ConnectorError) -> String? {
        let call = GenesysCall(operation: .putSchedule, id: campaign.id, body: schedule.json, target: campaign)
        return try await send(call).correlationID
    }

    /// Removes a campaign's schedule; the answer is the correlation id.
    func removeSchedule(of campaign: RemoteObject) async throws(ConnectorError) -> String? {
        try await send(GenesysCall(operation: .deleteSchedule, id: campaign.id, target: campaign)).correlationID
    }

    /// The campaigns whose name is exactly the given one, as far as the token sees them.
    func campaigns(named name: String) async throws(ConnectorError) -> [GenesysCampaign] {
        let call = GenesysCall(
            operation: .getCampaigns,
            query: [("name", name), ("filterType", "Equals")],
            target: RemoteObject(kind: "campaign", id: "", name: name)
        )
        return try await readAll(call, of: GenesysCampaign.self).filter { $0.name == name }
    }
}
