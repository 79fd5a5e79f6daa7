package import RingdownCore

extension Delivery {
    /// How many names a line lists at most.
    private static let listed = 8

    /// What a plan intends, and what it says beside that.
    init(_ plan: PlanDocument) {
        self.init(changes: plan.all, warnings: [])
        secrets = plan.allSecrets
        if plan.isErrored { warnings.append("the plan failed; what it shows is what it had found until then") }
        if plan.isComplete == false, !plan.isErrored {
            warnings.append("the plan is not complete (-target, or deferred changes): more may change later")
        }
        if !plan.drift.isEmpty {
            notes.append("drift, found outside of Terraform: " + Self.list(plan.drift.map(\.address)))
        }
        for (reason, changes) in Dictionary(grouping: plan.deferred, by: \.reason).sorted(by: { $0.key < $1.key }) {
            notes.append("deferred to a later plan (\(reason)): " + Self.list(changes.map(\.change.address)))
        }
        for check in plan.checks where check.status != "pass" {
            let problems = check.problems.isEmpty ? "" : ": " + check.problems.joined(separator: "; ")
            notes.append("\(check.kind) \(check.address) says \(check.status)\(problems)")
        }
        for action in plan.actionInvocations {
            let when = action.triggeredBy.map { " \(action.event ?? "with") \($0)" } ?? ""
            notes.append("\(action.isDeferred ? "defers" : "invokes") \(action.address)\(when)")
        }
    }

    /// What a run did.
    init(_ run: AppliedRun, hasPlan: Bool) {
        self.init(changes: run.changes, warnings: [])
        warnings = run.failures.map { failure in
            "the apply reported an error" + (failure.address.map { " for \($0)" } ?? "") + ": \(failure.summary)"
        }
        switch run.outcome {
        case .completed: break
        case .failed: warnings.append("the apply failed; only what it completed counts as applied")
        case .truncated:
            warnings.append("the stream broke off; what it shows as completed counts as applied, the rest is not known")
        }
        if !run.unapplied.isEmpty {
            warnings.append("planned, and not seen to be applied: \(run.unapplied.joined(separator: ", "))")
        }
        if !hasPlan, !run.changes.isEmpty {
            warnings.append(
                "an apply stream carries no attribute values; rules on attributes wait until it is submitted with --plan"
            )
        }
    }

    private static func list(_ names: [String]) -> String {
        let rest = names.count - listed
        return names.prefix(listed).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
}

extension PlanDocument {
    /// The sensitive values of the whole plan, whether what holds them is applied or not.
    package var allSecrets: Set<JSON> {
        var found = secrets
        for change in all + deferred.map(\.change) {
            change.before?.collectScalars(markedBy: change.beforeSensitive, into: &found)
            change.after?.collectScalars(markedBy: change.afterSensitive, into: &found)
        }
        return found
    }
}

extension StateDocument {
    /// The sensitive values of all objects and outputs.
    var secrets: Set<JSON> {
        var found: Set<JSON> = []
        for object in objects.values { object.values.collectScalars(markedBy: object.sensitive, into: &found) }
        for output in outputs.values where output.isSensitive { output.value.collectScalars(into: &found) }
        return found
    }
}
