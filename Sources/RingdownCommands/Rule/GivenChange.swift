import RingdownCore

/// Reads the change that a case is about.
struct GivenChange {
    private let given: YAMLReader

    init(_ given: YAMLReader) { self.given = given }

    /// The change; `nil` when it names no address, which is noted.
    func change() -> Change? {
        given.allow(only: [
            "address", "output", "type", "workspace", "action", "phase", "before", "after", "unknown", "sensitive",
            "values",
        ])
        guard let address = address() else { return nil }
        let isOutput = address.hasPrefix("output.")
        let parts = Self.resource(in: address)
        let before = given.node("before")?.json
        let after = given.node("after")?.json
        let sensitive = mask("sensitive")
        return Change(
            address: address,
            kind: isOutput ? .output : address.hasPrefix("data.") || address.contains(".data.") ? .data : .managed,
            type: given.text("type") ?? (isOutput ? "" : parts.type),
            name: parts.name,
            index: parts.index,
            actions: action() ?? Self.action(before, after, hasUnknown: given.has("unknown")),
            before: before,
            after: after,
            unknown: mask("unknown"),
            beforeSensitive: sensitive,
            afterSensitive: sensitive,
            carriesValues: given.flag("values") ?? true,
            phase: phase() ?? .applied,
            origin: ChangeOrigin(source: "test", workspace: given.text("workspace") ?? "default")
        )
    }

    private func address() -> String? {
        if let output = given.text("output") {
            if let node = given.node("address") {
                given.note("a change is one of an address or an output, not of both", at: node.place)
            }
            return "output.\(output)"
        }
        return given.requiredText("address")
    }

    private func action() -> ChangeActions? {
        guard let text = given.text("action"), let node = given.node("action") else { return nil }
        if text == "replace" { return .replace }
        guard let action = ChangeActions(rawValue: text) else {
            let known = ChangeActions.allCases.map(\.rawValue) + ["replace"]
            given.note(
                "unknown action \"\(text)\"",
                at: node.place,
                suggestion: text.nearest(among: known).map { "did you mean \($0)?" }
                    ?? "known are \(known.joined(separator: ", "))"
            )
            return nil
        }
        return action
    }

    private func phase() -> Phase? {
        guard let text = given.text("phase"), let node = given.node("phase") else { return nil }
        guard let phase = Phase(rawValue: text) else {
            let known = Phase.allCases.map(\.rawValue).joined(separator: ", ")
            given.note("unknown phase \"\(text)\"", at: node.place, suggestion: "write \(known)")
            return nil
        }
        return phase
    }

    /// The places that a key names: paths, or `true` for the whole value.
    private func mask(_ key: String) -> JSON? {
        guard let node = given.node(key) else { return nil }
        if case .scalar(.bool(let all)) = node.content { return all ? true : nil }
        var mask: JSON?
        for (text, place) in given.texts(key) {
            guard let path = JSONPath(text) else {
                given.note("\"\(text)\" is not a path", at: place, suggestion: "write a.b[0].c")
                continue
            }
            mask = Self.marking(path.steps[...], in: mask)
        }
        return mask
    }

    private static func marking(_ steps: ArraySlice<JSONPath.Step>, in mask: JSON?) -> JSON {
        guard let step = steps.first, mask != true else { return true }
        switch step {
        case .member(let name):
            var members = mask?.object ?? [:]
            members[name] = marking(steps.dropFirst(), in: members[name])
            return .object(members)
        case .index(let index):
            var elements = mask?.array ?? []
            while elements.count <= min(index, 10_000) { elements.append(false) }
            if elements.indices.contains(index) {
                elements[index] = marking(steps.dropFirst(), in: elements[index])
            }
            return .array(elements)
        }
    }

    /// What happened, as far as values show it.
    private static func action(_ before: JSON?, _ after: JSON?, hasUnknown: Bool) -> ChangeActions {
        switch (before, after) {
        case (nil, nil): hasUnknown ? .create : .update
        case (nil, _): .create
        case (_, nil): hasUnknown ? .update : .delete
        case (let before, let after): before == after && !hasUnknown ? .noOp : .update
        }
    }

    /// Type, name and instance key as an address names them.
    private static func resource(in address: String) -> (type: String, name: String, index: JSON?) {
        var rest = address[...]
        var index: JSON?
        if rest.last == "]", let open = rest.lastIndex(of: "[") {
            index = try? JSON(parsing: String(rest[rest.index(after: open)...].dropLast()))
            rest = rest[..<open]
        }
        let steps = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard steps.count > 1, let name = steps.last else { return ("", address, index) }
        return (String(steps[steps.count - 2]), String(name), index)
    }
}
