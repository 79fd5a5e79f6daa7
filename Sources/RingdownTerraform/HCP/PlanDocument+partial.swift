import RingdownCore

extension PlanDocument {
    /// The changes of a plan whose apply failed, sorted by what the state says that this apply wrote.
    ///
    /// Only the state is asked: where a provider reports a failure and stores the planned values all the same, the
    /// change counts as applied, as it does for Terraform.
    package func partlyApplied(in state: StateDocument) -> PartialApply {
        var settled = PartialApply()
        for change in changes + outputs {
            switch change.standing(in: state) {
            case .applied: settled.changes.append(change.applied(in: state))
            case .unapplied(let reason): settled.leaveOut(change, isUnapplied: true, reason)
            case .undecided(let reason): settled.leaveOut(change, isUnapplied: false, reason)
            }
        }
        return settled
    }
}

extension PartialApply {
    fileprivate mutating func leaveOut(_ change: Change, isUnapplied: Bool, _ reason: String) {
        let address = change.address + (change.deposed.map { " (deposed \($0))" } ?? "")
        leftOut.append(LeftOut(address: address, isUnapplied: isUnapplied, reason: reason))
    }
}

/// How a planned change stands in the state that its apply left.
private enum Standing {
    case applied
    case unapplied(String)
    /// The state fits both, or neither.
    case undecided(String)
}

extension Change {
    fileprivate func standing(in state: StateDocument) -> Standing {
        let object = state.objects[StateDocument.Key(address: address, deposed: deposed)]
        let value = kind == .output ? state.outputs[name]?.value : object?.values
        if makesObject, object?.isTainted == true {
            return .unapplied("The state holds it as tainted: its creation failed.")
        }
        switch actions {
        case .unknown: return .undecided("It cannot be told: what is done to it is not known.")
        case .delete, .forget:
            return value == nil ? .applied : .unapplied("The state still holds it.")
        // Moved, imported or made: that it stands at its address is what was to be done.
        case .noOp, .create,
            .read where before == nil:
            return value == nil ? .unapplied("The state does not hold it.") : .applied
        case .read, .update, .replace, .replaceCreatingFirst, .replaceForgetting:
            // An output whose value becomes null is updated, and then in no state.
            guard let value = value ?? (kind == .output ? .null : nil) else {
                return .unapplied("The state does not hold it.")
            }
            return standing(of: value)
        }
    }

    /// Whether a new object is made.
    private var makesObject: Bool {
        switch actions {
        case .create, .replace, .replaceCreatingFirst, .replaceForgetting: true
        case .noOp, .read, .update, .delete, .forget, .unknown: false
        }
    }

    /// How a change from one value to another stands, by the value that the state holds.
    private func standing(of value: JSON) -> Standing {
        switch (JSON.agree(after, value, exceptAt: unknown), JSON.agree(before, value)) {
        case (true, false): .applied
        case (false, true): .unapplied("The state holds the values from before.")
        case (true, true):
            .undecided("It cannot be told: the plan knew no new value of it, and the state holds those from before.")
        case (false, false):
            .undecided("It cannot be told: the state holds neither the planned values nor those from before.")
        }
    }
}

extension JSON {
    /// Whether two values are the same but for the places of a mask; a member that is missing counts as `null`.
    fileprivate static func agree(_ left: JSON?, _ right: JSON?, exceptAt mask: JSON? = nil) -> Bool {
        let mask = mask?.nonEmptyMask
        switch (mask, left ?? .null, right ?? .null) {
        case (.bool?, _, _): return true
        // The elements of a set are in another order once all of them are known.
        case (.array?, _, _): return true
        case (_, .object(let left), .object(let right)):
            return Set(left.keys).union(right.keys).allSatisfy { agree(left[$0], right[$0], exceptAt: mask?[$0]) }
        case (_, .array(let left), .array(let right)):
            return left.count == right.count && zip(left, right).allSatisfy { agree($0, $1) }
        // Where all of an object was unknown, the plan leaves it out.
        case (.object?, .null, .object(let right)):
            return right.allSatisfy { agree(nil, $1, exceptAt: mask?[$0]) }
        case (_, let left, let right): return left == right
        }
    }
}
