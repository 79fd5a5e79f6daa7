import RingdownCore

/// How much of a list is asked for: `skip`, `top`, `orderBy`, `fields` and `searchString`, as every list takes them.
struct CXoneListing: Sendable {
    /// Rows of one answer at most.
    static let limit = 10_000

    let skip: Int
    let top: Int
    private let order: [(field: String, descends: Bool)]
    private let fields: Set<String>?
    private let search: String?

    /// Reads what a query asks.
    ///
    /// - Parameter usual: rows where the query names no `top`.
    init(_ query: CXoneFields, usual: Int) throws(CXoneFault) {
        guard let skip = try? query.whole("skip") ?? 0, skip >= 0 else {
            throw CXoneFault(400, "InvalidSkip", "Bad Skip")
        }
        guard let top = try? query.whole("top") ?? usual, (1...Self.limit).contains(top) else {
            throw CXoneFault(400, "InvalidTop", "Bad Top")
        }
        self.skip = skip
        self.top = top
        var order: [(String, Bool)] = []
        for part in try query.text("orderBy")?.split(separator: ",") ?? [] {
            let words = part.split(separator: " ")
            let isWord = words.count == 1 || (words.count == 2 && ["asc", "desc"].contains(words[1].lowercased()))
            guard let field = words.first, isWord else {
                throw .invalid("orderBy", String(part), "must be a field and asc or desc")
            }
            order.append((field.lowercased(), words.last?.lowercased() == "desc"))
        }
        self.order = order
        fields = try query.text("fields").map { text in
            Set(text.split(separator: ",").map { $0.lowercased().filter { $0 != " " } })
        }
        search = try query.text("searchString")?.lowercased()
    }

    /// The rows that are asked for, and how many there are in all.
    ///
    /// - Parameter searched: the members that `searchString` looks at.
    func cut(_ rows: [[String: JSON]], searched: [String] = []) -> (rows: [JSON], total: Int) {
        var rows = rows
        if let search {
            rows = rows.filter { row in
                searched.contains { row[$0]?.string?.lowercased().contains(search) ?? false }
            }
        }
        if !order.isEmpty {
            rows = rows.map { (row: $0, keys: keys(of: $0)) }.sorted { precedes($0.keys, $1.keys) }.map(\.row)
        }
        let page = rows.dropFirst(skip).prefix(top).map { row in
            JSON.object(fields.map { fields in row.filter { fields.contains($0.key.lowercased()) } } ?? row)
        }
        return (Array(page), rows.count)
    }

    private func keys(of row: [String: JSON]) -> [JSON] {
        order.map { entry in row.first { $0.key.lowercased() == entry.field }?.value ?? .null }
    }

    private func precedes(_ left: [JSON], _ right: [JSON]) -> Bool {
        for (index, entry) in order.enumerated() where left[index] != right[index] {
            let isLess =
                switch (left[index], right[index]) {
                case (.number(let one), .number(let other)): one.isLess(than: other)
                case (.string(let one), .string(let other)): one < other
                case (.null, _): true
                default: false
                }
            return isLess != entry.descends
        }
        return false
    }
}

extension CXoneCall {
    /// A list's answer, with the way to the next page.
    ///
    /// - Parameters:
    ///   - usual: rows where the query names no `top`: 50 in newer versions, as many as there may be in older ones.
    ///   - wrapped: whether it stands below `resultSet`.
    func list(
        _ rows: [[String: JSON]],
        as name: String,
        searched: [String] = [],
        usual: Int? = nil,
        with members: [String: JSON] = [:],
        wrapped: Bool = false
    ) throws(CXoneFault) -> CXoneReply {
        let listing = try CXoneListing(query, usual: usual ?? (version >= 30 ? 50 : CXoneListing.limit))
        let (page, total) = listing.cut(rows, searched: searched)
        var links: [String: JSON] = ["self": .string(link(skip: listing.skip))]
        if listing.skip + page.count < total { links["next"] = .string(link(skip: listing.skip + listing.top)) }
        if listing.skip > 0 { links["previous"] = .string(link(skip: max(0, listing.skip - listing.top))) }
        var body = members
        body["_links"] = .object(links)
        body["businessUnitId"] = .whole(exchange.tenant.businessUnit)
        body["lastPollTime"] = .time(exchange.switchboard.now)
        body["totalRecords"] = .whole(total)
        body[name] = .array(page)
        return .json(wrapped ? ["resultSet": .object(body)] : .object(body))
    }
}
