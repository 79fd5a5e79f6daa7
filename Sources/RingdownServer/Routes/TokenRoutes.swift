import Foundation
import HTTPTypes
import Hummingbird
import RingdownAPI
import RingdownCore

/// Gives access tokens for client credentials.
struct TokenRoutes {
    private let dependencies: ServerDependencies
    private let access: AccessControl

    init(_ dependencies: ServerDependencies, access: AccessControl) {
        self.dependencies = dependencies
        self.access = access
    }

    func add(to routes: Routes) {
        let dependencies = dependencies
        let access = access
        routes.open(.issueToken) { call in
            do throws(TokenRefusal) {
                let request = try await TokenRequest(call, limit: dependencies.settings.bodyLimit)
                guard let client = access.client(id: request.clientID, secret: request.secret) else {
                    throw .wrongCredentials(usedBasic: request.usedBasic)
                }
                call.context.caller = client.principal
                let token = dependencies.newToken()
                let now = dependencies.clock.now()
                let expiry = access.tokens.keep(token, of: client.principal.id, scope: request.scope, at: now)
                let answer = API.Token(
                    accessToken: token,
                    expiresIn: Int(expiry.timeIntervalSince(now)),
                    scope: client.principal.permissionNames.joined(separator: " ")
                )
                return try Self.answer(answer, status: .ok)
            } catch {
                return try Self.answer(error.body, status: error.status, challenge: error.challenge)
            }
        }
    }

    /// An answer that no cache keeps.
    private static func answer(
        _ body: some Encodable,
        status: HTTPResponse.Status,
        challenge: String? = nil
    ) throws(TokenRefusal) -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        headers[.wwwAuthenticate] = challenge
        do {
            return try .json(body, status: status, headers: headers)
        } catch {
            throw .unwritable
        }
    }
}

extension Principal {
    /// The permissions that it holds anywhere, in alphabetical order.
    fileprivate var permissionNames: [String] {
        Set(grants.flatMap { $0.permissions.map(\.description) }).sorted()
    }
}
