import RingdownCore

/// What differs between two states.
struct StateDifference {
    let old: StateDocument
    let new: StateDocument
    let origin: ChangeOrigin

    /// The changes of objects, ordered by address.
    var objectChanges: [Change] {
        let moves = moves
        let movedAway = Set(moves.values)
        let keys = Set(old.objects.keys).union(new.objects.keys).sorted {
            ($0.address, $0.deposed ?? "") < ($1.address, $1.deposed ?? "")
        }
        return keys.compactMap { key in
            if let from = moves[key], let before = old.objects[from], let after = new.objects[key] {
                let actions: ChangeActions = before.values == after.values ? .noOp : .update
                return change(key, actions, before, after, previousAddress: from.address)
            }
            switch (old.objects[key], new.objects[key]) {
            case (let before?, let after?):
                guard before.values != after.values else { return nil }
                return change(key, after.kind == .data ? .read : .update, before, after)
            // An object becomes deposed by losing its place to its replacement, which is the change.
            case (nil, let after?) where key.deposed == nil:
                return change(key, after.kind == .data ? .read : .create, nil, after)
            case (let before?, nil) where before.kind == .managed && !movedAway.contains(key):
                return change(key, .delete, before, nil)
            default: return nil
            }
        }
    }

    /// The changes of outputs, ordered by name.
    var outputChanges: [Change] {
        Set(old.outputs.keys).union(new.outputs.keys).sorted().compactMap { name in
            let before = old.outputs[name]
            let after = new.outputs[name]
            guard before?.value != after?.value else { return nil }
            let actions: ChangeActions = before == nil ? .create : after == nil ? .delete : .update
            var change = Change.output(name, actions: actions, phase: .applied, origin: origin)
            change.before = before?.value.present
            change.after = after?.value.present
            change.beforeSensitive = before?.mask
            change.afterSensitive = after?.mask
            return change
        }
    }

    /// Where an object came from, for those that were only given another address.
    ///
    /// A state does not say so. It is taken to be a move when exactly one object disappeared and exactly one
    /// appeared that have the same type, provider and `id`.
    private var moves: [StateDocument.Key: StateDocument.Key] {
        let gone = Dictionary(grouping: old.objects.keys.filter { new.objects[$0] == nil }) { old.objects[$0]?.mark }
        let come = Dictionary(grouping: new.objects.keys.filter { old.objects[$0] == nil }) { new.objects[$0]?.mark }
        var moves: [StateDocument.Key: StateDocument.Key] = [:]
        for case (let mark?, let keys) in come where keys.count == 1 && keys[0].deposed == nil {
            guard let from = gone[mark], from.count == 1, from[0].deposed == nil else { continue }
            moves[keys[0]] = from[0]
        }
        return moves
    }

    private func change(
        _ key: StateDocument.Key,
        _ actions: ChangeActions,
        _ before: StateObject?,
        _ after: StateObject?,
        previousAddress: String? = nil
    ) -> Change? {
        guard let object = after ?? before else { return nil }
        return Change(
            address: key.address,
            previousAddress: previousAddress,
            module: object.module,
            kind: object.kind,
            type: object.type,
            name: object.name,
            index: object.index,
            provider: object.provider,
            deposed: key.deposed,
            actions: actions,
            before: before?.values,
            after: after?.values,
            beforeSensitive: before?.sensitive,
            afterSensitive: after?.sensitive,
            phase: .applied,
            origin: origin
        )
    }
}

/// What is the same of an object wherever it stands.
private struct ObjectMark: Hashable {
    var type: String
    var provider: String?
    var id: String
}

extension StateObject {
    /// What tells this object from others of its kind; `nil` for one without an `id`, and for data.
    fileprivate var mark: ObjectMark? {
        guard kind == .managed, let id = values["id"]?.string, !id.isEmpty else { return nil }
        return ObjectMark(type: type, provider: provider, id: id)
    }
}
