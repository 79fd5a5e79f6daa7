import GRDB

extension Database {
    /// Adds a line to the event log.
    func insert(_ event: OutboundEvent) throws {
        try cachedStatement(
            sql: "INSERT INTO events (id, kind, level, campaign, document) VALUES (?, ?, ?, ?, ?)"
        )
        .execute(
            arguments: [
                event.id, event.kind.rawValue, event.level.rawValue, event.campaign, try Self.encode(event),
            ]
        )
    }

    /// A page of the event log.
    ///
    /// - Parameters:
    ///   - kinds: what may have happened; empty gives nothing.
    ///   - level: how much it must matter; `nil`: any.
    ///   - newestFirst: whether the latest line comes first.
    func events(
        _ kinds: [OutboundEvent.Kind],
        level: OutboundEvent.Level?,
        newestFirst: Bool,
        page: Page
    ) throws -> Paged<OutboundEvent> {
        let places = kinds.map { _ in "?" }.joined(separator: ", ")
        let condition = "kind IN (\(places))" + (level == nil ? "" : " AND level = ?")
        let arguments = StatementArguments(kinds.map(\.rawValue) + [level?.rawValue].compactMap(\.self))
        let total = try Int.fetchOne(self, sql: "SELECT COUNT(*) FROM events WHERE \(condition)", arguments: arguments)
        let documents = try String.fetchAll(
            self,
            sql: """
                SELECT document FROM events WHERE \(condition)
                ORDER BY seq \(newestFirst ? "DESC" : "ASC") LIMIT ? OFFSET ?
                """,
            arguments: arguments + [page.size, page.offset]
        )
        return Paged(items: try documents.map { try Self.decode($0) }, total: total ?? 0, page: page)
    }

    /// A line of the event log; `nil` when there is none of this id.
    func event(_ id: String) throws -> OutboundEvent? {
        try String.fetchOne(self, sql: "SELECT document FROM events WHERE id = ?", arguments: [id])
            .map { try Self.decode($0) }
    }
}
