import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownOAuth

/// The log-in of users, and what clients read to find their way around.
struct AuthorizeRoutes {
    private let settings: ServerDependencies.Settings
    private let desk: AuthorizationDesk

    init(_ dependencies: ServerDependencies, desk: AuthorizationDesk) {
        settings = dependencies.settings
        self.desk = desk
    }

    func add(to routes: Routes) {
        routes.open(.authorize) { call in
            try await answer(call, isForm: false, text: call.request.uri.query ?? "")
        }
        routes.open(.logIn) { call in
            guard call.contentType == "application/x-www-form-urlencoded" else {
                throw ServerProblem.unsupportedMediaType(
                    call.contentType,
                    accepted: ["application/x-www-form-urlencoded"]
                )
            }
            let body = try await call.body(upTo: settings.bodyLimit)
            return try await answer(call, isForm: true, text: String(buffer: body))
        }
        routes.open(.describeAuthorization) { call in
            try .json(API.AuthorizationServer(issuer: call.issuer(settings)), headers: [.cacheControl: "no-cache"])
        }
    }

    private func answer(_ call: Call, isForm: Bool, text: String) async throws -> Response {
        let answer = try await desk.answer(
            AuthorizationDesk.Visit(
                isForm: isForm,
                text: text,
                cookies: call.request.headers[.cookie],
                address: call.address,
                issuer: call.issuer(settings)
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

extension Call {
    /// The server's own URL: the configured one, else the one that the request was sent to.
    fileprivate func issuer(_ settings: ServerDependencies.Settings) -> String {
        settings.publicURL ?? "\(settings.scheme)://\(request.head.authority ?? "localhost")"
    }
}
