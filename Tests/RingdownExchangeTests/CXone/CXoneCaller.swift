import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import RingdownCore

@testable import RingdownExchange

/// A client of the exchange's CXone dialect.
struct CXoneCaller: Sendable {
    let client: any TestClientProtocol
    var token: String?
    var version = "v34.0"

    struct Answer: Sendable {
        var status: Int
        var headers: HTTPFields
        var text: String
        /// The body; `null` when it is no JSON.
        var json: JSON
        /// The words of the header.
        var words: String? { HTTPField.Name("icStatusDescription").flatMap { headers[$0] } }
        var error: String? { json["error"]?.string }
        var description: String? { json["error_description"]?.string }
    }

    /// Sends a request to an address as it stands.
    func raw(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String? = nil,
        headers: HTTPFields = [.accept: "application/json"]
    ) async throws -> Answer {
        var headers = headers
        if let token, headers[.authorization] == nil { headers[.authorization] = "Bearer \(token)" }
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        return try await client.execute(
            uri: path,
            method: method,
            headers: headers,
            body: body.map { ByteBuffer(string: $0) }
        ) { response in
            let bytes = Array(response.body.readableBytesView)
            return Answer(
                status: response.status.code,
                headers: response.headers,
                text: String(decoding: bytes, as: UTF8.self),
                json: (try? JSON(parsing: bytes)) ?? .null
            )
        }
    }

    func get(_ path: String) async throws -> Answer { try await raw(.get, at(path)) }
    func post(_ path: String, _ body: JSON? = nil) async throws -> Answer {
        try await raw(.post, at(path), body?.text())
    }
    func put(_ path: String, _ body: JSON) async throws -> Answer { try await raw(.put, at(path), body.text()) }
    func delete(_ path: String, _ body: JSON? = nil) async throws -> Answer {
        try await raw(.delete, at(path), body?.text())
    }

    private func at(_ path: String) -> String { "/incontactapi/services/\(version)\(path)" }
}

extension Platform {
    /// The numbers that the seed gives.
    static let skill = 8001
    static let supportSkill = 8002
    static let callList = 7001

    /// A caller with a token that an access key of the seed gives; its secret is its id with `-secret` behind it.
    func cxone(_ key: String, version: String = "v34.0") async throws -> CXoneCaller {
        let caller = CXoneCaller(client: client, version: version)
        let answer = try await caller.raw(
            .post,
            "/authentication/v1/token/access-key",
            #"{"accessKeyId":"\#(key)","accessKeySecret":"\#(key)-secret"}"#
        )
        return CXoneCaller(client: client, token: answer.json["access_token"]?.string, version: version)
    }
}

extension TenantSeed {
    /// The renewals as CXone sees them: a Personal Connection skill in Sales and one in Support, and users with keys.
    static func skills(contacts: Int = 20, agents: Int = 3, joined: Bool = true) -> TenantSeed {
        var seed = TenantSeed.renewals(contacts: contacts, agents: agents, joined: joined)
        func user(_ name: String, _ key: String, _ grants: [GrantSeed]) -> UserSeed {
            var user = UserSeed(name: name, email: "\(key)@example.com", password: "\(key)-password", grants: grants)
            user.accessKeys = [AccessKeySeed(id: key, secret: "\(key)-secret")]
            return user
        }
        seed.users = [
            user("Admin Istrator", "admin", [GrantSeed(role: "all")]),
            user("View Er", "viewer", [GrantSeed(role: "viewer")]),
            user(
                "Sup Porter",
                "supporter",
                [GrantSeed(role: "viewer", division: "Support"), GrantSeed(role: "starter", division: "Support")]
            ),
            user("No Body", "nobody", []),
            user("Agent 1", "agent", []),
        ]
        seed.contactLists?[0].number = Platform.callList
        seed.campaigns?[0].number = Platform.skill
        var support = CampaignSeed(name: "Tickets PC", contactList: "Tickets", queue: "Renewals")
        support.number = Platform.supportSkill
        seed.campaigns?.append(support)
        return seed
    }
}
