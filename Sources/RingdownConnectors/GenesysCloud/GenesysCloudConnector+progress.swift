package import RingdownCore
import RingdownVendors

extension GenesysCloudConnector {
    package func progress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress {
        let readings = try await plan.campaigns.concurrently { target throws(ConnectorError) in
            try await reading(target)
        }
        guard let contact = plan.contact else { return GenesysCampaignReading.progress(readings) }
        return GenesysCallReading(
            contact: try await client.contact(contact.id, inList: plan.contactList),
            column: contact.column,
            readings: readings
        ).progress
    }

    private func reading(_ target: RemoteObject) async throws(ConnectorError) -> GenesysCampaignReading {
        let campaign = try await client.campaign(target)
        var reading = GenesysCampaignReading(
            before: target,
            campaign: campaign,
            progress: try await client.progress(of: target)
        )
        guard campaign.status == .on || campaign.status?.isStopping ?? false else { return reading }
        reading.diagnostics = try await client.diagnostics(of: target)
        if reading.diagnostics?.outstandingInteractionsCount == nil {
            reading.stats = try await client.stats(of: target)
        }
        return reading
    }
}
