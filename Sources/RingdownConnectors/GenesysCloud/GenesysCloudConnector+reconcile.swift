import Foundation
package import RingdownCore
import RingdownVendors

extension GenesysCloudConnector {
    package func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation {
        var seen: [(target: RemoteObject, finding: Finding)] = []
        var campaignSteps = intent.plan.steps
        if let contact = intent.plan.contact {
            campaignSteps.removeAll { $0.target.kind == Kind.contact }
            let kept = try await client.contact(contact.id, inList: intent.plan.contactList)
            if let record = kept?.callRecords?[contact.column], let at = record.lastAttempt {
                return .happened(Receipt(at: clock.now(), accepted: ["\(contact.number.masked) was called at \(at)"]))
            }
            for step in intent.plan.steps where step.target.kind == Kind.contact {
                let words =
                    "\(contact.number.masked) is \(kept == nil ? "not " : "")on list \(intent.plan.contactList.name)"
                seen.append((step.target, kept == nil ? .untouched(words + ".") : .started(words)))
            }
        }
        for step in campaignSteps {
            do throws(ConnectorError) {
                let campaign = try await client.campaign(step.target)
                seen.append((step.target, finding(campaign, step.target, intent.at)))
            } catch {
                guard error.code == .notFound else { throw error }
                seen.append((step.target, .unclear("campaign \(step.target.name) is not shown any more.")))
            }
        }
        return conclusion(seen, intent)
    }

    /// What one campaign shows of the start that was about to be made.
    private enum Finding {
        case started(String)
        case untouched(String)
        case unclear(String)
    }

    private func finding(_ campaign: GenesysCampaign, _ before: RemoteObject, _ at: Date) -> Finding {
        let status = campaign.campaignStatus ?? "unknown"
        let version = campaign.version.map(String.init)
        let name = before.name
        if campaign.status == .on { return .started("campaign \(name) is on") }
        let when = campaign.dateModified.flatMap(GenesysTime.date)
        let isUnchanged =
            status == before.status && version != nil && version == before.version && when.map { $0 < at } ?? true
        if isUnchanged { return .untouched("campaign \(name) is \(status) in version \(version ?? "") as before.") }
        if campaign.status == .complete, before.status != GenesysCampaignStatus.complete.rawValue {
            return .started("campaign \(name) ran and is complete")
        }
        if campaign.status?.isStopping ?? false { return .started("campaign \(name) ran and is \(status)") }
        let order = when.map { $0 < at ? " before the call" : " after the call was begun" } ?? ""
        return .unclear(
            "campaign \(name) was \(before.status ?? "unknown") in version \(before.version ?? "unknown") and is "
                + "\(status) in version \(version ?? "unknown"); somebody changed it\(order)."
        )
    }

    /// One answer for all campaigns: certain when each of them shows whether it was started.
    private func conclusion(
        _ seen: [(target: RemoteObject, finding: Finding)],
        _ intent: Intent
    ) -> Reconciliation {
        var happened: [RemoteObject] = []
        var started: [String] = []
        var untouched: [String] = []
        var unclear: [String] = []
        for (target, finding) in seen {
            switch finding {
            case .started(let sentence):
                happened.append(target)
                started.append(sentence)
            case .untouched(let sentence): untouched.append(sentence)
            case .unclear(let sentence): unclear.append(sentence)
            }
        }
        if unclear.isEmpty, untouched.isEmpty {
            let withoutStep = intent.plan.campaigns.filter { campaign in
                !intent.plan.steps.contains { $0.target.id == campaign.id }
            }
            return .happened(Receipt(at: clock.now(), accepted: withoutStep.map { alreadyOn($0) } + started))
        }
        if unclear.isEmpty, started.isEmpty { return .didNotHappen(untouched.joined(separator: " ").capitalFirst) }
        let sentences = unclear + started.map { "\($0)." } + untouched
        if unclear.isEmpty { return .partlyHappened(happened, sentences.joined(separator: " ").capitalFirst) }
        return .unknown(sentences.joined(separator: " ").capitalFirst)
    }
}

extension String {
    var capitalFirst: String { prefix(1).uppercased() + dropFirst() }
}
