import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore

/// A successful answer.
struct GenesysAnswer: Sendable {
    private let status: HTTPResponse.Status
    private let body: ByteBuffer?
    private var location: String?

    /// An answer without a body.
    static func empty(_ status: HTTPResponse.Status) -> GenesysAnswer { GenesysAnswer(status: status, body: nil) }

    /// An answer that sends the caller elsewhere.
    static func redirect(to uri: String) -> GenesysAnswer {
        GenesysAnswer(status: .seeOther, body: nil, location: uri)
    }

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

    /// The body as a document; `nil` when there is none.
    var document: JSON? { body.flatMap { try? JSON(parsing: $0.readableBytesView) } }

    var response: Response {
        guard let body else {
            return Response(status: status, headers: location.map { [.location: $0] } ?? [:])
        }
        return Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: body)
        )
    }
}
