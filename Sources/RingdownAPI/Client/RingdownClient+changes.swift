package import NIOCore
import NIOHTTP1

extension RingdownClient {
    /// The documents that changes are submitted as.
    package enum DocumentKind: String, Sendable {
        /// A plan, or an object with `plan` and `stream`.
        case json = "application/json"
        /// An apply stream: one JSON value a line.
        case jsonLines = "application/x-ndjson"
    }

    /// Hands changes to the server.
    ///
    /// - Parameters:
    ///   - source: the configured source they come from; `nil` means `api`.
    ///   - workspace: the Terraform workspace; `nil` means what the document says, or `default`.
    package func submit(
        _ document: ByteBuffer,
        kind: DocumentKind,
        source: String? = nil,
        workspace: String? = nil
    ) async throws(APIError) -> API.Submission {
        var call = Call(.POST, Paths.changes)
        call.query = [("source", source), ("workspace", workspace)]
        call.contentType = kind.rawValue
        call.body = document
        return try await send(call)
    }

    /// The key to replace sensitive values with before changes are submitted.
    package func digestKey() async throws(APIError) -> API.DigestKey {
        try await send(Call(.GET, Paths.digestKey))
    }

    /// The rules that the server works by.
    package func rules() async throws(APIError) -> [API.Rule] {
        try await send(Call(.GET, Paths.rules), as: API.Page<API.Rule>.self).entities
    }

    /// The decision with an id, or the decisions about the change or trigger with it.
    ///
    /// - Parameter rule: a rule to compare the change with as it stands now; `nil` for none.
    package func decisions(_ id: String, rule: String? = nil) async throws(APIError) -> API.Decisions {
        var call = Call(.GET, Paths.filled(Paths.decisions, id))
        call.query = [("rule", rule)]
        return try await send(call)
    }

    /// The kill switches that are on.
    package func killSwitches() async throws(APIError) -> [API.KillSwitch] {
        try await send(Call(.GET, Paths.killSwitches), as: API.KillSwitches.self).entities
    }

    /// Throws a kill switch; returns all that are on.
    package func throwKillSwitch(_ request: API.KillSwitchRequest) async throws(APIError) -> [API.KillSwitch] {
        let call = try Call(.PUT, Paths.killSwitches).sending(request)
        return try await send(call, as: API.KillSwitches.self).entities
    }

    /// Releases the kill switch of a provider, or with `nil` the one for all; returns all that are on still.
    package func releaseKillSwitch(provider: String?) async throws(APIError) -> [API.KillSwitch] {
        var call = Call(.DELETE, Paths.killSwitches)
        call.query = [("provider", provider)]
        return try await send(call, as: API.KillSwitches.self).entities
    }

    /// Whether the server says that it is ready; throws `unavailable` with its reasons when it says that it is not.
    package func readiness() async throws(APIError) -> API.Health {
        var call = Call(.GET, Paths.ready)
        call.query = [("verbose", "true")]
        call.isPublic = true
        return try await send(call)
    }
}
