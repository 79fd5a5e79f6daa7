/// Finds what a path is at Genesys Cloud.
struct GenesysPathReader {
    let catalogue: GenesysCatalogue
    let method: String?

    init(_ catalogue: GenesysCatalogue = .shared, method: String?) {
        self.catalogue = catalogue
        self.method = method
    }

    /// What a path is.
    func read(_ segments: [String]) -> PathReading {
        let lower = segments.map { $0.lowercased() }
        guard lower.starts(with: ["api", "v2"]) else { return otherBase(segments) }
        let path = "/" + segments.joined(separator: "/")
        if Self.isCut(segments) { return .undecided }
        if catalogue.retired.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) { return .undecided }
        let found = lookUp(segments)
        if case .unknown = found { return unfilled(segments) }
        return found
    }

    /// Whether a placeholder or dots stand for more than one part of the path.
    private static func isCut(_ segments: [String]) -> Bool {
        if let family = segments.dropFirst(2).first, Placeholder.isIn(family) { return true }
        return segments.contains { $0 == "..." || $0 == "…" || $0 == "*" || $0 == "**" }
    }

    /// What a path below `/api/v2` is when it is taken as it stands.
    private func lookUp(_ segments: [String]) -> PathReading {
        let found = catalogue.paths(at: "/" + segments.joined(separator: "/"))
        guard !found.isEmpty else { return .unknown }
        guard let method else {
            let path = found[0]
            let only = path.methods.keys.sorted().first ?? "GET"
            return .operation(operation(path, only), parameters(of: path.path, segments))
        }
        if let path = found.first(where: { $0.methods.keys.contains(method) }) {
            let parameters = parameters(of: path.path, segments)
            if let name = parameters.first(where: { PathID.isUnset($0.value) })?.key {
                return .unfilled(operation(path, method), parameter: name)
            }
            return .operation(operation(path, method), parameters)
        }
        let others = found.flatMap { path in path.methods.keys.sorted().map { operation(path, $0) } }
        let parameters = parameters(of: found[0].path, segments)
        if let last = segments.last, PathID.isWord(last), found[0].path.hasSuffix("}") {
            return .wordForID(others, word: last)
        }
        if let word = parameters.values.sorted().first(where: PathID.isVerb) { return .wordForID(others, word: word) }
        return .otherMethod(others, parameters)
    }

    /// The operation when a part of the path is empty, or an id is left out: `contactlists//contacts`.
    private func unfilled(_ segments: [String]) -> PathReading {
        guard let empty = segments.firstIndex(of: "") else { return .unknown }
        var filled = segments
        filled[empty] = "{id}"
        guard case .operation(let operation, let parameters) = lookUp(filled) else {
            filled.remove(at: empty)
            return lookUp(filled)
        }
        let name = parameters.first { $0.value == "{id}" }?.key ?? "id"
        return .unfilled(operation, parameter: name)
    }

    /// The operation when the path lies below something else than `/api/v2`.
    private func otherBase(_ segments: [String]) -> PathReading {
        var rest = segments[...]
        while let first = rest.first, BasePath.isBase(first) { rest = rest.dropFirst() }
        guard rest.count > 0 else { return .unknown }
        let right = ["api", "v2"] + rest
        switch lookUp(right) {
        case .operation(let operation, _): return .otherBase(operation, path: "/" + right.joined(separator: "/"))
        case .otherMethod(let others, _) where method == nil:
            return others.first.map { .otherBase($0, path: "/" + right.joined(separator: "/")) } ?? .unknown
        default: return .unknown
        }
    }

    private func operation(_ path: GenesysPath, _ method: String) -> CalledOperation {
        catalogue.operation(method: method, pathTemplate: path.path).map(CalledOperation.init)
            ?? CalledOperation(path, method: method)
    }

    private func parameters(of template: String, _ segments: [String]) -> [String: String] {
        var parameters: [String: String] = [:]
        for (name, value) in zip(PathTree.segments(of: template), segments) where name.hasPrefix("{") {
            parameters[String(name.dropFirst().dropLast())] = value
        }
        return parameters
    }
}
