import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import RingdownCore

/// An agent of the demo's exchange at work over CXone's API, as the agent's own application is.
struct DemoAgent: Sendable {
    private static let services = "/incontactapi/services/v34.0"

    private let exchange: String
    private let token: String
    private let session: String

    /// Logs in with the agent's access key, and begins a session.
    init(name: String, exchange: String, secret: String) async throws {
        self.exchange = exchange
        let key: JSON = ["accessKeyId": .string(name.uppercased() + "-KEY"), "accessKeySecret": .string(secret)]
        let issued = try await Self.post(exchange + "/authentication/v1/token/access-key", key)
        guard let token = issued["access_token"]?.string else {
            throw CommandFailure("the exchange gave \(name) no token")
        }
        self.token = token
        let station: JSON = ["stationPhoneNumber": "+12025550123"]
        let begun = try await Self.post(exchange + Self.services + "/agent-sessions", station, token: token)
        guard let session = begun["sessionId"]?.string else {
            throw CommandFailure("the exchange gave \(name) no session")
        }
        self.session = session
    }

    /// Joins a skill: its calls are connected from now on.
    func join(skill: String) async throws {
        let path = "\(Self.services)/agent-sessions/\(session)/dialer-login"
        _ = try await Self.post(exchange + path, ["skillName": .string(skill)], token: token)
    }

    private static func post(_ url: String, _ body: JSON, token: String? = nil) async throws -> JSON {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "Content-Type", value: "application/json")
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        request.body = .bytes(ByteBuffer(string: body.text()))
        return try await DemoExchange.send(request)
    }
}
