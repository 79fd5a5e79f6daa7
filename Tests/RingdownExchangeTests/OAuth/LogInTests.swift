import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import RingdownCore
import RingdownOAuth
import RingdownTestKit
import Testing

@testable import RingdownExchange

@Suite("Users of the exchange", .timeLimit(.minutes(5)))
struct LogInTests {
    static let redirect = "https://app.example/callback"
    /// RFC 7636, appendix B.
    static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    /// The usual tenant with a user, and applications with and without scopes.
    static func seed() -> TenantSeed {
        var seed = TenantSeed.renewals()
        var desktop = ClientSeed(id: "desktop", secret: "desktop-secret")
        desktop.redirectUris = [redirect]
        desktop.scopes = ["outbound:readonly", "user-basic-info"]
        var scopeless = ClientSeed(id: "scopeless", secret: "scopeless-secret")
        scopeless.redirectUris = [redirect]
        seed.clients = (seed.clients ?? []) + [desktop, scopeless]
        seed.users = [
            UserSeed(
                name: "Ada",
                email: "ada@example.com",
                password: "ada-password",
                grants: [GrantSeed(role: "viewer", division: "Support"), GrantSeed(role: "starter")]
            )
        ]
        return seed
    }

    private func logIn(
        _ platform: Platform,
        _ password: String = "ada-password",
        client: String = "desktop"
    ) async throws -> (status: Int, code: String?) {
        let request = OAuthForm.text([
            ("response_type", "code"), ("client_id", client), ("redirect_uri", Self.redirect),
            ("code_challenge", CodeChallenge(verifier: Self.verifier).text), ("code_challenge_method", "S256"),
        ])
        let (cookie, token) = try await platform.client.execute(
            uri: "/oauth/authorize?" + request,
            method: .get
        ) { response in
            let page = String(buffer: response.body)
            let token = page.firstMatch(of: /name="form_token" value="([^"]*)"/).map { String($0.1) }
            return (response.headers[.setCookie]?.split(separator: ";").first.map(String.init) ?? "", token)
        }
        let form =
            request + "&"
            + OAuthForm.text([("form_token", token), ("username", "Ada@example.com"), ("password", password)])
        return try await platform.client.execute(
            uri: "/oauth/authorize",
            method: .post,
            headers: [.contentType: "application/x-www-form-urlencoded", .cookie: cookie],
            body: ByteBuffer(string: form)
        ) { response in
            let query = response.headers[.location]?.split(separator: "?").last ?? ""
            return (response.status.code, try OAuthForm(String(query))["code"])
        }
    }

    private func redeem(
        _ platform: Platform,
        _ code: String?,
        client: String = "desktop",
        verifier: String = Self.verifier,
        redirect: String = Self.redirect
    ) async throws -> Caller.Answer {
        try await Caller(client: platform.client).form(
            "/oauth/token",
            [
                "grant_type": "authorization_code", "client_id": client, "code": code ?? "none",
                "code_verifier": verifier, "redirect_uri": OAuthForm.encoded(redirect),
            ]
        )
    }

    @Test("A user's token has the user's grants, within the application's scopes")
    func scopes() async throws {
        try await Platform.open(Self.seed()) { platform in
            let code = try await logIn(platform).code
            let answer = try await redeem(platform, code)
            let caller = Caller(client: platform.client, token: answer.json["access_token"]?.string)
            let lists = try await caller.get("/api/v2/outbound/contactlists")
            #expect(lists.json["entities"]?.array?.compactMap { $0["name"]?.string } == ["Tickets"])
            #expect(try await caller.get(Platform.listPath).code == "missing.division.permission")
            let start = try await caller.post(Platform.campaignPath + "/start")
            #expect(start.status == 403)
            #expect(start.code == "app.not.authorized.for.scope")
            #expect(start.message == "App not authorized to use scope outbound")
            let info = try await caller.get("/api/v2/tokens/me")
            #expect(info.json["authorizedScope"] == ["outbound:readonly", "user-basic-info"])
            #expect(info.json["OAuthClient"]?["authorizedGrantType"] == "CODE")
            #expect(try await redeem(platform, code).json["error"] == "invalid_grant")
            #expect(try await caller.get("/api/v2/tokens/me").status == 401, "a code used twice takes its token back")
        }
    }

    @Test("An application without scopes may do nothing that names one")
    func scopeless() async throws {
        try await Platform.open(Self.seed()) { platform in
            let answer = try await redeem(
                platform,
                try await logIn(platform, client: "scopeless").code,
                client: "scopeless"
            )
            let caller = Caller(client: platform.client, token: answer.json["access_token"]?.string)
            #expect(try await caller.get("/api/v2/outbound/contactlists").code == "app.not.authorized.for.scope")
        }
    }

    @Test(
        "A code is for its own client, verifier and redirect URI",
        arguments: [
            ("scopeless", verifier, redirect), ("desktop", String(repeating: "x", count: 43), redirect),
            ("desktop", verifier, "https://app.example/other"),
        ]
    )
    func refused(_ client: String, _ verifier: String, _ redirect: String) async throws {
        try await Platform.open(Self.seed()) { platform in
            let code = try await logIn(platform).code
            let answer = try await redeem(platform, code, client: client, verifier: verifier, redirect: redirect)
            #expect(answer.status == 400)
            #expect(answer.json["error"] == "invalid_grant")
        }
    }

    @Test("Guessers are slowed down, as the vendor slows down its token endpoint")
    func guessing() async throws {
        try await Platform.open(Self.seed()) { platform in
            let caller = Caller(client: platform.client)
            let wrong = ["grant_type": "client_credentials", "client_id": "admin", "client_secret": "wrong"]
            for _ in 0..<SignInThrottle.freeFailures {
                #expect(try await caller.form("/oauth/token", wrong).status == 401)
            }
            let slowed = try await caller.form("/oauth/token", wrong)
            #expect(slowed.status == 400)
            #expect(slowed.json["error_description"]?.string?.contains("rate limit exceeded") == true)
            #expect(slowed.headers[.retryAfter] == "1")
            for _ in 0..<SignInThrottle.freeFailures { #expect(try await logIn(platform, "wrong").status == 401) }
            #expect(try await logIn(platform).status == 429)
            platform.clock.advance(by: .seconds(1))
            #expect(try await logIn(platform).status == 303)
        }
    }

    @Test("A secret that an early version kept still works, and is then kept like the others")
    func early() async throws {
        let salt = Data("early-salt".utf8).base64EncodedString()
        try await Platform.open(Self.seed()) { platform in
            let kept = try JSONDecoder().decode(
                KeptSecret.self,
                from: Data(#"{"salt":"\#(salt)","code":"\#(Early.code("early-secret", "early-salt"))"}"#.utf8)
            )
            try await platform.exchange.store.write { db in
                guard var client = try db.object(OAuthClient.self, "admin") else { return }
                client.secret = kept
                try db.update(client)
            }
            let form = ["grant_type": "client_credentials", "client_id": "admin", "client_secret": "early-secret"]
            for _ in 1...2 {
                #expect(try await Caller(client: platform.client).form("/oauth/token", form).status == 200)
            }
            let after = try await platform.exchange.store.read { db in try db.object(OAuthClient.self, "admin") }
            #expect(after?.secret.hash?.matches("early-secret") == true)
        }
    }

    @Test("Secrets and passwords are not in the store's files")
    func bytes() async throws {
        try await withFolder { folder in
            try await Platform.open(Self.seed(), folder: folder) { platform in
                _ = try await platform.caller("admin")
                let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                #expect(!files.isEmpty)
                for file in files {
                    let bytes = try Data(contentsOf: file)
                    for text in ["admin-secret", "ada-password", "token-000003e8"] {
                        #expect(bytes.range(of: Data(text.utf8)) == nil, "\(text) in \(file.lastPathComponent)")
                    }
                }
            }
        }
    }
}
