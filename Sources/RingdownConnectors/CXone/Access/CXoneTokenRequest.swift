import Foundation
import RingdownCore
import RingdownVendors

/// The requests for tokens, one for each way of logging in.
struct CXoneTokenRequest {
    let access: CXoneAccess
    let url: String

    init(_ access: CXoneAccess, _ url: String) {
        self.access = access
        self.url = url
    }

    /// The request that logs in.
    var login: TransportRequest {
        switch access.credentials {
        case .accessKey(let id, let secret, let application?):
            form(
                [("grant_type", "password"), ("username", id), ("password", secret.reveal())],
                authorization(application)
            )
        case .accessKey(let id, let secret, nil):
            json(["accessKeyId": .string(id), "accessKeySecret": .string(secret.reveal())], to: url)
        case .legacy(let application, let username, let password):
            json(
                [
                    "grant_type": "password", "username": .string(username), "password": .string(password.reveal()),
                    "scope": "",
                ],
                to: url,
                legacyAuthorization(application)
            )
        }
    }

    /// The request for a token in place of the one before.
    ///
    /// - Parameters:
    ///   - token: what it is renewed with.
    ///   - server: where a legacy token is renewed; `nil` is where it was given.
    func renewal(_ token: Secret, server: String?) -> TransportRequest {
        switch access.credentials {
        case .accessKey(_, _, let application?):
            return form(
                [("grant_type", "refresh_token"), ("scope", "openid"), ("refresh_token", token.reveal())],
                authorization(application)
            )
        case .accessKey(_, _, nil):
            let base = url.components(separatedBy: "/authentication/")[0]
            return json(["token": .string(token.reveal())], to: base + "/public/user/refresh")
        case .legacy(let application, _, _):
            // The address that an answer names is sent as a value and not followed: the application's secret goes along.
            let members: [String: JSON] = [
                "grant_type": "refresh_token", "refresh_token": .string(token.reveal()),
                "refresh_token_server_uri": .string(server ?? url),
            ]
            return json(members, to: url, legacyAuthorization(application))
        }
    }

    /// The application's credentials.
    private func authorization(_ application: CXoneAccess.Application) -> Secret {
        basic("\(application.clientID):\(application.clientSecret.reveal())", "Basic")
    }

    private func legacyAuthorization(_ application: Secret) -> Secret { basic(application.reveal(), "basic") }

    private func basic(_ text: String, _ scheme: String) -> Secret {
        Secret("\(scheme) \(Data(text.utf8).base64EncodedString())")
    }

    private func form(_ fields: [(name: String, value: String)], _ authorization: Secret) -> TransportRequest {
        var request = request(to: url, authorization)
        request.body = Array(FilledPath.form(fields).utf8)
        request.headers["Content-Type"] = "application/x-www-form-urlencoded"
        return request
    }

    private func json(_ members: [String: JSON], to url: String, _ authorization: Secret? = nil) -> TransportRequest {
        var request = request(to: url, authorization)
        request.put(.object(members))
        return request
    }

    private func request(to url: String, _ authorization: Secret?) -> TransportRequest {
        TransportRequest(
            method: "POST",
            url: url,
            headers: ["Accept": "application/json"],
            authorization: authorization,
            responseLimit: 1 << 20
        )
    }
}
