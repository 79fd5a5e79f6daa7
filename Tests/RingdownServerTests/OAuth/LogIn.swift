import HTTPTypes
import NIOCore
import RingdownAPI
import RingdownCore
import RingdownOAuth

@testable import RingdownServer

/// A user, an application, and how the one logs in through the other.
enum LogIn {
    static let redirect = "https://app.example/callback"
    /// RFC 7636, appendix B.
    static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    /// A server with the user ada, who holds a pipeline's role in Sales, and the application console, without a secret.
    static func server() -> TestServer {
        var server = TestServer()
        server.roles = [
            AccessRole(name: "pipeline", permissions: Lists.pipeline.compactMap { Permission($0) }),
            AccessRole(name: "reader", permissions: ["outbound:trigger:view"].compactMap { Permission($0) }),
            AccessRole(name: "root", permissions: ["*"].compactMap { Permission($0) }),
        ]
        server.users = [
            APIUser(
                id: "ada",
                name: "Ada",
                password: ClientSecret("ada-password"),
                assignments: [RoleAssignment(role: "pipeline", division: .one(Lists.sales))]
            )
        ]
        server.clients += [
            APIClient(
                principal: Principal(id: "console", name: "Console", grants: []),
                secrets: [],
                redirectURIs: [RedirectURI(redirect)].compactMap(\.self)
            ),
            APIClient(
                principal: Principal(id: "portal", name: "Portal", grants: []),
                secrets: [ClientSecret("portal-secret")],
                redirectURIs: [RedirectURI(redirect)].compactMap(\.self)
            ),
            TestServer.client("admin", Lists.grant("admin", ["oauth:*", "outbound:*", "iac:*"], in: nil)),
            TestServer.client("keeper", Lists.grant("keeper", ["oauth:*", "outbound:trigger:*"], in: nil)),
        ]
        return server
    }
}

extension TestCaller {
    /// Logs a user in and gives the code that comes back.
    func code(
        _ user: String = "ada",
        _ password: String = "ada-password",
        client: String = "console",
        scope: String? = nil
    ) async throws -> String? {
        let answer = try await logIn(user, password, client: client, scope: scope)
        let query = answer.header("Location")?.split(separator: "?").last ?? ""
        return try OAuthForm(String(query))["code"]
    }

    /// Asks for the log-in page and sends its form.
    func logIn(
        _ user: String,
        _ password: String,
        client: String = "console",
        scope: String? = nil
    ) async throws -> Reply {
        let request = OAuthForm.text([
            ("response_type", "code"), ("client_id", client), ("redirect_uri", LogIn.redirect), ("state", "s"),
            ("code_challenge", CodeChallenge(verifier: LogIn.verifier).text), ("code_challenge_method", "S256"),
            ("scope", scope),
        ])
        let page = try await call(.get, Paths.authorize + "?" + request)
        let cookie = page.header("Set-Cookie")?.split(separator: ";").first.map(String.init) ?? ""
        let token = page.text.firstMatch(of: /name="form_token" value="([^"]*)"/).map { String($0.1) }
        let form = request + "&" + OAuthForm.text([("form_token", token), ("username", user), ("password", password)])
        return try await call(
            .post,
            Paths.authorize,
            headers: ["Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie],
            body: ByteBuffer(string: form)
        )
    }

    /// Changes a code for a token.
    func redeem(
        _ code: String?,
        client: String = "console",
        secret: String? = nil,
        redirect: String? = LogIn.redirect,
        verifier: String? = LogIn.verifier
    ) async throws -> Reply {
        try await form(
            OAuthForm.text([
                ("grant_type", "authorization_code"), ("code", code), ("client_id", client), ("client_secret", secret),
                ("redirect_uri", redirect), ("code_verifier", verifier),
            ])
        )
    }

    /// A token of a user.
    func userToken(scope: String? = nil) async throws -> String {
        try await redeem(try await code(scope: scope)).body(API.Token.self).accessToken
    }

    /// Sends a form anywhere.
    func post(_ path: String, _ members: [(String, String?)], token: String? = nil) async throws -> Reply {
        try await call(
            .post,
            path,
            token: token,
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: ByteBuffer(string: OAuthForm.text(members))
        )
    }
}
