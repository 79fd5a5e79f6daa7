import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A successful answer.
struct GenesysAnswer: Sendable {
    private let status: HTTPResponse.Status
    private let body: ByteBuffer?

    /// An answer without a body.
    static func empty(_ status: HTTPResponse.Status) -> GenesysAnswer { GenesysAnswer(status: status, body: nil) }

    /// An answer with a document.
    static func json(_ value: some Encodable, _ status: HTTPResponse.Status = .ok) throws -> GenesysAnswer {
        GenesysAnswer(status: status, body: try encoded(value))
    }

    /// A document as bytes.
    static func encoded(_ value: some Encodable) throws -> ByteBuffer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return ByteBuffer(bytes: try encoder.encode(value))
    }

    var response: Response {
        guard let body else { return Response(status: status) }
        return Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: body)
        )
    }
}
