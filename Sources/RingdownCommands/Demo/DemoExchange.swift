import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import RingdownCore

/// The administrator of the demo's exchange: what a person does in the admin console, over the same API.
struct DemoExchange: Sendable {
    let url: String
    private let token: String

    /// Signs in.
    init(url: String, clientID: String, secret: String) async throws {
        self.url = url
        var request = HTTPClientRequest(url: url + "/oauth/token")
        request.method = .POST
        request.setBasicAuth(username: clientID, password: secret)
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(ByteBuffer(string: "grant_type=client_credentials"))
        let answer = try await Self.send(request)
        guard let token = answer["access_token"]?.string else {
            throw CommandFailure("the exchange gave its administrator no token")
        }
        self.token = token
    }

    /// Gives the service account a role in a division.
    func grant(role: String, to vendor: DemoVendor, in division: String) async throws {
        let roleID = try await id(of: role, at: "/api/v2/authorization/roles")
        let divisionID = try await id(of: division, at: "/api/v2/authorization/divisions")
        let path = "/api/v2/authorization/subjects/\(vendor.subjectID)/divisions/\(divisionID)/roles/\(roleID)"
        _ = try await call(.POST, path + "?subjectType=\(vendor.subject.kind)")
    }

    /// The members of a queue.
    func agents(ofQueue queue: String) async throws -> [(id: String, name: String)] {
        let queueID = try await id(of: queue, at: "/api/v2/routing/queues")
        let members = try await call(.GET, "/api/v2/routing/queues/\(queueID)/members?pageSize=100")
        return (members["entities"]?.array ?? []).compactMap { member in
            member["id"]?.string.map { ($0, member["name"]?.string ?? $0) }
        }
    }

    /// Brings an agent on queue.
    func join(_ agent: String, queue: String) async throws {
        let queueID = try await id(of: queue, at: "/api/v2/routing/queues")
        let body: JSON = ["id": .string(agent), "joined": true]
        _ = try await call(.PATCH, "/api/v2/routing/queues/\(queueID)/members/\(agent)", body)
    }

    /// How the calls to a list's contacts ended: the vendor's code with how many contacts.
    func outcomes(ofList list: String) async throws -> [String: Int] {
        let listID = try await id(of: list, at: "/api/v2/outbound/contactlists")
        var outcomes: [String: Int] = [:]
        var page = 1
        while true {
            let body: JSON = ["pageSize": 100, "pageNumber": .number(JSONNumber(page))]
            let found = try await call(.POST, "/api/v2/outbound/contactlists/\(listID)/contacts/search", body)
            let contacts = found["entities"]?.array ?? []
            for contact in contacts {
                for record in (contact["callRecords"]?.object ?? [:]).values {
                    outcomes[record["lastResult"]?.string ?? "(no result)", default: 0] += 1
                }
            }
            guard contacts.count == 100 else { return outcomes }
            page += 1
        }
    }

    private func id(of name: String, at path: String) async throws -> String {
        let listing = try await call(.GET, path + "?pageSize=100")
        let entity = listing["entities"]?.array?.first { $0["name"]?.string == name }
        guard let id = entity?["id"]?.string else { throw CommandFailure("the exchange has no \(name) at \(path)") }
        return id
    }

    private func call(_ method: HTTPMethod, _ path: String, _ body: JSON? = nil) async throws -> JSON {
        var request = HTTPClientRequest(url: url + path)
        request.method = method
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: body.text()))
        }
        return try await Self.send(request)
    }

    /// Sends a request, and answers its document.
    static func send(_ request: HTTPClientRequest) async throws -> JSON {
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        let body = try await response.body.collect(upTo: 8 << 20)
        let bytes = Array(body.readableBytesView)
        guard (200..<300).contains(response.status.code) else {
            let text = String(decoding: bytes.prefix(300), as: UTF8.self)
            throw CommandFailure("the exchange answered \(response.status.code): \(text)")
        }
        return bytes.isEmpty ? .null : try JSON(parsing: bytes)
    }
}
