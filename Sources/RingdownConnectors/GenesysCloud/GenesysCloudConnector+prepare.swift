import Foundation
package import RingdownCore
import RingdownVendors

extension GenesysCloudConnector {
    package func prepare(_ order: DialOrder) async throws(ConnectorError) -> DialPlan {
        switch order.target {
        case .contactList(let binding): try await prepare(binding)
        case .call(let call): try await prepare(call)
        }
    }

    private func prepare(_ binding: ContactListBinding) async throws(ConnectorError) -> DialPlan {
        let list = try await contactList(binding.list, as: binding.name, in: binding.division)
        let all = try await client.campaigns(ofList: list).map(campaignObject)
        let campaigns = try chosen(binding.campaigns, among: all, dialing: list)
        var steps: [DialPlan.Step] = []
        for campaign in campaigns where try needsStart(campaign) {
            steps.append(DialPlan.Step(operation: GenesysCloudOperation.startCampaign.rawValue, target: campaign))
        }
        return DialPlan(contactList: list, steps: steps, campaigns: campaigns)
    }

    /// A campaign as plans hold it.
    func campaignObject(_ campaign: GenesysCampaign) -> RemoteObject {
        RemoteObject(
            kind: Kind.campaign,
            id: campaign.id ?? "",
            name: campaign.name ?? campaign.id ?? "",
            division: campaign.division?.division,
            status: campaign.campaignStatus,
            version: campaign.version.map(String.init)
        )
    }

    /// The vendor's list of an id or a name.
    ///
    /// - Parameters:
    ///   - text: the vendor's id or name of it.
    ///   - name: Ringdown's name for it.
    ///   - division: where it is expected.
    func contactList(
        _ text: String,
        as name: String,
        in division: Division
    ) async throws(ConnectorError) -> RemoteObject {
        if UUID(uuidString: text) != nil {
            let wanted = RemoteObject(kind: Kind.contactList, id: text, name: name, division: division)
            return object(try await client.contactList(id: text, target: wanted))
        }
        let wanted = RemoteObject(kind: Kind.contactList, id: "", name: text, division: division)
        let found = try await client.contactLists(named: text, target: wanted)
        return object(try only(found, wanted, .getContactLists) { $0.id })
    }

    /// The one object that a listing shows under a name.
    ///
    /// - Parameter wanted: what was asked for, by its name.
    func only<Object>(
        _ found: [Object],
        _ wanted: RemoteObject,
        _ operation: GenesysCloudOperation,
        id: (Object) -> String?
    ) throws(ConnectorError) -> Object {
        guard let first = found.first else {
            throw missing(
                "No \(wanted.kind) named \"\(wanted.name)\" is visible to the OAuth client: check the name, and that the "
                    + "client's role is granted in the \(wanted.kind)'s division, because others are not shown.",
                operation,
                wanted
            )
        }
        guard found.count == 1 else {
            let ids = found.compactMap(id).sorted().joined(separator: ", ")
            throw ConnectorError(
                .ambiguous,
                "\(found.count) \(wanted.kind)s are named \"\(wanted.name)\": use one of the ids \(ids).",
                operation: operation.rawValue,
                status: 200,
                target: wanted
            )
        }
        return first
    }

    private func object(_ list: GenesysContactList) -> RemoteObject {
        RemoteObject(
            kind: Kind.contactList,
            id: list.id ?? "",
            name: list.name ?? list.id ?? "",
            division: list.division?.division,
            version: list.version.map(String.init)
        )
    }

    /// The campaigns that a binding names by id or name, all of them when it names none.
    func chosen(
        _ names: [String],
        among all: [RemoteObject],
        dialing list: RemoteObject
    ) throws(ConnectorError) -> [RemoteObject] {
        guard !all.isEmpty else {
            throw missing(
                "No campaign that is visible to the OAuth client dials contact list \"\(list.name)\": make one, or "
                    + "grant the client's role in the campaign's division.",
                .getCampaigns,
                list
            )
        }
        guard !names.isEmpty else { return all }
        var chosen: [RemoteObject] = []
        for name in names {
            let found = all.filter { $0.id == name || $0.name == name }
            guard let campaign = found.first else {
                let known = all.map { "\"\($0.name)\"" }.sorted().joined(separator: ", ")
                throw missing(
                    "No visible campaign \"\(name)\" dials contact list \"\(list.name)\"; those that do are \(known): "
                        + "correct the name, or grant the client's role in the campaign's division.",
                    .getCampaigns,
                    RemoteObject(kind: Kind.campaign, id: "", name: name)
                )
            }
            guard found.count == 1 else {
                throw ConnectorError(
                    .ambiguous,
                    "\(found.count) campaigns of contact list \"\(list.name)\" are named \"\(name)\": use one of "
                        + "the ids \(found.map(\.id).sorted().joined(separator: ", ")).",
                    operation: GenesysCloudOperation.getCampaigns.rawValue,
                    status: 200,
                    target: campaign
                )
            }
            if !chosen.contains(campaign) { chosen.append(campaign) }
        }
        return chosen
    }

    /// Whether a campaign is to be started; one that is on its way off can be neither started nor counted as on.
    func needsStart(_ campaign: RemoteObject) throws(ConnectorError) -> Bool {
        switch campaign.status.flatMap(GenesysCampaignStatus.init) {
        case .on?: return false
        case .off?, .complete?, .invalid?, .forcedOff?: return true
        case .stopping?, .forcedStopping?: throw stopping(campaign)
        case nil:
            throw ConnectorError(
                .invalid,
                "Campaign \"\(campaign.name)\" is in state \(campaign.status ?? "unknown"), from which it cannot be "
                    + "started: look at it in the admin console.",
                operation: GenesysCloudOperation.getCampaigns.rawValue,
                status: 200,
                target: campaign
            )
        }
    }

    /// The refusal to start a campaign that is on its way off.
    func stopping(_ campaign: RemoteObject) -> ConnectorError {
        ConnectorError(
            .invalid,
            "Campaign \"\(campaign.name)\" is stopping: wait until its last calls have ended, then retry.",
            operation: GenesysCloudOperation.getCampaign.rawValue,
            status: 200,
            target: campaign
        )
    }

    private func missing(
        _ message: String,
        _ operation: GenesysCloudOperation,
        _ target: RemoteObject
    ) -> ConnectorError {
        ConnectorError(.notFound, message, operation: operation.rawValue, status: 200, target: target)
    }
}
