import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import RingdownCore

/// A client of the exchange's routes.
struct Caller: Sendable {
    let client: any TestClientProtocol
    /// `nil` sends no authorization.
    var token: String?

    struct Answer: Sendable {
        var status: Int
        var headers: HTTPFields
        /// The body; `null` when there is none.
        var json: JSON

        var code: String? { json["code"]?.string }
        var message: String? { json["message"]?.string }
    }

    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        text: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        var headers = headers
        if let token { headers[.authorization] = "Bearer \(token)" }
        if text != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        return try await client.execute(
            uri: path,
            method: method,
            headers: headers,
            body: text.map { ByteBuffer(string: $0) }
        ) { response in
            let bytes = Array(response.body.readableBytesView)
            return Answer(
                status: response.status.code,
                headers: response.headers,
                json: bytes.isEmpty ? .null : try JSON(parsing: bytes)
            )
        }
    }

    func get(_ path: String) async throws -> Answer { try await send(.get, path) }
    func delete(_ path: String) async throws -> Answer { try await send(.delete, path) }
    func post(_ path: String, _ body: JSON? = nil) async throws -> Answer {
        try await send(.post, path, text: body?.text())
    }
    func put(_ path: String, _ body: JSON) async throws -> Answer { try await send(.put, path, text: body.text()) }
    func patch(_ path: String, _ body: JSON) async throws -> Answer { try await send(.patch, path, text: body.text()) }

    func form(_ path: String, _ fields: [String: String]) async throws -> Answer {
        try await send(
            .post,
            path,
            text: fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&"),
            headers: [.contentType: "application/x-www-form-urlencoded"]
        )
    }
}
