package import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// The control plane as a caller sees it: one method for each operation.
///
/// It fetches an access token when it needs one, keeps it until shortly before its expiry, and fetches another one
/// when the server no longer knows it. Nothing it throws or describes carries a secret.
package struct RingdownClient: Sendable {
    /// Bytes of an answer that are read at most.
    private static let answerLimit = 64 << 20

    /// The server's URL, without a slash at its end.
    package let url: String
    private let credentials: ClientCredentials?
    /// The token of an earlier log-in; `nil` where the credentials get one.
    private let kept: String?
    private let http: HTTPClient
    private let timeout: TimeAmount
    private let tokens = TokenCache()

    /// A client of one server.
    ///
    /// - Parameters:
    ///   - url: the server's URL: `http://127.0.0.1:7300`.
    ///   - credentials: what it proves itself with; `nil` where only public operations are called.
    ///   - token: the token of an earlier log-in, which is used in the place of credentials; `nil` when there is none.
    ///   - http: what carries the requests; its owner shuts it down. The process's own, when left out.
    ///   - timeout: how long an answer may take; event streams have no such limit.
    package init(
        url: String,
        credentials: ClientCredentials?,
        token: String? = nil,
        http: HTTPClient = RingdownClient.carrier,
        timeout: Duration = .seconds(60)
    ) {
        self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
        self.credentials = credentials
        kept = token
        self.http = http
        self.timeout = TimeAmount(timeout)
    }

    /// Carries requests for as long as the process lives, and gives up at once where nobody listens.
    package static let carrier: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.timeout.connect = .seconds(5)
        return HTTPClient(configuration: configuration)
    }()

    /// A request to come: what the operations differ in.
    struct Call {
        var method = HTTPMethod.GET
        var path: String
        var query: [(String, String?)] = []
        var headers: [(String, String)] = []
        var contentType: String?
        var body: ByteBuffer?
        var isPublic = false
        /// Whether the answer may take as long as it takes.
        var isStream = false

        init(_ method: HTTPMethod = .GET, _ path: String) {
            self.method = method
            self.path = path
        }

        /// This call with a value as its JSON body.
        func sending(_ value: some Encodable) throws(APIError) -> Call {
            var copy = self
            do {
                copy.body = ByteBuffer(bytes: try API.encoder().encode(value))
            } catch {
                throw APIError(.invalid, "The request cannot be written as JSON: \(error)")
            }
            copy.contentType = "application/json"
            return copy
        }
    }

    /// Sends a call and reads its answer.
    func send<Answer: Decodable>(_ call: Call, as type: Answer.Type = Answer.self) async throws(APIError) -> Answer {
        let response = try await open(call)
        return try decode(try await collect(response), type)
    }

    /// Sends a call, with a token where it needs one, and gives the answer once its head says success.
    ///
    /// A token that the server does not know (any more) is replaced once.
    func open(_ call: Call) async throws(APIError) -> HTTPClientResponse {
        guard !call.isPublic else { return try await checked(execute(call, token: nil)) }
        if credentials == nil, let kept { return try await checked(execute(call, token: kept)) }
        let token = try await currentToken()
        let response = try await execute(call, token: token)
        guard response.status == .unauthorized else { return try await checked(response) }
        tokens.drop(token)
        return try await checked(execute(call, token: currentToken()))
    }

    private func execute(_ call: Call, token: String?) async throws(APIError) -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url + call.path + Self.text(of: call.query))
        request.method = call.method
        request.headers.add(name: "Accept", value: call.isStream ? "text/event-stream" : "application/json")
        if call.isStream { request.headers.add(name: "Connection", value: "close") }
        if let contentType = call.contentType { request.headers.add(name: "Content-Type", value: contentType) }
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        for (name, value) in call.headers { request.headers.add(name: name, value: value) }
        if let body = call.body { request.body = .bytes(body) }
        let deadline: NIODeadline = call.isStream ? .distantFuture : .now() + timeout
        do {
            return try await http.execute(request, deadline: deadline)
        } catch  where Self.isStale(error) && Self.repeatable.contains(call.method) {
            // A pooled connection that the server had closed: the next one is new.
            do { return try await http.execute(request, deadline: deadline) } catch { throw unreachable(error) }
        } catch {
            throw unreachable(error)
        }
    }

    /// Whether a failure may come from a pooled connection that the server closed while it was idle.
    private static func isStale(_ error: any Error) -> Bool {
        error is ChannelError || (error as? HTTPClientError) == .remoteConnectionClosed
    }

    /// Methods whose requests may be sent twice.
    private static let repeatable: [HTTPMethod] = [.GET, .HEAD, .PUT, .DELETE]

    /// The answer when it is a success; else the error that it carries.
    private func checked(_ response: HTTPClientResponse) async throws(APIError) -> HTTPClientResponse {
        guard !(200..<300).contains(response.status.code) else { return response }
        let status = Int(response.status.code)
        let body = try await collect(response)
        let problem = try? API.decoder().decode(API.Problem.self, from: Data(body.readableBytesView))
        let code = APIError.code(for: status)
        guard let problem else {
            let advice = "check that \(url) is a Ringdown server and no proxy answers for it"
            throw APIError(
                code == .serverFailed || code == .unavailable ? code : .notUnderstood,
                "\(url) answered \(status) without an explanation; \(advice)."
            )
        }
        throw APIError(code, [problem.detail, problem.fix ?? ""].joined(separator: " ").trimmed, problem: problem)
    }

    /// Sends a call whose answer says nothing.
    func send(_ call: Call) async throws(APIError) { _ = try await collect(open(call)) }

    private func collect(_ response: HTTPClientResponse) async throws(APIError) -> ByteBuffer {
        do {
            return try await response.body.collect(upTo: Self.answerLimit)
        } catch {
            throw unreachable(error)
        }
    }

    private func decode<Answer: Decodable>(_ body: ByteBuffer, _ type: Answer.Type) throws(APIError) -> Answer {
        do {
            return try API.decoder().decode(type, from: Data(body.readableBytesView))
        } catch {
            throw APIError(
                .notUnderstood,
                "\(url) answered with something else than this version expects; check the URL and both versions."
            )
        }
    }

    private func currentToken() async throws(APIError) -> String {
        if let token = tokens.token(at: .now()) { return token }
        guard let credentials else {
            throw APIError(.unauthenticated, "No client credentials are given for \(url); set client id and secret.")
        }
        let token = try await fetchToken(credentials)
        tokens.keep(token, at: .now())
        return token.accessToken
    }

    /// Gets a token for a client itself.
    package func fetchToken(_ credentials: ClientCredentials) async throws(APIError) -> API.Token {
        let pair = Data("\(credentials.id.formEncoded):\(credentials.secret.formEncoded)".utf8).base64EncodedString()
        return try await fetchToken(
            [("grant_type", "client_credentials")],
            authorization: "Basic \(pair)",
            client: credentials.id
        )
    }

    /// Gets a token for what a form says.
    func fetchToken(
        _ form: [(String, String?)],
        authorization: String? = nil,
        client: String
    ) async throws(APIError) -> API.Token {
        var call = Call(.POST, Paths.token)
        call.isPublic = true
        call.contentType = "application/x-www-form-urlencoded"
        if let authorization { call.headers = [("Authorization", authorization)] }
        call.body = ByteBuffer(string: String(Self.text(of: form).dropFirst()))
        let response = try await execute(call, token: nil)
        let body = try await collect(response)
        guard response.status == .ok else {
            let refusal = try? API.decoder().decode(API.TokenError.self, from: Data(body.readableBytesView))
            guard let refusal else {
                _ = try await checked(HTTPClientResponse(status: response.status, body: .bytes(body)))
                throw APIError(.notUnderstood, "\(url) gave no token; check that it is a Ringdown server.")
            }
            throw APIError(
                response.status == .tooManyRequests ? .unavailable : .unauthenticated,
                "\(url) gave client \(client) no token: \(refusal.description ?? refusal.error)"
            )
        }
        return try decode(body, API.Token.self)
    }

    private func unreachable(_ error: any Error) -> APIError {
        let reason =
            switch error {
            case let error as HTTPClientError: error.shortDescription
            case is CancellationError: "the call was cancelled"
            default: String(describing: error)
            }
        return APIError(
            .unreachable,
            "Cannot reach the server at \(url) (\(reason)); start it with ringdown serve, or check the URL."
        )
    }

    static func text(of query: [(String, String?)]) -> String {
        let pairs = query.compactMap { name, value in value.map { "\(name)=\($0.formEncoded)" } }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }
}

extension String {
    /// The text percent-encoded for a form or a query: all but letters, digits and `-._~`.
    fileprivate var formEncoded: String {
        var allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        allowed.insert(charactersIn: "-._~")
        return addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }

    /// The text without spaces at its ends.
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
