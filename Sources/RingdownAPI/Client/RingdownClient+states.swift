import NIOHTTP1

extension RingdownClient {
    /// A workspace's versions, the newest first.
    ///
    /// - Parameters:
    ///   - number: only versions before this one; `nil` begins with the latest.
    ///   - limit: at most so many, 1 to 1000.
    package func stateVersions(
        of workspace: String,
        before number: Int? = nil,
        limit: Int = 25
    ) async throws(APIError) -> API.StateVersions {
        var call = Call(.GET, Paths.filled(Paths.stateVersions, workspace))
        call.query = [("before", number.map(String.init)), ("limit", String(limit))]
        return try await send(call)
    }

    /// One version, or with `nil` the latest; with the state itself, secrets and all, where it is asked for.
    package func stateVersion(
        _ number: Int?,
        of workspace: String,
        withDocument: Bool
    ) async throws(APIError) -> API.StateVersion {
        let path = Paths.filled(Paths.stateVersion, workspace)
        var call = Call(.GET, Paths.filled(path, number.map(String.init) ?? "latest"))
        call.query = [("document", withDocument ? "true" : nil)]
        return try await send(call)
    }

    /// Brings an old version back as a new one.
    package func rollBackState(of workspace: String, to version: Int) async throws(APIError) -> API.StateWritten {
        let call = try Call(.POST, Paths.filled(Paths.stateRollback, workspace))
            .sending(API.StateRollback(version: version))
        return try await send(call)
    }
}
