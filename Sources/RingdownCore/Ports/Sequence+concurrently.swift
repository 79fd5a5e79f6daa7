extension Sequence where Element: Sendable {
    /// What a read makes of each element, in order, with so many under way at once.
    ///
    /// - Parameter limit: how many reads may be under way, at least 1.
    package func concurrently<Value: Sendable>(
        _ limit: Int = 4,
        _ read: @escaping @Sendable (Element) async -> Value
    ) async -> [Value] {
        await withTaskGroup(of: (Int, Value).self) { tasks in
            var values: [Int: Value] = [:]
            for (index, element) in enumerated() {
                if index >= Swift.max(1, limit), let done = await tasks.next() { values[done.0] = done.1 }
                tasks.addTask { (index, await read(element)) }
            }
            for await done in tasks { values[done.0] = done.1 }
            return values.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    /// The same for a read that may fail; of several errors the first one in order is thrown.
    package func concurrently<Value: Sendable>(
        _ limit: Int = 4,
        _ read: @escaping @Sendable (Element) async throws(ConnectorError) -> Value
    ) async throws(ConnectorError) -> [Value] {
        let outcomes: [Result<Value, ConnectorError>] = await concurrently(limit) { element in
            do throws(ConnectorError) { return .success(try await read(element)) } catch { return .failure(error) }
        }
        var values: [Value] = []
        for outcome in outcomes { values.append(try outcome.get()) }
        return values
    }
}
