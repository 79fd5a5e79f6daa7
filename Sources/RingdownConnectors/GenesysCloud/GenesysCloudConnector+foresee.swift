package import RingdownCore
import RingdownVendors

extension GenesysCloudConnector {
    package func foresee(_ step: DialPlan.Step) async -> Explanation {
        let unsent = ConnectorError(.refused, "It has not been sent.", operation: step.operation, target: step.target)
        // A role that may edit a campaign turns it on by replacing it, where it may not start it.
        let isStart = step.operation == GenesysCloudOperation.startCampaign.rawValue
        return GenesysDiagnosis.foresee(
            step.operation,
            on: step.target,
            inspection: await inspect(for: unsent),
            standIn: isStart ? Permission(domain: "outbound", entity: "campaign", action: "edit") : nil,
            hosts: client.hosts,
            now: clock.now()
        )
    }
}
