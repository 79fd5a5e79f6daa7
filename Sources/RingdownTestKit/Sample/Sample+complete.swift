import Foundation
package import RingdownCore

/// Samples in which every optional field is filled, so that nothing is forgotten on the way through an adapter.
extension Sample {
    /// An instant that no coarse clock reads, down to the last bit.
    static let oddInstant = Date(timeIntervalSinceReferenceDate: 811_692_800.123_456_7)

    /// A change of a deposed object in a module, with every field filled.
    package static func completeChange() -> Change {
        Change(
            address: #"module.eu["de"].genesyscloud_outbound_campaign.renewals[0]"#,
            previousAddress: "genesyscloud_outbound_campaign.old",
            module: #"module.eu["de"]"#,
            kind: .managed,
            type: "genesyscloud_outbound_campaign",
            name: "renewals",
            index: 0,
            provider: "registry.terraform.io/mypurecloud/genesyscloud",
            deposed: "00000001",
            actions: .replaceCreatingFirst,
            reason: "replace_because_tainted",
            before: ["campaign_status": "off", "ratio": 0.1, "serial": 9_007_199_254_740_993, "none": .null],
            after: ["campaign_status": "on", "text": "Grüße 👋 \"\\\n\u{0001}", "list": [1, -2.5, true, []]],
            unknown: ["id": true],
            beforeSensitive: ["secret": true],
            afterSensitive: ["secret": true],
            isImport: true,
            carriesValues: false,
            phase: .drifted,
            origin: ChangeOrigin(
                source: "prod",
                workspace: "contact-centre-prod",
                lineage: "b3c1b7f4-6d0e-4c55-9a53-1d9d3c1e8a01",
                serial: .max,
                revision: "run-1",
                tool: "terraform 1.11.4"
            ),
            extra: ["deferred": ["reason": "instance_count_unknown"]]
        )
    }

    /// A trigger on which everything that can happen has happened.
    package static func completeTrigger(_ id: String = "trigger-complete") -> Trigger {
        var trigger = trigger(
            id,
            priority: true,
            cause: .rule(name: "renewals-go-live", changeID: "change-complete", address: "output.open"),
            clauses: [.window("business-hours"), .atMost(times: 2, seconds: 86_400), .approval, .unknown("moon")],
            limitKey: "renewals-go-live/list-renewals",
            deadline: oddInstant,
            idempotencyKey: "key-complete",
            createdAt: oddInstant,
            status: .dialing,
            dueAt: oddInstant.addingTimeInterval(0.1),
            decisionID: "decision-complete"
        )
        trigger.attempts = 3
        trigger.reason = "The vendor shows calls."
        trigger.approval = Trigger.Approval(by: "ada", at: oddInstant)
        trigger.intent = Intent(id: "intent-1", at: oddInstant, plan: plan())
        trigger.receipt = receipt(at: oddInstant)
        trigger.progress = progress(.waiting, reasons: [DialProgress.Reason(.noAgentsOnQueue, "Put agents on queue.")])
        return trigger
    }

    /// A decision about a vendor's refusal, with every field filled.
    package static func completeDecision(_ id: String = "decision-complete") -> Decision {
        Decision(
            id: id,
            at: oddInstant,
            kind: .refused,
            sentence: "The vendor refused it.",
            changeID: "change-complete",
            address: "output.open",
            triggerID: "trigger-complete",
            rule: "renewals-go-live",
            findings: [Decision.Finding("POST …/start", "403", "missing.division.permission")],
            explanation: Explanation(
                verdict: .refused,
                causes: [
                    Cause(
                        .missingPermissionInDivision,
                        .certain,
                        evidence: [Cause.Evidence(supports: false, "The token is fresh.")],
                        fix: "Grant the role in the division Sales."
                    )
                ],
                operation: OperationReference(
                    vendor: "genesys-cloud",
                    method: "POST",
                    path: "/api/v2/outbound/campaigns/{campaignId}/start",
                    requirement: Requirement(
                        [Permission(domain: "outbound", entity: "campaign", action: "start")],
                        mode: .any
                    )
                ),
                correctedRequest: CorrectedRequest(method: "POST", url: "https://example.com", body: ["a": 1])
            ),
            correlationID: "correlation-complete"
        )
    }
}
