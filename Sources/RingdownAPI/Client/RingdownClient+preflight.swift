import NIOHTTP1

extension RingdownClient {
    /// What the vendors would make of the rules.
    ///
    /// - Parameter rule: the one rule that is asked about; `nil` for all.
    package func preflight(rule: String? = nil) async throws(APIError) -> API.Preflight {
        var call = Call(.GET, Paths.preflight)
        call.query = [("rule", rule)]
        return try await send(call)
    }

    /// Whether the caller holds a permission.
    ///
    /// - Parameter division: where it is needed; `nil` asks about no division in particular.
    package func canI(_ permission: String, in division: String? = nil) async throws(APIError) -> API.AccessAnswer {
        var call = Call(.GET, Paths.canI)
        call.query = [("permission", permission), ("division", division)]
        return try await send(call)
    }
}
