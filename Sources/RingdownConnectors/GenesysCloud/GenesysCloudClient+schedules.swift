import RingdownCore
import RingdownVendors

extension GenesysCloudClient {
    /// Every schedule of a kind, as far as the token sees them: one answer without pages.
    func schedules(_ kind: GenesysScheduled) async throws(ConnectorError) -> [GenesysCampaignSchedule] {
        try await read(GenesysCall(operation: kind.list), as: [GenesysCampaignSchedule].self)
    }

    /// A campaign's or sequence's schedule; `nil` when it has none.
    func schedule(of campaign: RemoteObject) async throws(ConnectorError) -> GenesysCampaignSchedule? {
        do throws(ConnectorError) {
            return try await readRecord(
                GenesysCall(operation: GenesysScheduled(campaign).read, id: campaign.id, target: campaign),
                as: GenesysCampaignSchedule.self
            )
        } catch {
            if error.code == .notFound { return nil }
            throw error
        }
    }

    /// Replaces a campaign's or sequence's schedule; the answer is the correlation id.
    func replace(
        _ schedule: GenesysCampaignSchedule,
        of campaign: RemoteObject
    ) async throws(ConnectorError) -> String? {
        let operation = GenesysScheduled(campaign).write
        let call = GenesysCall(operation: operation, id: campaign.id, body: schedule.json, target: campaign)
        return try await send(call).correlationID
    }

    /// Removes a campaign's or sequence's schedule; the answer is the correlation id.
    func removeSchedule(of campaign: RemoteObject) async throws(ConnectorError) -> String? {
        let call = GenesysCall(operation: GenesysScheduled(campaign).remove, id: campaign.id, target: campaign)
        return try await send(call).correlationID
    }

    /// The sequence of an id.
    func sequence(_ target: RemoteObject) async throws(ConnectorError) -> GenesysReference {
        try await read(GenesysCall(operation: .getSequence, id: target.id, target: target), as: GenesysReference.self)
    }

    /// The sequences whose name is exactly the given one, as far as the token sees them.
    func sequences(named name: String) async throws(ConnectorError) -> [GenesysReference] {
        let call = GenesysCall(
            operation: .getSequences,
            query: [("name", name), ("filterType", "Equals")],
            target: RemoteObject(kind: GenesysScheduled.sequence.rawValue, id: "", name: name)
        )
        return try await readAll(call, of: GenesysReference.self).filter { $0.name == name }
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
