import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore
import RingdownVendors

/// One call of an operation by a caller who is known and holds its permission somewhere.
struct GenesysCall: Sendable {
    /// Bodies larger than this are refused: a thousand contacts of fifty columns fit well.
    static let bodyLimit = 10 * 1024 * 1024

    let exchange: Exchange
    let operation: GenesysOperation
    /// Who calls, and what the caller holds.
    let principal: Principal
    let query: GenesysQuery
    /// The token that the caller presented.
    let token: String
    private let parameters: [String: String]
    private let request: Request

    /// Finds out who calls and whether the caller holds the operation's permission anywhere.
    ///
    /// - Parameter path: the route's path, with its parameters in braces.
    init(
        _ operation: GenesysOperation,
        at path: String,
        _ request: Request,
        _ context: ExchangeContext,
        _ exchange: Exchange
    ) async throws {
        self.operation = operation
        self.request = request
        self.exchange = exchange
        parameters = path.split(separator: "/", omittingEmptySubsequences: false).enumerated()
            .reduce(into: [:]) { known, segment in
                guard segment.element.hasPrefix("{") else { return }
                known[String(segment.element.dropFirst().dropLast())] = context.parameters.get("\(segment.offset)")
            }
        query = GenesysQuery(request.uri.query ?? "")
        guard let token = request.bearer else { throw GenesysFault(.authenticationRequired) }
        self.token = token
        let now = exchange.clock.now()
        if let seconds = exchange.meter.count(token, at: now) {
            throw GenesysFault.tooManyRequests(retryAfter: seconds)
        }
        let principal = try await exchange.store.read { db -> Principal? in
            try db.holder(ofToken: token, now: now).flatMap { try db.principal(of: $0) }
        }
        guard let principal else { throw GenesysFault(.badCredentials) }
        self.principal = principal
        try require(in: nil)
    }

    /// A parameter of the path.
    func parameter(_ name: String) throws(GenesysFault) -> String {
        guard let value = parameters[name]?.removingPercentEncoding else { throw GenesysFault(.notFound) }
        return value
    }

    /// The path without its query, as lists refer to themselves.
    var path: String { request.uri.path }

    /// Where the exchange is, as the caller addressed it.
    var base: String { "http://\(request.head.authority ?? "localhost")" }

    /// The body's bytes as they come, however many.
    var stream: RequestBody { request.body }

    /// The body as a document; `nil` when there is none, or `null`, which the vendor's clients send for none.
    ///
    /// Throws when it is not what the operation's model describes.
    func body() async throws -> JSON? {
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: Self.bodyLimit)
        } catch is NIOTooManyBytesError {
            throw GenesysFault(.requestEntityTooLarge, String(Self.bodyLimit))
        }
        guard buffer.readableBytes > 0 else { return nil }
        if let type = request.headers[.contentType], !Self.isJSON(type) { throw GenesysFault(.unsupportedMediaType) }
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: buffer.readableBytesView)
        } catch {
            throw GenesysFault(.badRequest)
        }
        guard !json.isNull else { return nil }
        try GenesysBodyRules(operation).check(json)
        return json
    }

    /// The body's members.
    ///
    /// Throws when there is no body, or none that is an object.
    func fields() async throws -> GenesysFields {
        guard let body = try await body() else { throw GenesysFault(.badRequest) }
        return try GenesysFields(body)
    }

    private static func isJSON(_ type: String) -> Bool {
        let type = type.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        return type == "application/json" || (type.hasPrefix("application/") && type.hasSuffix("+json"))
    }
}
