import Foundation
package import RingdownCore
import RingdownVendors

extension CXoneConnector {
    package func reconcile(_ intent: Intent) async throws(ConnectorError) -> Reconciliation {
        var finding = Finding()
        let plan = intent.plan
        if plan.contactList.kind == Kind.script { return try await reconcileScript(plan) }
        if let contact = plan.contact, let placed = try await readBack(contact, intent, &finding) { return placed }
        for step in plan.steps where step.target.kind == Kind.skill {
            do throws(ConnectorError) {
                try await readBack(step.target, plan, &finding)
            } catch {
                guard error.code == .notFound else { throw error }
                finding.unclear.append("skill \(step.target.name) is not shown any more.")
            }
        }
        return finding.conclusion(
            Receipt(
                at: clock.now(),
                accepted: plan.campaigns
                    .filter { skill in !plan.steps.contains { $0.target.id == skill.id } }
                    .map { alreadyRunning($0) } + finding.happened
            )
        )
    }

    /// What reading back showed.
    private struct Finding {
        var targets: [RemoteObject] = []
        var happened: [String] = []
        var missing: [String] = []
        var unclear: [String] = []

        func conclusion(_ receipt: Receipt) -> Reconciliation {
            let sentences = (unclear + happened.map { "\($0)." } + missing).joined(separator: " ").capitalFirst
            if !unclear.isEmpty { return .unknown(sentences) }
            if missing.isEmpty { return .happened(receipt) }
            return targets.isEmpty ? .didNotHappen(sentences) : .partlyHappened(targets, sentences)
        }
    }

    /// Reads a single call back: its list, its record and its attempts; the call itself decides at once.
    private func readBack(
        _ contact: DialPlan.PlannedContact,
        _ intent: Intent,
        _ finding: inout Finding
    ) async throws(ConnectorError) -> Reconciliation? {
        let plan = intent.plan
        var list = plan.contactList
        if list.id.isEmpty, let skill = plan.campaigns.first { list = try await callsList(for: skill) }
        for step in plan.steps where step.operation == CXoneEndpoint.mapCallList.name {
            if list.id.isEmpty {
                finding.missing.append("There is no calling list \(list.name).")
            } else {
                finding.targets.append(step.target)
                finding.happened.append("calling list \(list.name) is there")
            }
        }
        let uploads = plan.steps.filter { $0.target.kind == Kind.record }
        guard !list.id.isEmpty else {
            finding.missing += uploads.map { "\($0.target.name) is on no list." }
            return nil
        }
        if let attempt = try await attempt(contact.id, on: list) {
            let line = "\(contact.number.masked) was called at \(attempt.dateOfCall ?? "an unknown time")"
            return .happened(Receipt(at: clock.now(), accepted: [line]))
        }
        guard let upload = uploads.first else { return nil }
        var isThere = try await client.record(contact.id, in: list) != nil
        if !isThere {
            // The clocks may differ by a little; a job of another upload only makes this wait.
            let open = try await client.jobs(of: list, since: intent.at.addingTimeInterval(-60))
                .filter { $0.isComplete != true && $0.isCancelled != true }
            for job in open { try await settle(job, on: list, intent) }
            if !open.isEmpty { isThere = try await client.record(contact.id, in: list) != nil }
        }
        if isThere {
            finding.targets.append(upload.target)
            finding.happened.append("\(contact.number.masked) is on calling list \(list.name)")
        } else {
            finding.missing.append("\(contact.number.masked) is not on calling list \(list.name).")
        }
        return nil
    }

    /// Waits for a job that may be the lost upload's, so that what it brings is not uploaded twice.
    private func settle(_ job: CXoneUploadJob, on list: RemoteObject, _ intent: Intent) async throws(ConnectorError) {
        do throws(ConnectorError) {
            _ = try await client.follow(job, on: list)
        } catch {
            // Rows that were refused are no record; a job that goes on is looked at again.
            guard error.code != .invalid else { return }
            var later = error
            later.code = .unavailable
            throw later
        }
    }

    /// Reads a skill back: it runs, it ran and dialed meanwhile, or it was never started.
    private func readBack(
        _ before: RemoteObject,
        _ plan: DialPlan,
        _ finding: inout Finding
    ) async throws(ConnectorError) {
        if try await client.skill(before).isRunning == true {
            finding.targets.append(before)
            finding.happened.append("skill \(before.name) is running")
            return
        }
        let mark: String? =
            plan.contactList.id.isEmpty
            ? nil : CXoneSkillReading.mark(of: before.id, in: try await client.callList(plan.contactList))
        if before.version != nil, mark != before.version {
            finding.targets.append(before)
            finding.happened.append("skill \(before.name) dialed meanwhile and is stopped")
        } else {
            finding.missing.append("Skill \(before.name) is stopped as before.")
        }
    }
}
