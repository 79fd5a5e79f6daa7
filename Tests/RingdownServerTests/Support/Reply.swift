import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import RingdownAPI

/// An answer as a test looks at it.
struct Reply {
    let status: Int
    let headers: HTTPFields
    let text: String

    init(_ response: TestResponse) {
        status = response.status.code
        headers = response.headers
        text = String(buffer: response.body)
    }

    /// A header's value; `nil` when it is absent.
    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// The body as a value of the contract.
    func body<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try API.decoder().decode(type, from: Data(text.utf8))
    }

    /// The body as a problem.
    var problem: API.Problem { get throws { try body() } }
}
