import Foundation
package import Logging
package import RingdownCore
package import RingdownVendors

/// Genesys Cloud's platform API, as far as the connector calls it: one file for each kind of object.
///
/// Every call carries a token, and is sent once more with a new token after a 401. Otherwise only what changes nothing is
/// repeated, see ``GenesysRepetition``.
package struct GenesysCloudClient: Sendable {
    /// Objects that a page is asked to hold.
    static let pageSize = 100
    /// Pages that a listing is read for at most.
    static let pageLimit = 200
    /// The seconds before each repetition of a call that changes nothing.
    static let pauses = [0.2, 1]

    let hosts: GenesysHosts
    let transport: any HTTPTransport
    let tokens: TokenCache
    let clock: any WallClock
    let logger: Logger
    /// Whether reads may wait for the provider's rate limit.
    var mayWait = true
    /// Throws when what changes something may not be sent any more; asked right before each such request, because a new
    /// token, or what was read before it, may have taken its time.
    var expectPermitted: @Sendable () throws(ConnectorError) -> Void = {}

    /// A client with its own token cache.
    package init(
        hosts: GenesysHosts,
        clientID: String,
        clientSecret: Secret,
        transport: any HTTPTransport,
        clock: any WallClock,
        logger: Logger
    ) {
        self.hosts = hosts
        self.transport = transport
        self.clock = clock
        self.logger = logger
        let endpoint = GenesysTokenEndpoint(
            hosts: hosts,
            clientID: clientID,
            clientSecret: clientSecret,
            transport: transport,
            clock: clock
        )
        tokens = TokenCache(clock: clock) { () throws(ConnectorError) in try await endpoint.ask() }
    }

    /// Makes a call; any status but a 2xx is thrown.
    ///
    /// One that changes nothing is made again when the service was not reached or is out of order.
    func send(_ call: GenesysCall) async throws(ConnectorError) -> GenesysReply {
        for pause in call.operation.repetition == .harmless ? Self.pauses : [] {
            do throws(ConnectorError) {
                return try await sendOnce(call)
            } catch {
                // 500 stands for an answer that did not come.
                guard error.code == .unavailable, (error.status ?? 500) >= 500 else { throw error }
                logger.info("Genesys Cloud is asked again", metadata: ["reason": "\(error.message)"])
                do { try await clock.sleep(until: clock.now().addingTimeInterval(pause)) } catch {
                    throw cancelled(call)
                }
            }
        }
        return try await sendOnce(call)
    }

    private func sendOnce(_ call: GenesysCall) async throws(ConnectorError) -> GenesysReply {
        let token = try await tokens.token()
        var response = try await exchange(call, token)
        if response.status == 401 {
            // A 401 comes before anything is done, so even a call that changes something may be sent again.
            tokens.invalidate(token)
            let renewed = try await tokens.token()
            response = try await exchange(call, renewed)
        }
        logger.debug(
            "Genesys Cloud answered",
            metadata: [
                "operation": "\(call.operation.rawValue)",
                "status": "\(response.status)",
                "correlation": "\(response.headers[Self.correlationHeader] ?? "none")",
            ]
        )
        guard (200...299).contains(response.status) else { throw failure(of: call, response, token) }
        if response.isWebPage {
            throw vendorCall(call).webPage(response, correlationID: response.headers[Self.correlationHeader])
        }
        return GenesysReply(
            body: response.body,
            isForeign: response.headers["content-type"].map { !$0.lowercased().contains("json") } ?? false,
            correlationID: response.headers[Self.correlationHeader]
        )
    }

    /// Makes a call and reads its answer.
    func read<Value: Decodable>(_ call: GenesysCall, as type: Value.Type) async throws(ConnectorError) -> Value {
        try decode(try await send(call), of: call, as: type)
    }

    /// Reads the answer to a call.
    func decode<Value: Decodable>(
        _ reply: GenesysReply,
        of call: GenesysCall,
        as type: Value.Type
    ) throws(ConnectorError) -> Value {
        guard !reply.isForeign, let value = try? JSONDecoder().decode(type, from: Data(reply.body)) else {
            throw vendorCall(call).unreadable(status: 200, correlationID: reply.correlationID)
        }
        return value
    }

    /// Makes a call and reads its answer, keeping every digit and member of it.
    func readRecord<Value: GenesysRecord>(
        _ call: GenesysCall,
        as type: Value.Type
    ) async throws(ConnectorError) -> Value {
        let reply = try await send(call)
        guard !reply.isForeign, let json = try? JSON(parsing: reply.body), let record = type.init(json) else {
            throw vendorCall(call).unreadable(status: 200, correlationID: reply.correlationID)
        }
        return record
    }

    /// Makes a call for every page of a listing.
    func readAll<Value: Codable & Hashable & Sendable>(
        _ call: GenesysCall,
        of type: Value.Type
    ) async throws(ConnectorError) -> [Value] {
        var all: [Value] = []
        for page in 1...Self.pageLimit {
            var call = call
            call.query += [("pageSize", "\(Self.pageSize)"), ("pageNumber", "\(page)")]
            let listing = try await read(call, as: GenesysListing<Value>.self)
            all += listing.entities
            let isLast = listing.pageCount.map { page >= $0 } ?? (listing.entities.count < Self.pageSize)
            if isLast || listing.entities.isEmpty { return all }
        }
        throw ConnectorError(
            .invalid,
            "\(call.operation.rawValue) has more than \(Self.pageLimit) pages: name the object by its id instead.",
            operation: call.operation.rawValue,
            target: call.target
        )
    }

    private func exchange(_ call: GenesysCall, _ token: AccessToken) async throws(ConnectorError) -> TransportResponse {
        var request = TransportRequest(
            method: call.operation.method,
            url: hosts.api + call.path,
            headers: ["Accept": "application/json"],
            authorization: Secret("Bearer \(token.secret.reveal())")
        )
        request.mayWait = mayWait
        if let body = call.body { request.put(body) }
        if call.operation.method != "GET" { try expectPermitted() }
        do throws(TransportError) {
            return try await transport.send(request)
        } catch {
            throw vendorCall(call).failure(error)
        }
    }
}
