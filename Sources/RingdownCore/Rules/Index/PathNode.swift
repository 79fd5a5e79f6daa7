/// The attributes that rules look at, as a tree that is walked along a change's values.
struct PathNode {
    private var children: [JSONPath.Step: PathNode] = [:]
    private var literalsBefore: [JSON: [Int]] = [:]
    private var literalsAfter: [JSON: [Int]] = [:]
    private var textsBefore = TextTable<[Int]>()
    private var textsAfter = TextTable<[Int]>()
    private var something: [Int] = []

    /// Adds the rule at a position under a key; `depth` steps of its path lead here.
    mutating func add(_ position: Int, _ key: ValueKey, depth: Int = 0) {
        guard depth == key.path.steps.count else {
            children[key.path.steps[depth], default: PathNode()].add(position, key, depth: depth + 1)
            return
        }
        switch (key.content, key.side) {
        case (.literals(let values), .before):
            for value in values { literalsBefore[value, default: []].append(position) }
        case (.literals(let values), .after):
            for value in values { literalsAfter[value, default: []].append(position) }
        case (.texts(let texts), .before):
            for text in texts { textsBefore.update(text, []) { $0.append(position) } }
        case (.texts(let texts), .after):
            for text in texts { textsAfter.update(text, []) { $0.append(position) } }
        case (.something, _): something.append(position)
        }
    }

    /// Every rule here and below whose attribute may fit what stands in a change, or is not known.
    func collect(_ values: Values, into positions: inout Set<Int>) {
        if values.hidden.contains(true) {
            collectAll(into: &positions)
            return
        }
        if values.hidden.contains(where: \.containsMark) || (values.areDigests && holdsDigest(values)) {
            collectHere(into: &positions)
        } else {
            if let before = values.before {
                positions.formUnion(literalsBefore[before] ?? [])
                if let text = before.string { textsBefore.visit(text) { positions.formUnion($0) } }
            }
            if let after = values.after {
                positions.formUnion(literalsAfter[after] ?? [])
                if let text = after.string { textsAfter.visit(text) { positions.formUnion($0) } }
            }
            positions.formUnion(something)
        }
        if children.count <= values.breadth {
            for (step, child) in children {
                if let next = values.next(step) { child.collect(next, into: &positions) }
            }
        } else {
            for step in values.steps {
                if let child = children[step], let next = values.next(step) { child.collect(next, into: &positions) }
            }
        }
    }

    private func holdsDigest(_ values: Values) -> Bool {
        values.before?.holdsDigest ?? false || values.after?.holdsDigest ?? false
    }

    /// Every rule here and below.
    func collectAll(into positions: inout Set<Int>) {
        collectHere(into: &positions)
        for child in children.values { child.collectAll(into: &positions) }
    }

    private func collectHere(into positions: inout Set<Int>) {
        for found in literalsBefore.values { positions.formUnion(found) }
        for found in literalsAfter.values { positions.formUnion(found) }
        textsBefore.visitAll { positions.formUnion($0) }
        textsAfter.visitAll { positions.formUnion($0) }
        positions.formUnion(something)
    }
}

extension PathNode {
    /// What stands at one place of a change.
    struct Values {
        var before: JSON?
        var after: JSON?
        /// The masks of what is unknown there, or replaced by digests.
        var hidden: [JSON]
        /// Whether digests may stand in for values.
        var areDigests: Bool

        /// What stands one step further; `nil` when nothing does.
        func next(_ step: JSONPath.Step) -> Values? {
            let path = JSONPath([step])
            let values = Values(
                before: before?.value(at: path),
                after: after?.value(at: path),
                hidden: hidden.compactMap { $0.value(at: path) },
                areDigests: areDigests
            )
            return values.before == nil && values.after == nil && values.hidden.isEmpty ? nil : values
        }

        /// How many steps lead further at most.
        var breadth: Int {
            ([before, after].compactMap(\.self) + hidden).reduce(0) { sum, value in
                switch value {
                case .array(let elements): sum + elements.count
                case .object(let members): sum + members.count
                default: sum
                }
            }
        }

        /// The steps that lead further.
        var steps: Set<JSONPath.Step> {
            var steps: Set<JSONPath.Step> = []
            for value in [before, after].compactMap(\.self) + hidden {
                switch value {
                case .array(let elements): steps.formUnion(elements.indices.map { .index($0) })
                case .object(let members): steps.formUnion(members.keys.map { .member($0) })
                default: break
                }
            }
            return steps
        }
    }
}
