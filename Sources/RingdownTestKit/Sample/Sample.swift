package import Foundation
package import RingdownCore

/// Values for tests: complete and alike, with what a test is about set by the test.
package enum Sample {
    /// The instant at which samples happen: 2026-09-21T14:13:20Z, a Monday.
    package static let now = Date(timeIntervalSince1970: 1_790_000_000)

    /// The division that samples live in.
    package static let division = Division(id: "division-sales", name: "Sales")

    /// A contact list of one campaign.
    package static func binding(
        id: String = "list-renewals",
        name: String = "renewals-q4",
        provider: String = "genesys",
        list: String = "Renewals Q4",
        campaigns: [String] = ["Renewals"],
        division: Division = division
    ) -> ContactListBinding {
        ContactListBinding(
            id: id,
            name: name,
            provider: provider,
            list: list,
            campaigns: campaigns,
            division: division
        )
    }

    /// A personal connection of two numbers.
    package static func connection(
        id: String = "12345",
        name: String? = "renewals-line",
        provider: String = "genesys",
        from: [PhoneNumber] = [number("+12025550100"), number("+12025550101")],
        dialing: PersonalConnectionBinding.Dialing = .campaign("Single calls", list: "Single calls"),
        division: Division = division
    ) -> PersonalConnectionBinding {
        PersonalConnectionBinding(
            id: id,
            name: name,
            provider: provider,
            from: from,
            dialing: dialing,
            division: division
        )
    }

    /// A number, which a test writes as it should be.
    package static func number(_ text: String) -> PhoneNumber {
        do throws(PhoneNumberError) { return try PhoneNumber(e164: text) } catch { preconditionFailure(error.message) }
    }

    /// A trigger of one call, which waits for its first dispatch.
    package static func callTrigger(
        _ id: String = "call-1",
        connection: PersonalConnectionBinding = connection(),
        from: PhoneNumber = number("+12025550100"),
        to: PhoneNumber = number("+12125550142"),
        cause: Trigger.Cause = .caller(id: "ci"),
        clauses: [GateClause] = [],
        idempotencyKey: String? = nil,
        createdAt: Date = now,
        status: TriggerStatus = .queued
    ) -> Trigger {
        var trigger = Trigger(
            id: id,
            order: DialOrder(call: CallOrder(connection: connection, from: from, to: to, reference: id)),
            cause: cause,
            clauses: clauses,
            idempotencyKey: idempotencyKey,
            createdAt: createdAt
        )
        trigger.status = status
        return trigger
    }

    /// A campaign that was turned on; another serial makes it another change.
    package static func change(
        _ address: String = "genesyscloud_outbound_campaign.renewals",
        before: JSON? = ["campaign_status": "off", "name": "Renewals"],
        after: JSON? = ["campaign_status": "on", "name": "Renewals"],
        phase: Phase = .applied,
        workspace: String = "contact-centre-prod",
        serial: Int? = 7
    ) -> Change {
        Change(
            address: address,
            type: address.split(separator: ".").first.map(String.init) ?? "",
            name: address.split(separator: ".").last.map(String.init) ?? "",
            actions: .update,
            before: before,
            after: after,
            phase: phase,
            origin: ChangeOrigin(
                source: "cli",
                workspace: workspace,
                lineage: "b3c1b7f4-6d0e-4c55-9a53-1d9d3c1e8a01",
                serial: serial
            )
        )
    }

    /// A trigger that waits for its first dispatch.
    package static func trigger(
        _ id: String = "trigger-1",
        contactList: ContactListBinding = binding(),
        priority: Bool = false,
        cause: Trigger.Cause = .caller(id: "ci"),
        clauses: [GateClause] = [],
        limitKey: String? = nil,
        deadline: Date? = nil,
        idempotencyKey: String? = nil,
        createdAt: Date = now,
        status: TriggerStatus = .queued,
        dueAt: Date?? = nil,
        decisionID: String? = nil
    ) -> Trigger {
        var trigger = Trigger(
            id: id,
            order: DialOrder(contactList: contactList, priority: priority),
            cause: cause,
            clauses: clauses,
            limitKey: limitKey,
            deadline: deadline,
            idempotencyKey: idempotencyKey,
            createdAt: createdAt,
            decisionID: decisionID
        )
        trigger.status = status
        if let dueAt { trigger.dueAt = dueAt }
        return trigger
    }

    /// A decision about what the test says.
    package static func decision(
        _ id: String = "decision-1",
        at instant: Date = now,
        kind: Decision.Kind = .matched,
        sentence: String = "Rule renewals-go-live matched.",
        changeID: String? = nil,
        triggerID: String? = nil,
        rule: String? = nil,
        correlationID: String? = nil
    ) -> Decision {
        Decision(
            id: id,
            at: instant,
            kind: kind,
            sentence: sentence,
            changeID: changeID,
            triggerID: triggerID,
            rule: rule,
            correlationID: correlationID
        )
    }

    /// A change on its way into the store, with one decision unless the test gives others.
    package static func entry(
        _ id: String = "change-1",
        change: Change = change(),
        at instant: Date = now,
        decisions: [Decision]? = nil,
        triggers: [Trigger] = []
    ) -> IntakeEntry {
        IntakeEntry(
            id: id,
            change: change,
            at: instant,
            decisions: decisions ?? [decision("decision-of-\(id)", at: instant, changeID: id)],
            triggers: triggers
        )
    }

    /// A kill switch for a provider, or for all.
    package static func killSwitch(_ provider: String? = nil, reason: String = "complaints") -> KillSwitch {
        KillSwitch(provider: provider, by: "ada", reason: reason, since: now)
    }
}
