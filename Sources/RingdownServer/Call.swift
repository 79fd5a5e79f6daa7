import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownAPI
import RingdownCore

/// One request to one operation.
struct Call: Sendable {
    let operation: Operation
    let request: Request
    let context: ServerContext

    /// A parameter of the path, decoded.
    func parameter(_ name: String) -> String {
        let raw = context.parameters.get(name) ?? ""
        return raw.removingPercentEncoding ?? raw
    }

    /// A parameter of the query, decoded; `nil` when it is absent or empty.
    func query(_ name: String) -> String? {
        let value = request.uri.queryParameters[Substring(name)].map(String.init)
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether the query names a parameter, with or without a value.
    func hasQuery(_ name: String) -> Bool { request.uri.queryParameters.has(Substring(name)) }

    /// A header's value; `nil` when it is absent or empty.
    func header(_ name: String) -> String? {
        guard let name = HTTPField.Name(name), let value = request.headers[name], !value.isEmpty else { return nil }
        return value
    }

    /// A whole number of the query within bounds.
    func number(_ name: String, in bounds: ClosedRange<Int>, default standard: Int) throws(ServerProblem) -> Int {
        guard let text = query(name) else { return standard }
        guard let value = Int(text), bounds.contains(value) else {
            throw ServerProblem(
                .invalidValue,
                "\(name) is \"\(text.prefix(40))\", which is no whole number from \(bounds.lowerBound) to "
                    + "\(bounds.upperBound)."
            )
        }
        return value
    }

    /// The whole body, when it is not larger than a limit.
    func body(upTo limit: Int) async throws -> ByteBuffer {
        if let announced = request.headers[.contentLength].flatMap(Int.init), announced > limit {
            throw ServerProblem.tooLarge(limit: limit)
        }
        do {
            return try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw ServerProblem.tooLarge(limit: limit)
        }
    }

    /// The media type of the body in lower case, without parameters; `nil` when none is given.
    var contentType: String? {
        request.headers[.contentType]?
            .split(separator: ";").first.map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
    }
}

extension Response {
    /// An answer with a JSON value.
    static func json(
        _ value: some Encodable,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:],
        type: String = "application/json"
    ) throws -> Response {
        var headers = headers
        headers[.contentType] = type
        let data = try API.encoder().encode(value)
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}
