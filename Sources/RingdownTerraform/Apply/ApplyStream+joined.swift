import Foundation
import RingdownCore

extension ApplyStream {
    /// How much the clocks of the machines that planned and applied may differ, in seconds.
    private static let clockTolerance = 300.0

    /// Throws unless everything that this run planned and did is in `plan`, and the run began after it was made.
    func checkBelongs(to plan: PlanDocument) throws(TerraformError) {
        let intended = Dictionary(grouping: plan.changes, by: \.address)
        for message in planned where message.action != "noop" {
            let candidates = intended[message.resource.address] ?? []
            guard candidates.contains(where: { message.agrees(with: $0.actions) }) else {
                throw unrelated(message.resource.address, "planned to \(Self.word(message.action))")
            }
        }
        // Data sources are also read while planning, and are then no part of the plan.
        for step in completed + errored where step.action != "read" {
            let candidates = intended[step.resource.address] ?? []
            guard candidates.contains(where: { $0.actions.reported?.contains(step.action) ?? true }) else {
                throw unrelated(step.resource.address, "applied (\(Self.word(step.action)))")
            }
        }
        if let made = Timestamp(plan.timestamp), let began = Timestamp(version?.startedAt),
            began.date.addingTimeInterval(Self.clockTolerance) < made.date
        {
            throw unrelated("the run began before the plan was made")
        }
    }

    private func unrelated(_ address: String, _ what: String) -> TerraformError {
        unrelated("\(address) was \(what) by the run, and not by the plan")
    }

    private func unrelated(_ why: String) -> TerraformError {
        TerraformError(
            .unrelatedPlan,
            "the plan is not the one this run applied, as \(why): "
                + "hand over the plan of the same run, saved with -out and written by `terraform show -json`"
        )
    }

    /// An action's word, when it is one of Terraform's.
    private static func word(_ action: String) -> String {
        let known = ["create", "update", "delete", "replace", "remove", "read", "move", "import"]
        return known.contains(action) ? action : "change"
    }

    /// Sorts the plan's changes into those that the run applied and those that it did not.
    func settle(with plan: PlanDocument, outcome: AppliedRun.Outcome, origin: ChangeOrigin) -> Settled {
        // How often each step is needed and was seen, since messages do not tell an object from a deposed one at its
        // address: in a broken run neither counts as done until all were seen. In a completed one a single sight is
        // enough, as Terraform reports two deletions at one address that run at the same time only once.
        var needed: [String: Int] = [:]
        var seen: [String: Int] = [:]
        for change in plan.changes {
            for action in change.actions.reported ?? [] { needed["\(action) \(change.address)", default: 0] += 1 }
        }
        for step in completed { seen["\(step.action) \(step.resource.address)", default: 0] += 1 }

        var settled = Settled()
        for planned in plan.changes {
            let isDone: Bool
            switch planned.actions.reported {
            case nil: isDone = false
            case []?: isDone = outcome == .completed
            case let actions?:
                isDone = actions.allSatisfy { action in
                    let key = "\(action) \(planned.address)"
                    return seen[key, default: 0] >= (outcome == .completed ? 1 : needed[key, default: 0])
                }
            }
            if isDone {
                settled.changes.append(planned.applied(origin))
            } else {
                settled.unapplied.append(planned.address)
            }
        }
        settleOutputs(of: plan, outcome: outcome, origin: origin, into: &settled)
        return settled
    }

    private func settleOutputs(
        of plan: PlanDocument,
        outcome: AppliedRun.Outcome,
        origin: ChangeOrigin,
        into settled: inout Settled
    ) {
        for planned in plan.outputs {
            var change = planned.applied(origin)
            if planned.actions == .delete {
                guard outcome == .completed, outputs?[planned.name] == nil else {
                    settled.unapplied.append(planned.address)
                    continue
                }
            } else {
                guard let output = outputs?[planned.name] else {
                    settled.unapplied.append(planned.address)
                    continue
                }
                if output.isSensitive {
                    change.afterSensitive = true
                } else if let value = output.value {
                    change.after = value.present
                    change.unknown = nil
                    // What was unknown may turn out to be what it was.
                    if planned.actions == .update, change.after == change.before { continue }
                }
            }
            settled.changes.append(change)
        }
    }
}

extension Change {
    /// This change, done.
    fileprivate func applied(_ origin: ChangeOrigin) -> Change {
        var change = self
        change.phase = .applied
        change.origin = origin
        return change
    }
}
