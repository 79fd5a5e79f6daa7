import RingdownCore
import RingdownTerraform

extension HookWorker {
    /// What a fetched document holds for the intake.
    struct Findings {
        var changes: [Change] = []
        /// Sensitive values that stand elsewhere in the document.
        var secrets: Set<JSON> = []
        /// What is recorded beside the changes; `nil` when they say it all.
        var remark: Decision?
    }

    /// The changes that a delivery tells of, fetched from its source.
    func findings(of delivery: inout HookDelivery) async throws(HookFailure) -> Findings {
        guard case .hcpTerraform(let documents)? = hooks.sources[delivery.source]?.kind else {
            throw .unusable("The source \(delivery.source) is no longer configured.")
        }
        guard let notice = HCPNotification(json: delivery.content), let workspace = notice.workspace else {
            throw .unusable("It was remembered by another version.")
        }
        var origin = ChangeOrigin(source: delivery.source, workspace: workspace)
        switch notice.consequence {
        case .nothing: return Findings()
        case .planned:
            origin.revision = notice.runID
            let run = notice.runID ?? ""
            let bytes = try await fetch { () throws(RunDocumentsError) in try await documents.plan(ofRun: run) }
            let plan = try plan(bytes, origin)
            return Findings(changes: plan.all, secrets: plan.secrets)
        case .drifted:
            origin.revision = notice.assessmentID
            let id = notice.assessmentID ?? ""
            let bytes = try await fetch { () throws(RunDocumentsError) in try await documents.assessment(id) }
            let plan = try plan(bytes, origin)
            return Findings(changes: plan.drift, secrets: plan.secrets)
        case .applied:
            origin.revision = notice.runID
            let run = notice.runID ?? ""
            let bytes = try await fetch { () throws(RunDocumentsError) in try await documents.plan(ofRun: run) }
            let state = try await state(after: notice, &delivery, documents)
            origin.lineage = state?.lineage
            origin.serial = state?.serial
            let plan = try plan(bytes, origin)
            return Findings(changes: plan.applied(in: state), secrets: plan.secrets)
        case .partlyApplied:
            origin.revision = notice.runID
            return try await findings(ofFailedRun: notice, origin, &delivery, documents)
        }
    }

    /// The state that a run wrote; `nil` when it cannot be told any more, or not be read.
    ///
    /// Which state version it is gets written down before its serial goes into a change's identity: an attempt after
    /// this one would otherwise find a later version and take the same change for another.
    private func state(
        after notice: HCPNotification,
        _ delivery: inout HookDelivery,
        _ documents: any RunDocuments
    ) async throws(HookFailure) -> StateDocument? {
        if let resolved = delivery.resolved {
            guard let id = resolved["state"]?.string else { return nil }
            let bytes = try await fetch { () throws(RunDocumentsError) in try await documents.state(version: id) }
            return try? StateDocument(parsing: bytes)
        }
        var found: (id: String, state: StateDocument)?
        do throws(RunDocumentsError) {
            if let workspace = notice.workspaceID {
                let version = try await documents.currentState(ofWorkspace: workspace)
                if version.runID == notice.runID {
                    let bytes = try await documents.state(version: version.id)
                    found = (try? StateDocument(parsing: bytes)).map { (version.id, $0) }
                }
            }
        } catch {
            // A token that may read plans and not states gives the changes without serial and without what was unknown.
            if error.isPassing, error.code != .refused, error.code != .notFound { throw .documents(error) }
        }
        delivery.resolved = ["state": found.map { .string($0.id) } ?? .null]
        do throws(StoreError) {
            try await hooks.deliveries.update(delivery)
        } catch {
            throw .store(error)
        }
        return found?.state
    }

    func plan(_ bytes: [UInt8], _ origin: ChangeOrigin) throws(HookFailure) -> PlanDocument {
        do throws(TerraformError) {
            return try PlanDocument(parsing: bytes, origin: origin)
        } catch {
            throw .unusable(error.message)
        }
    }

    func fetch(
        _ document: () async throws(RunDocumentsError) -> [UInt8]
    ) async throws(HookFailure) -> [UInt8] {
        do throws(RunDocumentsError) { return try await document() } catch { throw .documents(error) }
    }
}
