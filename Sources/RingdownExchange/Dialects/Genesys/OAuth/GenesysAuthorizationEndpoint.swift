import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownOAuth
import RingdownVendors

/// The authorization endpoint: users log in for an application, which must use PKCE.
///
/// It stands in for the vendor's log-in service, whose pages it does not imitate.
struct GenesysAuthorizationEndpoint: Sendable {
    private static let formLimit = 64 * 1024

    let desk: AuthorizationDesk

    /// Answers a request for the page, or the page's form.
    func answer(_ request: Request, from address: String, isForm: Bool) async throws -> Response {
        var text = request.uri.query ?? ""
        if isForm {
            do {
                text = String(buffer: try await request.body.collect(upTo: Self.formLimit))
            } catch is NIOTooManyBytesError {
                throw GenesysFault(.requestEntityTooLarge, String(Self.formLimit))
            }
        }
        let answer = try await desk.answer(
            AuthorizationDesk.Visit(
                isForm: isForm,
                text: text,
                cookies: request.headers[.cookie],
                address: address,
                issuer: "http://\(request.head.authority ?? "localhost")"
            )
        )
        var headers = HTTPFields()
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: answer.html))
        )
    }
}
