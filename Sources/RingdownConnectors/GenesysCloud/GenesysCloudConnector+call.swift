import RingdownCore
import RingdownVendors

/// One call is a contact of its own: put before those that wait on the connection's list, and dialed by its campaign.
///
/// `conversations/calls` is not used: it calls on behalf of a user, and client credentials have none.
extension GenesysCloudConnector {
    /// What placing one call means now.
    ///
    /// The contact has the trigger's id, so what is on the list already is seen, and neither added nor dialed again.
    func prepare(_ call: CallOrder) async throws(ConnectorError) -> DialPlan {
        guard case .campaign(let campaignName, let listName) = call.connection.dialing else {
            throw ConnectorError(
                .misconfigured,
                "\(call.connection.words.capitalFirst) names a skill, which Genesys Cloud does not dial with: give it a "
                    + "campaign and a list under personalConnections."
            )
        }
        let list = try await contactList(
            listName,
            as: call.connection.name ?? call.connection.id,
            in: call.connection.division
        )
        let all = try await client.campaigns(ofList: list)
        let target = try chosen([campaignName], among: all.map(campaignObject), dialing: list)[0]
        let campaign = all.first { $0.id == target.id } ?? GenesysCampaign()
        try check(campaign, target, presents: call)
        let contact = DialPlan.PlannedContact(
            id: call.reference,
            column: try column(of: campaign, target),
            number: call.to
        )
        let kept = try await client.contact(contact.id, inList: list)
        var plan = DialPlan(contactList: list, steps: [], campaigns: [target], contact: contact)
        if kept == nil {
            plan.steps.append(
                DialPlan.Step(
                    operation: GenesysCloudOperation.addContacts.rawValue,
                    target: RemoteObject(
                        kind: Kind.contact,
                        id: contact.id,
                        name: contact.number.masked,
                        division: list.division
                    )
                )
            )
        }
        if kept?.callRecords?[contact.column]?.lastAttempt == nil, try needsStart(target) {
            if target.status == GenesysCampaignStatus.complete.rawValue {
                try await checkNothingIsRepeated(list, target, besides: kept == nil ? 0 : 1)
            }
            plan.steps.append(
                DialPlan.Step(operation: GenesysCloudOperation.startCampaign.rawValue, target: target)
            )
        }
        return plan
    }

    /// Adds the contact; one that is there already, added by a request whose answer was lost, keeps its place and is
    /// not dialed again.
    func add(
        _ contact: DialPlan.PlannedContact,
        to list: RemoteObject,
        by client: GenesysCloudClient
    ) async throws(ConnectorError) -> (String, String?) {
        let added = try await client.addContacts(
            [
                GenesysWritableContact(
                    id: contact.id,
                    contactListId: list.id,
                    data: [contact.column: contact.number.e164]
                )
            ],
            toList: list.id,
            priority: true,
            doNotQueue: true
        )
        guard added.contacts.contains(where: { $0.id == contact.id }) else {
            throw ConnectorError(
                .noAnswer,
                "Genesys Cloud did not keep the contact under the id \(contact.id): it is read back.",
                operation: GenesysCloudOperation.addContacts.rawValue,
                status: 200,
                correlationID: added.correlationID,
                target: list
            )
        }
        return ("put \(contact.number.masked) first on list \(list.name)", added.correlationID)
    }

    /// Refuses a call from another number than the one that the campaign shows.
    private func check(
        _ campaign: GenesysCampaign,
        _ target: RemoteObject,
        presents call: CallOrder
    ) throws(ConnectorError) {
        let shown = campaign.callerAddress?.filter { $0.isNumber } ?? ""
        guard !shown.isEmpty, shown != call.from.e164.filter({ $0.isNumber }) else { return }
        throw ConnectorError(
            .invalid,
            "Campaign \"\(target.name)\" shows \(campaign.callerAddress ?? "") to whom it calls, not \(call.from): set "
                + "its caller address in the admin console, or call from the number that it shows.",
            operation: GenesysCloudOperation.getCampaigns.rawValue,
            status: 200,
            target: target
        )
    }

    /// The column that the campaign dials first.
    private func column(of campaign: GenesysCampaign, _ target: RemoteObject) throws(ConnectorError) -> String {
        guard let column = campaign.phoneColumns?.first?.columnName else {
            throw ConnectorError(
                .invalid,
                "Campaign \"\(target.name)\" has no phone column: choose one in the admin console.",
                operation: GenesysCloudOperation.getCampaigns.rawValue,
                status: 200,
                target: target
            )
        }
        return column
    }

    /// Refuses to start a complete campaign whose list has other contacts: it would dial all of them once more.
    private func checkNothingIsRepeated(
        _ list: RemoteObject,
        _ campaign: RemoteObject,
        besides own: Int
    ) async throws(ConnectorError) {
        let others = try await client.size(ofList: list) - own
        guard others > 0 else { return }
        throw ConnectorError(
            .invalid,
            "Campaign \"\(campaign.name)\" is complete, and starting it would call the \(others) other contacts of list "
                + "\"\(list.name)\" once more: turn on Always Running, clear the list, then retry.",
            operation: GenesysCloudOperation.startCampaign.rawValue,
            status: 200,
            target: campaign
        )
    }
}
