import Foundation
import RingdownCore
import RingdownVendors

/// One call that a script places. CXone gives a started script no name to find it by, so a contact with the number that
/// is newer than what was there before is taken for the call, and a script is never started twice.
extension CXoneConnector {
    /// How far back contacts are looked at.
    private static let memory: TimeInterval = 86_400

    /// What placing one call with a script means now; the skill's version is the newest contact with the number.
    func prepare(
        _ call: CallOrder,
        _ script: RemoteObject,
        on name: String
    ) async throws(ConnectorError) -> DialPlan {
        let found = try await skill(name)
        var skill = try object(found, nil)
        try check(found, skill, presents: call)
        let newest = try await contacts(with: call.to, of: skill).last
        skill.version = newest?.contact.contactId ?? "0"
        var steps = [DialPlan.Step(operation: CXoneEndpoint.startScript.name, target: script)]
        if skill.status != SkillState.running {
            steps.insert(DialPlan.Step(operation: CXoneEndpoint.startSkill.name, target: skill), at: 0)
        }
        return DialPlan(
            contactList: script,
            steps: steps,
            campaigns: [skill],
            contact: DialPlan.PlannedContact(id: call.reference, column: "P1", number: call.to, from: call.from)
        )
    }

    /// Starts the script with the number, the number to show and the trigger's id; says so in a line of the receipt.
    func start(
        _ script: RemoteObject,
        calling contact: DialPlan.PlannedContact,
        on skill: RemoteObject
    ) async throws(ConnectorError) -> String {
        let id = try await client.startScript(
            script,
            path: script.name,
            on: skill,
            parameters: [contact.number.e164, contact.from?.e164 ?? "", contact.id]
        )
        return "started script \(script.name) for \(contact.number.masked), contact \(id)"
    }

    /// How far a script's call is.
    func scriptProgress(of plan: DialPlan) async throws(ConnectorError) -> DialProgress {
        var readings: [CXoneSkillReading] = []
        for skill in plan.campaigns { readings.append(try await reading(skill, CXoneCallList())) }
        let progress = CXoneSkillReading.progress(readings)
        guard let (contact, isOver) = try await call(of: plan) else { return waiting(progress, readings) }
        return DialProgress(
            stage: isOver ? .finished : .dialing,
            campaigns: progress.campaigns,
            call: DialProgress.Call(at: contact.began ?? "an unknown time", result: nil)
        )
    }

    /// Whether a script's call is there; where it is not, nobody can tell whether the script was started.
    func reconcileScript(_ plan: DialPlan) async throws(ConnectorError) -> Reconciliation {
        guard let contact = plan.contact else { return .unknown("The plan has no call.") }
        guard let (found, _) = try await call(of: plan) else {
            return .unknown(
                "No contact with \(contact.number.masked) is shown, and CXone does not tell whether script "
                    + "\(plan.contactList.name) was started: look at the skill's contacts."
            )
        }
        let line = "\(contact.number.masked) was called at \(found.began ?? "an unknown time")"
        return .happened(Receipt(at: clock.now(), accepted: [line]))
    }

    /// The plan's call; `nil` while no contact of it is shown.
    private func call(
        of plan: DialPlan
    ) async throws(ConnectorError) -> (contact: CXoneCompletedContact, isOver: Bool)? {
        guard let number = plan.contact?.number, let skill = plan.campaigns.first else { return nil }
        let before = skill.version.flatMap { Int($0) } ?? 0
        return try await contacts(with: number, of: skill).last { Self.order($0.contact) > before }
    }

    /// The contacts with a number in the last day, the newest last.
    private func contacts(
        with number: PhoneNumber,
        of skill: RemoteObject
    ) async throws(ConnectorError) -> [(contact: CXoneCompletedContact, isOver: Bool)] {
        let now = clock.now()
        let over = try await client.completedContacts(
            of: skill,
            from: now.addingTimeInterval(-Self.memory),
            to: now.addingTimeInterval(60)
        )
        let active = try await client.activeContacts(of: skill)
        return (over.map { (contact: $0, isOver: true) } + active.map { (contact: $0, isOver: false) })
            .filter { entry in
                let called = (entry.contact.called ?? "").filter(\.isNumber)
                // The vendor keeps North American numbers with or without their country code.
                return called.count >= 7 && number.e164.hasSuffix(called)
            }
            .sorted { Self.order($0.contact) < Self.order($1.contact) }
    }

    /// Contacts are numbered as they come.
    private static func order(_ contact: CXoneCompletedContact) -> Int {
        contact.contactId.flatMap { Int($0) } ?? 0
    }
}
