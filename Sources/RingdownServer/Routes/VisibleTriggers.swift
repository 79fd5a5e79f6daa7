import RingdownCore

/// The triggers of the divisions that a caller reaches.
struct VisibleTriggers {
    /// Triggers that are read from the store at once while looking for visible ones.
    private static let chunk = 200

    let store: any Store
    let access: AccessControl
    let caller: Caller

    /// Some of the visible triggers that a query finds, the newest first.
    func page(of query: TriggerQuery, skipping: Int, atMost limit: Int) async throws(StoreError) -> [Trigger] {
        var query = query
        if caller.principal.divisions(holding: .triggerView) == nil {
            query.offset = skipping
            query.limit = limit
            return try await store.triggers(query)
        }
        var visible: [Trigger] = []
        query.limit = Self.chunk
        query.offset = 0
        while visible.count < skipping + limit {
            let chunk = try await store.triggers(query)
            visible += chunk.filter {
                access.allows(.listTriggers, of: caller.principal, in: $0.order.contactList.division)
            }
            guard chunk.count == Self.chunk else { break }
            query.offset += Self.chunk
        }
        return Array(visible.dropFirst(skipping).prefix(limit))
    }
}
