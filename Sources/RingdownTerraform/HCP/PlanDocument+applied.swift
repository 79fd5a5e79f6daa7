package import RingdownCore

extension PlanDocument {
    /// The changes of a plan that was applied: resources, then outputs.
    ///
    /// - Parameter state: the state that the apply wrote; with it, what was unknown until apply is known. `nil` leaves
    ///   it unknown.
    package func applied(in state: StateDocument?) -> [Change] {
        (changes + outputs).map { $0.applied(in: state) }
    }
}

extension Change {
    /// This change, applied, with what was unknown until then taken from the state that the apply wrote.
    func applied(in state: StateDocument?) -> Change {
        var change = self
        change.phase = .applied
        guard let state, let unknown = change.unknown else { return change }
        let known: (value: JSON, sensitive: JSON?)?
        if change.kind == .output {
            known = state.outputs[change.name].map { ($0.value, $0.isSensitive ? true : nil) }
        } else {
            let key = StateDocument.Key(address: change.address, deposed: change.deposed)
            known = state.objects[key].map { ($0.values, $0.sensitive) }
        }
        guard let known else { return change }
        change.after = JSON.filled(change.after, unknown, from: known.value)
        change.unknown = nil
        change.afterSensitive = JSON.union(change.afterSensitive, known.sensitive)
        return change
    }
}

extension JSON {
    /// A value with the places of a mask taken from another one.
    fileprivate static func filled(_ value: JSON?, _ mask: JSON, from source: JSON?) -> JSON? {
        switch mask {
        case .bool(true): return source
        case .object(let masks) where mask.marks:
            var members = value?.object ?? [:]
            for (name, mask) in masks { members[name] = filled(members[name], mask, from: source?[name]) }
            return .object(members)
        case .array(let masks):
            var elements = value?.array ?? []
            for (place, mask) in masks.enumerated() where mask.marks {
                guard let filled = filled(value?[place], mask, from: source?[place]) else { continue }
                while elements.count <= place { elements.append(.null) }
                elements[place] = filled
            }
            return .array(elements)
        default: return value
        }
    }

    /// Whether a mask marks any place.
    private var marks: Bool {
        switch self {
        case .bool(let mark): mark
        case .object(let masks): masks.values.contains { $0.marks }
        case .array(let masks): masks.contains { $0.marks }
        default: false
        }
    }

    /// The places that either of two masks marks; `nil` when neither marks one.
    fileprivate static func union(_ left: JSON?, _ right: JSON?) -> JSON? {
        guard let left else { return right }
        guard let right else { return left }
        switch (left, right) {
        case (.bool(true), _), (_, .bool(true)): return true
        case (.object(let left), .object(let right)):
            return .object(left.merging(right) { union($0, $1) ?? false })
        case (.array(let left), .array(let right)):
            return .array(
                (0..<max(left.count, right.count)).map { place in
                    union(
                        place < left.count ? left[place] : nil,
                        place < right.count ? right[place] : nil
                    ) ?? false
                }
            )
        case (.bool, let mask), (let mask, .bool): return mask
        // Masks of different shapes: whatever they mark, nothing below is shown.
        default: return true
        }
    }
}
