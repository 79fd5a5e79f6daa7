import RingdownCore

extension ApplyStream {
    /// What was applied as far as the stream alone says it: addresses and actions, without values.
    func settleAlone(outcome: AppliedRun.Outcome, origin: ChangeOrigin) -> Settled {
        var settled = Settled()
        var order: [String] = []
        var steps: [String: [Step]] = [:]
        for step in completed {
            if steps[step.resource.address] == nil { order.append(step.resource.address) }
            steps[step.resource.address, default: []].append(step)
        }
        let plans = Dictionary(grouping: planned, by: \.resource.address)
        for address in order {
            settled.changes += changes(steps[address] ?? [], planned: plans[address] ?? [], origin: origin)
        }
        for plan in planned where ["move", "import", "remove"].contains(plan.action) && outcome == .completed {
            settled.changes.append(
                change(plan.resource, plan.action == "remove" ? .forget : .noOp, plan: plan, origin: origin)
            )
        }
        let done = Set(settled.changes.map(\.address))
        settled.unapplied = planned.map(\.resource.address).filter { !done.contains($0) }
        settled.changes += outputChanges(outcome: outcome, origin: origin)
        return settled
    }

    /// The changes that the completed steps of one address add up to.
    private func changes(_ steps: [Step], planned: [StreamedPlan], origin: ChangeOrigin) -> [Change] {
        var rest = steps
        var changes: [Change] = []
        let plansReplacement = planned.contains { $0.action == "replace" }
        // A deposed object's deletion beside a creation is no replacement.
        if plansReplacement || planned.isEmpty {
            let created = rest.firstIndex { $0.action == "create" }
            let deleted = rest.firstIndex { $0.action == "delete" }
            if let created, let deleted {
                let plan = planned.first { $0.action == "replace" }
                let actions: ChangeActions = created < deleted ? .replaceCreatingFirst : .replace
                changes.append(change(rest[created].resource, actions, plan: plan, origin: origin))
                rest.remove(at: max(created, deleted))
                rest.remove(at: min(created, deleted))
            } else if plansReplacement {
                rest.removeAll { $0.action == "create" || $0.action == "delete" }
            }
        }
        for step in rest {
            let plan = planned.first { $0.action == step.action }
            let actions: ChangeActions
            switch step.action {
            case "create": actions = .create
            case "update": actions = .update
            case "delete": actions = .delete
            case "read" where plan != nil: actions = .read
            default: continue
            }
            changes.append(change(step.resource, actions, plan: plan, origin: origin))
        }
        return changes
    }

    private func change(
        _ resource: StreamedResource,
        _ actions: ChangeActions,
        plan: StreamedPlan?,
        origin: ChangeOrigin
    ) -> Change {
        Change(
            address: resource.address,
            previousAddress: plan?.previousAddress,
            module: resource.module,
            kind: resource.kind,
            type: resource.type,
            name: resource.name,
            index: resource.index,
            actions: actions,
            reason: plan?.reason,
            isImport: plan.map { $0.isImport || $0.action == "import" } ?? false,
            carriesValues: false,
            phase: .applied,
            origin: origin
        )
    }

    /// The outputs after the apply: their values are known, what they were before is known only of new ones.
    private func outputChanges(outcome: AppliedRun.Outcome, origin: ChangeOrigin) -> [Change] {
        let names = Set((outputs ?? [:]).keys).union(plannedOutputs.keys).sorted()
        return names.compactMap { name in
            let actions = StreamedOutput.actions(plannedOutputs[name]?.action)
            var change = Change.output(name, actions: actions, phase: .applied, origin: origin)
            change.carriesValues = actions == .create
            if actions == .delete { return outcome == .completed ? change : nil }
            guard actions != .noOp, let output = outputs?[name] else { return nil }
            if output.isSensitive {
                change.afterSensitive = true
                change.unknown = true
            } else if let value = output.value {
                change.after = value.present
            }
            return change
        }
    }
}
