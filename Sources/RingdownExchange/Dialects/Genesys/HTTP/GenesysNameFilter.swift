import RingdownVendors

/// The filter on names that lists take: `name`, read as `filterType` says.
struct GenesysNameFilter: Hashable, Sendable {
    private enum Kind: String, CaseIterable {
        case equals = "Equals"
        case contains = "Contains"
        case prefix = "Prefix"
    }

    private let name: String?
    private let kind: Kind

    /// The filter that a query describes.
    ///
    /// Names are compared without regard to case.
    init(_ query: GenesysQuery) throws(GenesysFault) {
        let type = query["filterType"] ?? Kind.prefix.rawValue
        guard let kind = Kind.allCases.first(where: { $0.rawValue.lowercased() == type.lowercased() }) else {
            let allowed = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw GenesysFault(.invalidQueryParameter, type, "filterType", allowed)
        }
        self.kind = kind
        name = query["name"]?.lowercased()
    }

    /// Whether a name passes.
    func admits(_ candidate: String) -> Bool {
        guard let name else { return true }
        let candidate = candidate.lowercased()
        return switch kind {
        case .equals: candidate == name
        case .contains: candidate.contains(name)
        case .prefix: candidate.hasPrefix(name)
        }
    }
}
