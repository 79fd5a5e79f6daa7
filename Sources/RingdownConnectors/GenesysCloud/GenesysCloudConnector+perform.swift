import Logging
package import RingdownCore
import RingdownVendors

extension GenesysCloudConnector {
    package func perform(
        _ plan: DialPlan,
        for trigger: String,
        permit: Permit
    ) async throws(ConnectorError) -> Receipt {
        var accepted = plan.campaigns
            .filter { campaign in !plan.steps.contains { $0.target.id == campaign.id } }
            .map { alreadyOn($0) }
        var correlationIDs: [String] = []
        var accomplished: [RemoteObject] = []
        for step in plan.steps {
            do throws(ConnectorError) {
                let (line, correlationID) = try await perform(step, of: plan, for: trigger, permit: permit)
                accepted.append(line)
                if let correlationID { correlationIDs.append(correlationID) }
                accomplished.append(step.target)
            } catch {
                var error = error
                error.accomplished = accomplished
                throw error
            }
        }
        return Receipt(at: clock.now(), accepted: accepted, correlationIDs: correlationIDs)
    }

    /// Carries out one step; returns its line of the receipt and the vendor's correlation id.
    private func perform(
        _ step: DialPlan.Step,
        of plan: DialPlan,
        for trigger: String,
        permit: Permit
    ) async throws(ConnectorError) -> (String, String?) {
        var client = client
        // None of its reads waits for the rate limit, because the permit runs out.
        client.mayWait = false
        client.expectPermitted = { [provider, clock] () throws(ConnectorError) in
            guard permit.covers(trigger: trigger, provider: provider, at: clock.now()) else {
                throw ConnectorError.notPermitted(trigger, at: provider, step)
            }
        }
        try client.expectPermitted()
        switch (GenesysCloudOperation(rawValue: step.operation), plan.contact) {
        case (.startCampaign?, _): return try await start(step.target, by: client)
        case (.addContacts?, let contact?): return try await add(contact, to: plan.contactList, by: client)
        default: throw ConnectorError.unknown(step)
        }
    }

    /// The line of a receipt for a campaign that needed no start.
    func alreadyOn(_ campaign: RemoteObject) -> String { "campaign \(campaign.name) already on" }

    private func start(
        _ campaign: RemoteObject,
        by client: GenesysCloudClient
    ) async throws(ConnectorError) -> (String, String?) {
        do throws(ConnectorError) {
            return ("started campaign \(campaign.name)", try await client.start(campaign))
        } catch {
            switch error.code {
            case .refused where error.status == 403:
                guard await mayEdit(campaign, by: client) else { throw error }
                return try await turnOn(campaign, after: error, by: client)
            case .invalid:
                // What the service says of a campaign that is on already is not specified: its state decides.
                guard await isOn(campaign, by: client) else { throw error }
                return (alreadyOn(campaign), error.correlationID)
            default: throw error
            }
        }
    }

    /// Whether the token may edit the campaign, which turns it on too where a role is older than `campaign:start`.
    private func mayEdit(_ campaign: RemoteObject, by client: GenesysCloudClient) async -> Bool {
        guard let division = campaign.division else { return false }
        let edit = Permission(domain: "outbound", entity: "campaign", action: "edit")
        do throws(ConnectorError) {
            return try await client.permitted(edit).reaches(division)
        } catch {
            logger.info(
                "whether the campaign may be edited could not be seen",
                metadata: ["campaign": "\(campaign.id)", "reason": "\(error.message)"]
            )
            return false
        }
    }

    private func isOn(_ campaign: RemoteObject, by client: GenesysCloudClient) async -> Bool {
        do throws(ConnectorError) { return try await client.campaign(campaign).status == .on } catch { return false }
    }

    /// Turns a campaign on by replacing it; a change that came between reading and writing is met by reading again.
    ///
    /// - Parameter refusal: why it could not be started; thrown when it cannot be replaced either.
    private func turnOn(
        _ target: RemoteObject,
        after refusal: ConnectorError,
        by client: GenesysCloudClient
    ) async throws(ConnectorError) -> (String, String?) {
        var attemptsLeft = 2
        while true {
            attemptsLeft -= 1
            var campaign = try await client.campaign(target)
            switch campaign.status {
            case .on?: return (alreadyOn(target), refusal.correlationID)
            case .stopping?, .forcedStopping?: throw stopping(target)
            case .off?, .complete?, .invalid?, .forcedOff?: break
            case nil: throw refusal
            }
            campaign.status = .on
            do throws(ConnectorError) {
                return ("turned on campaign \(target.name)", try await client.replace(campaign, target))
            } catch {
                if error.isVersionConflict, attemptsLeft > 0 { continue }
                throw error.code == .refused ? refusal : error
            }
        }
    }
}

extension ConnectorError {
    /// Whether the object was changed between reading and writing it; the vendor says so with 409 and with 400.
    var isVersionConflict: Bool {
        let code = GenesysErrorBody(message: vendorMessage, code: vendorCode, status: status).recognisedCode
        return code == GenesysErrorTemplate.wrongVersion.code || code == "version.conflict"
    }
}
