import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore

/// A successful answer.
struct CXoneReply: Sendable {
    let status: Int
    /// The words of the header `icStatusDescription`.
    var description: String
    let body: JSON?

    /// An answer with a document.
    static func json(_ body: JSON, _ status: Int = 200, _ description: String = "Success") -> CXoneReply {
        CXoneReply(status: status, description: description, body: body)
    }

    /// An answer without one.
    static func empty(_ status: Int, _ description: String) -> CXoneReply {
        CXoneReply(status: status, description: description, body: nil)
    }

    /// What was asked for will be done.
    static let accepted = CXoneReply.empty(202, "Accepted")
    /// There is nothing to show.
    static let noContent = CXoneReply.empty(204, "No Content")
    /// It is done.
    static let done = CXoneReply.empty(200, "Success")

    var response: Response {
        var headers: HTTPFields = [:]
        if let name = HTTPField.Name.icStatusDescription { headers[name] = description.ascii }
        guard let body else { return Response(status: HTTPResponse.Status(code: status), headers: headers) }
        headers[.contentType] = "application/json; charset=utf-8"
        return Response(
            status: HTTPResponse.Status(code: status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: body.text()))
        )
    }
}

extension JSON {
    /// A whole number.
    static func whole(_ value: Int) -> JSON { .number(JSONNumber(value)) }
    /// A whole number; `null` when there is none.
    static func whole(_ value: Int?) -> JSON { value.map { .number(JSONNumber($0)) } ?? .null }
    /// A number with a fraction.
    static func decimal(_ value: Double) -> JSON { .number(JSONNumber((value * 100).rounded() / 100)) }
    /// A text; `null` when there is none.
    static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
}
