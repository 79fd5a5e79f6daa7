/// Finds the rules that can be about a change: by phase, then workspace, then resource, then an attribute's value.
///
/// It may name rules that turn out not to match, and never leaves one out that matches or waits.
struct RuleIndex: Sendable {
    private var phases: [Phase: TextTable<ResourceTable>] = [:]

    init(_ rules: [Rule]) {
        for (position, rule) in rules.enumerated() {
            for way in RuleFacets.ways(of: rule) { add(position, rule.phase, way) }
        }
    }

    /// The positions of the rules that can match a change or wait for it, in the order of the rules.
    func candidates(for change: Change, areDigests: Bool) -> [Int] {
        var positions: Set<Int> = []
        phases[change.phase]?.visit(change.origin.workspace) { table in
            table.visit(change) { $0.collect(change, areDigests: areDigests, into: &positions) }
        }
        return positions.sorted()
    }

    private mutating func add(_ position: Int, _ phase: Phase, _ way: RuleFacets) {
        let workspaces = TextKey.keys(of: .allOf(way.workspaces))
        let values = way.attributes.compactMap { ValueKey($0) }
        let value = values.min { $0.rank < $1.rank }
        for workspace in workspaces {
            phases[phase, default: TextTable()].update(workspace, ResourceTable()) { table in
                table.add(position, resource: way.resources.min { $0.rank < $1.rank }, value: value)
            }
        }
    }
}

/// Rules by the resource that they name.
struct ResourceTable: Sendable {
    private var addresses = TextTable<ValueTable>()
    private var types: [String: ValueTable] = [:]

    mutating func add(_ position: Int, resource: ResourcePattern?, value: ValueKey?) {
        switch resource {
        case .type(let type): types[type, default: ValueTable()].add(position, value)
        case .address(let address): add(position, .exact(address), value)
        case .glob(let glob):
            // A glob without wild characters still means one address only.
            add(position, TextKey(glob), value)
        case nil: add(position, .rest, value)
        }
    }

    private mutating func add(_ position: Int, _ key: TextKey, _ value: ValueKey?) {
        addresses.update(key, ValueTable()) { $0.add(position, value) }
    }

    func visit(_ change: Change, _ body: (ValueTable) -> Void) {
        addresses.visit(change.address, body)
        let plain = change.addressWithoutIndex
        if plain != change.address, let table = addresses.exactly(plain) { body(table) }
        if let table = types[change.type] { body(table) }
    }
}

/// Rules by what they want to stand at an attribute.
struct ValueTable: Sendable {
    private var paths: PathNode?
    private var rest: [Int] = []

    mutating func add(_ position: Int, _ key: ValueKey?) {
        guard let key else {
            rest.append(position)
            return
        }
        var node = paths ?? PathNode()
        paths = nil
        node.add(position, key)
        paths = node
    }

    func collect(_ change: Change, areDigests: Bool, into positions: inout Set<Int>) {
        positions.formUnion(rest)
        guard let paths else { return }
        guard change.carriesValues else {
            paths.collectAll(into: &positions)
            return
        }
        let masks = [change.unknown] + (areDigests ? [change.beforeSensitive, change.afterSensitive] : [])
        let values = PathNode.Values(
            before: change.before,
            after: change.after,
            hidden: masks.compactMap(\.self),
            areDigests: areDigests
        )
        paths.collect(values, into: &positions)
    }
}

extension ResourcePattern {
    /// The lower, the fewer changes it fits.
    fileprivate var rank: Int {
        switch self {
        case .address: 0
        case .glob: 1
        case .type: 2
        }
    }
}

extension ValueKey {
    /// The lower, the fewer changes it fits.
    fileprivate var rank: Int {
        switch content {
        case .literals: 0
        case .texts: 1
        case .something: 2
        }
    }
}
