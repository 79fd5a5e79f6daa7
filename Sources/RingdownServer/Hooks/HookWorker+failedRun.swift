import Logging
import RingdownCore
import RingdownEngine
import RingdownTerraform

extension HookWorker {
    /// Changes that a decision lists at most.
    private static let findingLimit = 50

    /// The state that a failed run wrote, or why there is none.
    private enum Aftermath {
        case written(StateDocument)
        case none(String)
    }

    /// What a run did apply before it failed, by the state that it wrote.
    ///
    /// The state is asked for first: a run that failed while planning wrote none, and may have no plan either.
    func findings(
        ofFailedRun notice: HCPNotification,
        _ origin: ChangeOrigin,
        _ delivery: inout HookDelivery,
        _ documents: any RunDocuments
    ) async throws(HookFailure) -> Findings {
        let run = notice.runID ?? ""
        let state: StateDocument
        switch try await aftermath(of: notice, &delivery, documents) {
        case .written(let written): state = written
        case .none(let reason): return Findings(remark: nothing(of: notice, delivery, reason))
        }
        let bytes = try await fetch { () throws(RunDocumentsError) in try await documents.plan(ofRun: run) }
        var origin = origin
        origin.lineage = state.lineage
        origin.serial = state.serial
        let plan = try plan(bytes, origin)
        guard !plan.isErrored else {
            return Findings(remark: nothing(of: notice, delivery, "Its plan failed, and such a plan is never applied."))
        }
        let settled = plan.partlyApplied(in: state)
        // What is left out may hold the same secrets as what is taken in.
        return Findings(
            changes: settled.changes,
            secrets: plan.allSecrets,
            remark: remark(on: settled, of: notice, delivery)
        )
    }

    /// The state that a failed run wrote.
    ///
    /// Which version it is gets written down once found, so that another attempt gives the same identities.
    private func aftermath(
        of notice: HCPNotification,
        _ delivery: inout HookDelivery,
        _ documents: any RunDocuments
    ) async throws(HookFailure) -> Aftermath {
        var version = delivery.resolved?["state"]?.string
        if version == nil {
            guard let workspace = notice.workspaceID else { return .none("The notification names no workspace's id.") }
            let current: RunStateVersion
            do throws(RunDocumentsError) {
                current = try await documents.currentState(ofWorkspace: workspace)
            } catch {
                // A workspace without a state answers as one does whose states the token may not read.
                guard error.code == .notFound || error.code == .refused else { throw .documents(error) }
                return .none("No state can be read: \(error.message)")
            }
            guard current.runID == notice.runID else {
                return .none(
                    "The workspace's current state version \(current.id) was not written by it: it failed before its "
                        + "apply changed anything, or another run has written since."
                )
            }
            version = current.id
            delivery.resolved = ["state": .string(current.id)]
            do throws(StoreError) {
                try await hooks.deliveries.update(delivery)
            } catch {
                throw .store(error)
            }
        }
        let id = version ?? ""
        let bytes = try await fetch { () throws(RunDocumentsError) in try await documents.state(version: id) }
        do throws(TerraformError) {
            return .written(try StateDocument(parsing: bytes))
        } catch {
            throw .unusable(error.message)
        }
    }

    /// The decision that nothing follows from a failed run.
    private func nothing(of notice: HCPNotification, _ delivery: HookDelivery, _ reason: String) -> Decision {
        decision(on: notice, delivery, "nothing of it is taken in. \(reason)", [])
    }

    /// The decision that tells what of a failed run was taken in, and what was not.
    private func remark(on settled: PartialApply, of notice: HCPNotification, _ delivery: HookDelivery) -> Decision {
        let unapplied = settled.leftOut.count { $0.isUnapplied }
        let undecided = settled.leftOut.count - unapplied
        let leftOut = settled.leftOut.filter { !$0.isUnapplied } + settled.leftOut.filter { $0.isUnapplied }
        return decision(
            on: notice,
            delivery,
            "of its planned changes the state that it wrote shows \(settled.changes.count) as applied, which are taken "
                + "in, and \(unapplied) as not applied; of \(undecided) it cannot be told, and they are left out.",
            leftOut.prefix(Self.findingLimit).map { change in
                Decision.Finding(change.address, change.isUnapplied ? "no" : "unknown", change.reason)
            }
        )
    }

    private func decision(
        on notice: HCPNotification,
        _ delivery: HookDelivery,
        _ outcome: String,
        _ findings: [Decision.Finding]
    ) -> Decision {
        let sentence = "The run \(notice.runID ?? "") of the workspace \(notice.workspace ?? "") failed: \(outcome)"
        engine.logger.notice(
            "A run failed",
            metadata: ["source": "\(delivery.source)", "delivery": "\(delivery.id)", "outcome": "\(sentence)"]
        )
        return Decision(
            id: engine.ids.next(),
            at: engine.clock.now(),
            kind: .failed,
            sentence: sentence,
            findings: [Decision.Finding("delivery", delivery.key, "It came to the source \(delivery.source).")]
                + findings,
            correlationID: delivery.id
        )
    }
}
