import RingdownCore

extension ListMapping {
    /// The columns of the query or body that name a field of every record.
    private static let fields = [
        "score", "customer1", "customer2", "callerId", "priority", "complianceReq", "firstName", "lastName", "address",
        "city", "state", "zip", "timeZone", "confirmReq", "overrideFinalization", "agentId", "callRequestTime",
        "callRequestStale", "notes", "expirationDate",
    ]
    /// What the exchange would have to ignore.
    private static let unsupported = [
        "complianceReq", "confirmReq", "overrideFinalization", "agentId", "callRequestTime", "callRequestStale",
        "expirationDate", "callerId",
    ]

    /// A mapping as a caller writes it.
    init(_ given: CXoneFields) throws(CXoneFault) {
        guard let id = try given.text("externalIdColumn") else { throw .missing("externalIdColumn") }
        self.init(externalID: id)
        for name in Self.fields {
            guard let column = try given.text(name + "Column") else { continue }
            guard !Self.unsupported.contains(name) else {
                throw .unsupported(name + "Column", "the exchange does not act on it")
            }
            fields.append(Field(name: name, column: column))
        }
        expires = try given.time("listExpirationDate")
        destinations = try Self.mappings("destinationMappings", given)
        customs = try Self.mappings("customFieldMappings", given)
        guard !destinations.isEmpty else {
            throw CXoneFault(400, "InvalidDestinationMappings", "Must have at least 1 destinationMapping")
        }
        var seen: Set<String> = []
        for column in [externalID] + (fields + destinations + customs).map(\.column) where !seen.insert(column).inserted
        {
            throw CXoneFault(400, "InvalidColumnMapping", "Duplicate column mappings for \(column)")
        }
    }

    /// Every column that it reads, in the order of the list's.
    var columns: [String] { [externalID] + (fields + customs + destinations).map(\.column) }

    private static func mappings(_ name: String, _ given: CXoneFields) throws(CXoneFault) -> [Field] {
        var found: [Field] = []
        for mapping in try given.all(name) {
            guard let field = try mapping.text("fieldName"), let column = try mapping.text("fieldValue") else {
                throw CXoneFault(
                    400,
                    "InvalidColumnMapping",
                    "Unrecognized \(name) \(mapping.names.sorted().joined(separator: ", "))"
                )
            }
            found.append(Field(name: field, column: column))
        }
        return found
    }
}

extension ContactList {
    /// How files fill it: a list that was not made in CXone takes every column under its own name.
    var effectiveMapping: ListMapping {
        if let mapping { return mapping }
        let phones = Set(phoneColumns.map(\.name))
        return ListMapping(
            fields: [],
            destinations: phoneColumns.map { ListMapping.Field(name: $0.name, column: $0.name) },
            customs: columns.filter { !phones.contains($0) && $0 != "externalId" }
                .map { ListMapping.Field(name: $0, column: $0) }
        )
    }
}
