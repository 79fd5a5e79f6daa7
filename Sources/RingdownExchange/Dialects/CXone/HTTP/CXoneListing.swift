import RingdownCore

/// How much of a list is asked for: `skip`, `top`, `orderBy`, `fields`, `searchString` and `updatedSince`, as every list
/// takes them.
struct CXoneListing: Sendable {
    /// Rows of one answer at most.
    static let limit = 10_000
    /// The members that say when a row was changed last.
    private static let changed = ["lastUpdateTime", "lastUpdated"]

    let skip: Int
    let top: Int
    private let order: [(field: String, descends: Bool)]
    private let fields: Set<String>?
    private let search: String?
    private let since: String?

    /// Reads what a query asks.
    ///
    /// - Parameters:
    ///   - usual: rows where the query names no `top`.
    ///   - readsSince: whether rows are to be left out that were not changed since; otherwise whoever makes them sees to
    ///     it.
    init(_ query: CXoneFields, usual: Int = limit, readsSince: Bool = true) throws(CXoneFault) {
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
        since = readsSince ? try query.time("updatedSince")?.cxone : nil
    }

    /// Whether rows are asked for as they stand, so that a part of them is enough to answer.
    var isPlain: Bool { order.isEmpty && search == nil && since == nil }

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
        if let since {
            // Times are written in one form, whose texts are in the order of what they mean.
            rows = rows.filter { row in
                Self.changed.lazy.compactMap { row[$0]?.string }.first.map { $0 >= since } ?? true
            }
        }
        if !order.isEmpty {
            rows = rows.map { (row: $0, keys: keys(of: $0)) }.sorted { precedes($0.keys, $1.keys) }.map(\.row)
        }
        return (shown(Array(rows.dropFirst(skip).prefix(top))), rows.count)
    }

    /// Rows with the members that are asked for.
    func shown(_ rows: [[String: JSON]]) -> [JSON] {
        rows.map { row in
            JSON.object(fields.map { fields in row.filter { fields.contains($0.key.lowercased()) } } ?? row)
        }
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
    /// What the query asks of a list: 50 rows in newer versions where it names no number, as many as there may be in
    /// older ones.
    func listing(usual: Int? = nil) throws(CXoneFault) -> CXoneListing {
        try CXoneListing(query, usual: usual ?? (version >= 30 ? 50 : CXoneListing.limit))
    }

    /// A list's answer, with the way to the next page.
    ///
    /// - Parameters:
    ///   - usual: rows where the query names no `top`; `nil` leaves it to the version.
    ///   - wrapped: whether it stands below `resultSet`.
    func list(
        _ rows: [[String: JSON]],
        as name: String,
        searched: [String] = [],
        usual: Int? = nil,
        wrapped: Bool = false
    ) throws(CXoneFault) -> CXoneReply {
        let listing = try listing(usual: usual)
        let (page, total) = listing.cut(rows, searched: searched)
        return .json(self.page(page, of: total, listing, as: name), wrapped: wrapped)
    }

    /// A part of a list, with the ways to the others.
    func page(_ page: [JSON], of total: Int, _ listing: CXoneListing, as name: String) -> [String: JSON] {
        var links: [String: JSON] = ["self": .string(link(skip: listing.skip))]
        if listing.skip + page.count < total { links["next"] = .string(link(skip: listing.skip + listing.top)) }
        if listing.skip > 0 { links["previous"] = .string(link(skip: max(0, listing.skip - listing.top))) }
        return [
            "_links": .object(links),
            "businessUnitId": .whole(exchange.tenant.businessUnit),
            "lastPollTime": .time(exchange.switchboard.now),
            "totalRecords": .whole(total),
            name: .array(page),
        ]
    }
}

extension CXoneReply {
    /// An answer whose members stand at the top, or below `resultSet`.
    static func json(_ members: [String: JSON], wrapped: Bool) -> CXoneReply {
        .json(wrapped ? ["resultSet": .object(members)] : .object(members))
    }
}
