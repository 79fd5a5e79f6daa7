import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore
import RingdownVendors

/// One call of an operation by a caller who is known and holds its permission somewhere.
struct CXoneCall: Sendable {
    /// Bodies larger than this are refused: CXone's files of a million records are uploaded in pieces.
    static let bodyLimit = 64 * 1024 * 1024

    let dialect: CXoneDialect
    let route: CXoneRoute
    /// Who calls, and what the caller holds.
    let principal: Principal
    /// The version of the API that is called.
    let version: Int
    /// Where the exchange is, as the caller addressed it.
    let base: String
    private let parameters: [String: String]
    private let request: Request

    var exchange: Exchange { dialect.exchange }

    /// Finds out who calls and whether the caller holds the operation's permission anywhere.
    init(
        _ path: CXonePath,
        _ request: Request,
        _ dialect: CXoneDialect
    ) async throws {
        guard request.headers[.accept] != nil else { throw CXoneCall.Unrendered() }
        let match = try dialect.routes.match(request.method, path.segments)
        route = match.route
        parameters = match.parameters
        self.dialect = dialect
        self.request = request
        version = path.version
        base = request.base
        guard let token = request.bearer else { throw CXoneFault.unauthorized }
        let now = dialect.exchange.clock.now()
        let principal = try await dialect.exchange.store.read { db -> Principal? in
            try db.accessTokenHolder(of: token, refreshes: false, now: now).flatMap { try db.principal(of: $0) }
        }
        guard let principal else { throw CXoneFault.unauthorized }
        self.principal = principal
        guard principal.kind == .user || route.servesPatrons else {
            throw CXoneFault(403, "Forbidden", "Forbidden. The token stands for no user")
        }
        try require(in: nil)
    }

    /// A request that says nothing of what it accepts.
    struct Unrendered: Error {}

    /// A parameter of the path.
    func parameter(_ name: String) -> String { parameters[name] ?? "" }

    /// A parameter of the path that is a whole number.
    ///
    /// Throws CXone's 404 when it is none.
    func number(_ name: String) throws(CXoneFault) -> Int {
        guard let number = Int(parameter(name)) else {
            throw CXoneFault(
                404,
                "Invalid" + name.prefix(1).uppercased() + name.dropFirst(),
                "Invalid \(name) - '\(parameter(name))', must be an integer"
            )
        }
        return number
    }

    /// The query.
    var query: CXoneFields {
        var fields = CXoneFields()
        for (name, value) in RequestQuery.pairs(request.uri.query ?? "") { fields.set(name, .string(value)) }
        return fields
    }

    /// The query and the members of the body.
    func fields() async throws -> CXoneFields {
        var fields = query
        if let members = try await body()?.object {
            for (name, value) in members { fields.set(name, value) }
        }
        return fields
    }

    /// The body as a document; `nil` when there is none.
    func body() async throws -> JSON? {
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: Self.bodyLimit)
        } catch is NIOTooManyBytesError {
            throw CXoneFault(413, "RequestEntityTooLarge", "Request Entity Too Large: at most \(Self.bodyLimit) bytes")
        }
        guard buffer.readableBytes > 0 else { return nil }
        if (request.headers[.contentType] ?? "").lowercased().hasPrefix("application/x-www-form-urlencoded") {
            return .object(
                RequestQuery.pairs(String(buffer: buffer)).reduce(into: [:]) { $0[$1.name] = .string($1.value) }
            )
        }
        do throws(JSONError) {
            let json = try JSON(parsing: buffer.readableBytesView)
            return json.isNull ? nil : json
        } catch {
            throw CXoneFault(400, "InvalidParameter", "Invalid parameter - the body is no JSON: \(error.message)")
        }
    }

    /// The address of another part of a list.
    func link(skip: Int) -> String {
        let others = RequestQuery.pairs(request.uri.query ?? "").filter { $0.name.lowercased() != "skip" }
        let pairs = (others + [("skip", String(skip))]).map { name, value in
            let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
            return name + "=" + (value.addingPercentEncoding(withAllowedCharacters: allowed) ?? value)
        }
        return base + request.uri.path + "?" + pairs.joined(separator: "&")
    }
}
