/// Finds what a path is at CXone.
struct CXonePathReader {
    let catalogue: CXoneCatalogue
    let method: String?
    /// Whether an address without a host may leave the base out, as the vendor's documentation does.
    let isAbbreviated: Bool
    /// Whether a placeholder before the path may stand for the first part of the base too.
    let isBaseOpen: Bool

    /// The families of which the catalogue has every operation.
    private static let complete: Set<String> = [
        "lists", "skills", "campaigns", "dnc-groups", "queuecallback", "promise",
    ]

    init(_ catalogue: CXoneCatalogue = .shared, method: String?, isAbbreviated: Bool, isBaseOpen: Bool = false) {
        self.catalogue = catalogue
        self.method = method
        self.isAbbreviated = isAbbreviated
        self.isBaseOpen = isBaseOpen
    }

    /// The part of a path below `inContactAPI/services/v{N}.0` and the version; `nil` when the base is another.
    static func belowBase(_ segments: [String]) -> (rest: [String], version: Int)? {
        let parts = segments.enumerated().filter { !$0.element.isEmpty || $0.offset > 3 }.map(\.element)
        guard parts.count > 3, parts[0].lowercased() == "incontactapi", parts[1].lowercased() == "services",
            let version = BasePath.version(parts[2]) ?? (Placeholder.isIn(parts[2]) ? 0 : nil)
        else { return nil }
        return (Array(parts.dropFirst(3)), version)
    }

    /// What a path is.
    func read(_ segments: [String]) -> PathReading {
        if let (rest, _) = Self.belowBase(segments) { return lookUp(rest) }
        if isBaseOpen, let (rest, _) = Self.belowBase(["incontactapi"] + segments) { return lookUp(rest) }
        guard let first = segments.first?.lowercased() else { return .unknown }
        if isAbbreviated, catalogue.families.contains(first), first != "messages" { return lookUp(segments) }
        var rest = segments.filter { !$0.isEmpty }[...]
        while let next = rest.first, BasePath.isBase(next), rest.count > 1 { rest = rest.dropFirst() }
        if case .operation(let operation, _) = lookUp(Array(rest)) {
            let base = "/incontactapi/services/v\(catalogue.newestVersion).0/"
            return .otherBase(operation, path: base + rest.joined(separator: "/"))
        }
        return catalogue.bases.contains(first) ? .undecided : .unknown
    }

    private func lookUp(_ segments: [String]) -> PathReading {
        guard let family = segments.first?.lowercased(), catalogue.families.contains(family) else { return .unknown }
        let found = catalogue.operations(atPath: segments.joined(separator: "/"))
        let isComplete = Self.complete.contains(family)
        guard !found.isEmpty else { return unfilled(segments) ?? (isComplete ? .unknown : .undecided) }
        let called = found.map(CalledOperation.init)
        guard
            let operation = method.flatMap({ method in called.first { $0.method == method } })
                ?? (method == nil ? called.first : nil)
        else {
            if isComplete, let last = segments.last, PathID.isWord(last), called[0].path.hasSuffix("}") {
                return .wordForID(called, word: last)
            }
            return isComplete ? .otherMethod(called, parameters(of: called[0].path, segments)) : .undecided
        }
        let parameters = parameters(of: operation.path, segments)
        if let name = parameters.first(where: { PathID.isUnset($0.value) })?.key {
            return .unfilled(operation, parameter: name)
        }
        return .operation(operation, parameters)
    }

    private func unfilled(_ segments: [String]) -> PathReading? {
        guard let empty = segments.firstIndex(of: ""), segments.count(where: \.isEmpty) < 3 else { return nil }
        var filled = segments
        filled[empty] = "{id}"
        guard case .operation(let operation, let parameters) = lookUp(filled) else { return nil }
        return .unfilled(operation, parameter: parameters.first { $0.value == "{id}" }?.key ?? "id")
    }

    private func parameters(of template: String, _ segments: [String]) -> [String: String] {
        var parameters: [String: String] = [:]
        for (name, value) in zip(PathTree.segments(of: template), segments) where name.hasPrefix("{") {
            parameters[String(name.dropFirst().dropLast())] = value
        }
        return parameters
    }
}
