import RingdownCore
import RingdownVendors

extension GenesysCloudClient {
    /// Every campaign that dials a contact list, as far as the token sees them.
    func campaigns(ofList list: RemoteObject) async throws(ConnectorError) -> [GenesysCampaign] {
        let call = GenesysCall(operation: .getCampaigns, query: [("contactListId", list.id)], target: list)
        return try await readAll(call, of: GenesysCampaign.self).filter { $0.contactList?.id == list.id }
    }

    /// A campaign as it is now, with every member that the vendor gave.
    func campaign(_ target: RemoteObject) async throws(ConnectorError) -> GenesysCampaign {
        try await readRecord(
            GenesysCall(operation: .getCampaign, id: target.id, target: target),
            as: GenesysCampaign.self
        )
    }

    /// Starts a campaign; the answer is the correlation id.
    func start(_ target: RemoteObject) async throws(ConnectorError) -> String? {
        try await send(GenesysCall(operation: .startCampaign, id: target.id, target: target)).correlationID
    }

    /// Replaces a campaign, which must carry its present version; the answer is the correlation id.
    func replace(_ campaign: GenesysCampaign, _ target: RemoteObject) async throws(ConnectorError) -> String? {
        var call = GenesysCall(operation: .putCampaign, id: target.id, body: campaign.json, target: target)
        // Without this flag the service would take the decimal as unset.
        if campaign.members["maxCallsPerAgentDecimal"] != nil {
            call.query = [("useMaxCallsPerAgentDecimal", "true")]
        }
        return try await send(call).correlationID
    }

    /// How far a campaign is.
    func progress(of target: RemoteObject) async throws(ConnectorError) -> GenesysCampaignProgress {
        try await read(
            GenesysCall(operation: .getCampaignProgress, id: target.id, target: target),
            as: GenesysCampaignProgress.self
        )
    }

    /// What a campaign has to work with.
    func diagnostics(of target: RemoteObject) async throws(ConnectorError) -> GenesysCampaignDiagnostics {
        try await read(
            GenesysCall(operation: .getCampaignDiagnostics, id: target.id, target: target),
            as: GenesysCampaignDiagnostics.self
        )
    }

    /// What a campaign is doing.
    func stats(of target: RemoteObject) async throws(ConnectorError) -> GenesysCampaignStats {
        try await read(
            GenesysCall(operation: .getCampaignStats, id: target.id, target: target),
            as: GenesysCampaignStats.self
        )
    }
}
