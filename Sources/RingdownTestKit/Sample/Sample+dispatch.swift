package import Foundation
package import RingdownCore

extension Sample {
    /// The vendor's list that the sample binding names.
    package static let remoteList = RemoteObject(
        kind: "contact list",
        id: "c1d2",
        name: "Renewals Q4",
        division: division,
        version: "3"
    )

    /// The vendor's campaign that dials the sample list.
    package static func campaign(status: String = "off", version: String = "12") -> RemoteObject {
        RemoteObject(
            kind: "campaign",
            id: "a1b2",
            name: "Renewals",
            division: division,
            status: status,
            version: version
        )
    }

    /// A plan that starts the one campaign.
    package static func plan() -> DialPlan {
        DialPlan(
            contactList: remoteList,
            steps: [
                DialPlan.Step(
                    operation: "POST /api/v2/outbound/campaigns/{campaignId}/start",
                    target: campaign()
                )
            ],
            campaigns: [campaign()]
        )
    }

    /// The vendor's acceptance of the sample plan.
    package static func receipt(at instant: Date = now) -> Receipt {
        Receipt(at: instant, accepted: ["started campaign Renewals"], correlationIDs: ["correlation-1"])
    }

    /// Progress of the one campaign.
    package static func progress(
        _ stage: DialProgress.Stage = .dialing,
        reasons: [DialProgress.Reason] = [],
        called: Int = 20,
        total: Int = 200
    ) -> DialProgress {
        DialProgress(
            stage: stage,
            reasons: reasons,
            campaigns: [
                DialProgress.Campaign(id: "a1b2", name: "Renewals", status: "on", called: called, total: total)
            ]
        )
    }

    /// A permit as the gate issues it; `nil` when the gate does not let the trigger go out.
    package static func permit(for trigger: Trigger = trigger(), at instant: Date = now) -> Permit? {
        let facts = GateFacts(trigger: trigger, now: instant, windows: [:], recentDispatches: [], killSwitches: [])
        guard case .allowed(let permit, _) = Gate.standard.decide(facts) else { return nil }
        return permit
    }
}
