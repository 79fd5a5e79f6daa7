import RingdownCore

/// Reads the clauses of a rule's `when`, or of one part of an `all`, `any` or `not`.
struct ConditionReader {
    /// The keys that a `when` and each of its parts may have.
    static let keys = ["workspace", "resource", "output", "action", "attribute", "all", "any", "not"]

    private let reader: YAMLReader
    /// Whether attributes are those of an output, whose value may have no path.
    private let isOutput: Bool

    init(_ reader: YAMLReader, isOutput: Bool = false) {
        self.reader = reader
        self.isOutput = isOutput || reader.has("output")
    }

    func workspace() -> Pattern? {
        guard let pattern = reader.pattern("workspace") else { return nil }
        if pattern.needsOtherThanText, let node = reader.node("workspace") {
            reader.note("a workspace is text, so this never fits", at: node.place, suggestion: "put it in quotes")
        }
        return pattern
    }

    /// What is listened to; any of it, and empty for everything.
    func resources() -> [ResourcePattern] {
        if reader.has("output"), reader.has("resource"), let node = reader.node("output") {
            reader.note("a rule listens to a resource or an output, not to both", at: node.place)
        }
        checkNotEmpty("resource")
        checkNotEmpty("output")
        return reader.texts("resource").map { ResourcePattern($0.text) }
            + reader.texts("output").map { name, _ in
                Glob.isPattern(name) ? .glob(Glob("output.\(name)")) : .address("output.\(name)")
            }
    }

    func actions() -> Set<ChangeActions>? {
        checkNotEmpty("action")
        let texts = reader.texts("action")
        guard !texts.isEmpty else { return nil }
        let known = ChangeActions.allCases.filter { $0 != .unknown && $0 != .noOp }
        return Set(
            texts.compactMap { text, place in
                if let action = known.first(where: { $0.rawValue == text }) { return [action] }
                if text == "replace" { return [.replace, .replaceCreatingFirst, .replaceForgetting] }
                reader.note(
                    "unknown action \"\(text)\"",
                    at: place,
                    suggestion: text.nearest(among: known.map(\.rawValue) + ["replace"]).map { "did you mean \($0)?" }
                )
                return []
            }
            .joined()
        )
    }

    func attributes() -> [AttributeCondition] {
        guard let node = reader.node("attribute") else { return [] }
        checkNotEmpty("attribute")
        let nodes = if case .sequence(let nodes) = node.content { nodes } else { [node] }
        return nodes.compactMap { attribute(YAMLReader($0, "attribute", notes: reader.notes)) }
    }

    /// The combinations `all`, `any` and `not`.
    func combinations() -> [Condition] {
        var conditions: [Condition] = []
        if reader.has("all") { conditions.append(.all(parts("all"))) }
        if reader.has("any") { conditions.append(.any(parts("any"))) }
        if let node = reader.node("not") {
            if let part = part(node, "not") { conditions.append(.not(part)) }
        } else if reader.has("not") {
            reader.note("\"not\" is empty", at: reader.place, suggestion: "write what must not hold")
        }
        return conditions
    }

    /// Notes what an object that is only created or only deleted cannot have been.
    func checkLifetime(_ actions: Set<ChangeActions>?, _ attributes: [AttributeCondition]) {
        let place = reader.node("attribute")?.place ?? reader.place
        if actions == [.create], attributes.contains(where: { $0.from.map { !$0.matches(nil) } ?? false }) {
            reader.note(
                "what is created was nothing before, so this never fits",
                at: place,
                suggestion: "leave out from"
            )
        }
        if actions == [.delete], attributes.contains(where: { $0.to.map { !$0.matches(nil) } ?? false }) {
            reader.note("what is deleted is nothing after, so this never fits", at: place, suggestion: "leave out to")
        }
    }

    private func parts(_ key: String) -> [Condition] {
        let nodes = reader.list(key)
        if nodes.isEmpty {
            let place = reader.keys.first { $0.key == key }?.place ?? reader.place
            let never = key == "any" ? ", so it never holds" : ""
            reader.note("\"\(key)\" is empty\(never)", at: place, suggestion: "list what it combines, or leave it out")
        }
        return nodes.compactMap { part($0, key) }
    }

    private func part(_ node: YAMLNode, _ key: String) -> Condition? {
        let reader = YAMLReader(node, "\"\(key)\"", notes: reader.notes)
        if let phase = reader.keys.first(where: { $0.key == "phase" }) {
            reader.note("\"phase\" stands directly under \"when\"", at: phase.place, suggestion: "move it there")
        }
        reader.allow(only: Self.keys + ["phase"])
        let part = ConditionReader(reader, isOutput: isOutput)
        var conditions: [Condition] = []
        if let workspace = part.workspace() { conditions.append(.workspace(workspace)) }
        let resources = part.resources()
        if !resources.isEmpty { conditions.append(.any(resources.map { .resource($0) })) }
        let actions = part.actions()
        if let actions { conditions.append(.action(actions)) }
        let attributes = part.attributes()
        conditions += attributes.map { .attribute($0) }
        conditions += part.combinations()
        part.checkLifetime(actions, attributes)
        if reader.keys.isEmpty, case .mapping = node.content {
            reader.note("a part of \"\(key)\" says nothing", at: node.place, suggestion: "write a clause, or remove it")
        }
        return conditions.count == 1 ? conditions.first : .all(conditions)
    }

    private func checkNotEmpty(_ key: String) {
        guard let node = reader.node(key), case .sequence(let nodes) = node.content, nodes.isEmpty else { return }
        reader.note("\"\(key)\" is an empty list", at: node.place, suggestion: "leave it out to listen to all")
    }

    private func attribute(_ attribute: YAMLReader) -> AttributeCondition? {
        attribute.allow(only: ["path", "from", "to", "is"])
        var path = JSONPath()
        if let text = isOutput ? attribute.text("path") : attribute.requiredText("path"),
            let node = attribute.node("path")
        {
            guard let read = JSONPath(text) else {
                attribute.note("\"\(text)\" is not a path", at: node.place, suggestion: "write a.b[0].c")
                return nil
            }
            path = read
        } else if !isOutput {
            return nil
        }
        let condition = AttributeCondition(
            path: path,
            from: attribute.pattern("from"),
            to: attribute.pattern("to"),
            holds: attribute.pattern("is")
        )
        if case .exact(let from)? = condition.from, case .exact(let to)? = condition.to, from == to {
            let place = attribute.node("to")?.place ?? attribute.place
            attribute.note(
                "\"from\" and \"to\" are the same, so it never changes so",
                at: place,
                suggestion: "write is"
            )
        }
        return condition
    }
}

extension Pattern {
    /// Whether no text fits it, whatever it says.
    fileprivate var needsOtherThanText: Bool {
        switch self {
        case .exact(.string), .glob, .prefix, .suffix, .anythingBut, .exists(true): false
        case .exact, .numeric, .exists(false): true
        case .anyOf(let patterns): patterns.allSatisfy(\.needsOtherThanText)
        case .allOf(let patterns): patterns.contains(where: \.needsOtherThanText)
        }
    }
}
