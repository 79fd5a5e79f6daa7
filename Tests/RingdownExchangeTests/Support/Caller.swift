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
        /// The body as it came.
        var text: String

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
        if text != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        return try await send(method, path, body: text.map { ByteBuffer(string: $0) }, headers: headers)
    }

    private func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: ByteBuffer?,
        headers: HTTPFields
    ) async throws -> Answer {
        var headers = headers
        if let token { headers[.authorization] = "Bearer \(token)" }
        return try await client.execute(
            uri: path,
            method: method,
            headers: headers,
            body: body
        ) { response in
            let bytes = Array(response.body.readableBytesView)
            return Answer(
                status: response.status.code,
                headers: response.headers,
                json: bytes.isEmpty || response.headers[.contentType]?.hasPrefix("text/") == true
                    ? .null : try JSON(parsing: bytes),
                text: String(decoding: bytes, as: UTF8.self)
            )
        }
    }

    /// Sends bytes of any kind.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        bytes: [UInt8],
        headers: HTTPFields
    ) async throws -> Answer {
        try await send(method, path, body: ByteBuffer(bytes: bytes), headers: headers)
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

extension JSON {
    /// An object with some members changed; `null` takes one away.
    func with(_ changes: [String: JSON]) -> JSON {
        .object((object ?? [:]).merging(changes) { $1 }.filter { !$0.value.isNull })
    }
}
