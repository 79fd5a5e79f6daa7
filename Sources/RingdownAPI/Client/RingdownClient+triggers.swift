import NIOHTTP1

extension RingdownClient {
    /// The contact lists that the client may see, all of them or those with a name.
    package func contactLists(named name: String? = nil) async throws(APIError) -> [API.ContactList] {
        var call = Call(.GET, Paths.contactLists)
        call.query = [("name", name)]
        return try await send(call, as: API.Page<API.ContactList>.self).entities
    }

    /// Triggers a contact list.
    ///
    /// - Parameters:
    ///   - contactListID: Ringdown's id of the list, or the vendor's.
    ///   - idempotencyKey: makes repeated requests one; `nil` makes each its own.
    package func triggerContactList(
        _ contactListID: String,
        _ request: API.TriggerRequest = API.TriggerRequest(),
        idempotencyKey: String? = nil
    ) async throws(APIError) -> API.Trigger {
        var call = try Call(.POST, Paths.filled(Paths.contactListTrigger, contactListID)).sending(request)
        if let idempotencyKey { call.headers.append((HeaderNames.idempotencyKey, idempotencyKey)) }
        return try await send(call)
    }

    /// The personal connections that the client may see.
    package func personalConnections() async throws(APIError) -> [API.PersonalConnection] {
        try await send(Call(.GET, Paths.personalConnections), as: API.Page<API.PersonalConnection>.self).entities
    }

    /// One personal connection.
    package func personalConnection(_ id: String) async throws(APIError) -> API.PersonalConnection {
        try await send(Call(.GET, Paths.filled(Paths.personalConnection, id)))
    }

    /// Places one call on a personal connection.
    ///
    /// - Parameters:
    ///   - connectionID: Ringdown's id of the connection.
    ///   - idempotencyKey: makes repeated requests one; `nil` makes each its own.
    package func placeCall(
        on connectionID: String,
        _ request: API.CallRequest,
        idempotencyKey: String? = nil
    ) async throws(APIError) -> API.Trigger {
        var call = try Call(.POST, Paths.filled(Paths.personalConnectionCalls, connectionID)).sending(request)
        if let idempotencyKey { call.headers.append((HeaderNames.idempotencyKey, idempotencyKey)) }
        return try await send(call)
    }

    /// One page of triggers, the newest first.
    ///
    /// - Parameters:
    ///   - statuses: only these; empty means all.
    ///   - contactListID: only this list's; `nil` means all.
    ///   - personalConnectionID: only calls on this personal connection; `nil` means all.
    package func triggers(
        statuses: [String] = [],
        contactListID: String? = nil,
        personalConnectionID: String? = nil,
        pageSize: Int = 25,
        pageNumber: Int = 1
    ) async throws(APIError) -> API.Page<API.Trigger> {
        var call = Call(.GET, Paths.triggers)
        call.query = [
            ("status", statuses.isEmpty ? nil : statuses.joined(separator: ",")),
            ("contactListId", contactListID),
            ("personalConnection", personalConnectionID),
            ("pageSize", String(pageSize)),
            ("pageNumber", String(pageNumber)),
        ]
        return try await send(call)
    }

    /// One trigger.
    package func trigger(_ id: String) async throws(APIError) -> API.Trigger {
        try await send(Call(.GET, Paths.filled(Paths.trigger, id)))
    }

    /// Withdraws a trigger.
    package func cancelTrigger(_ id: String) async throws(APIError) -> API.Trigger {
        try await send(Call(.POST, Paths.filled(Paths.triggerCancel, id)))
    }

    /// Approves a trigger that waits for it.
    package func approveTrigger(_ id: String) async throws(APIError) -> API.Trigger {
        try await send(Call(.POST, Paths.filled(Paths.triggerApprove, id)))
    }

    /// Begins a refused or failed trigger again.
    package func retryTrigger(_ id: String) async throws(APIError) -> API.Trigger {
        try await send(Call(.POST, Paths.filled(Paths.triggerRetry, id)))
    }

    /// Sends dead letters again, one bounded page of them.
    package func redriveTriggers(_ request: API.RedriveRequest) async throws(APIError) -> API.Redrive {
        try await send(try Call(.POST, Paths.triggersRedrive).sending(request))
    }
}
