import Foundation
import RingdownCore
import RingdownOAuth
import RingdownTestKit
import Testing

@Suite("The log-in of users", .timeLimit(.minutes(5)))
struct AuthorizationDeskTests {
    /// One application, one user.
    struct Directory: SignInDirectory {
        func application(_ id: String) async throws -> OAuthApplication? {
            guard id == "console", let uri = RedirectURI("https://app.example/cb?tenant=1") else { return nil }
            return OAuthApplication(
                id: id,
                name: "Console <b>",
                redirectURIs: [uri],
                scopes: Scope.list("outbound iac:rule:view")
            )
        }

        func signIn(_ name: String, password: String, from address: String) async throws -> SignIn {
            if name == "guesser" { return .wait(7) }
            return name == "ada" && password == "pass word&" ? .user("ada") : .refused
        }
    }

    static let redirect = "https://app.example/cb?tenant=1"
    static let request = [
        "response_type": "code", "client_id": "console", "redirect_uri": redirect, "state": "s&1",
        "code_challenge": PKCETests.challenge, "code_challenge_method": "S256",
    ]

    let clock = ManualClock()
    let desk: AuthorizationDesk

    init() {
        desk = AuthorizationDesk(directory: Directory(), clock: clock, makeCode: { "the-code" })
    }

    func visit(_ form: [String: String], cookies: String? = nil, isForm: Bool = false) async throws
        -> AuthorizationAnswer
    {
        try await desk.answer(
            AuthorizationDesk.Visit(
                isForm: isForm,
                text: OAuthForm.text(form.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }),
                cookies: cookies,
                address: "192.0.2.1",
                issuer: "https://ringdown.example"
            )
        )
    }

    /// Asks for the page and sends its form.
    func logIn(
        _ members: [String: String],
        _ request: [String: String] = Self.request,
        forging: [String: String] = [:],
        cookies: String? = nil
    ) async throws -> AuthorizationAnswer {
        let page = try await visit(request)
        let cookie = page.header("Set-Cookie").flatMap { $0.split(separator: ";").first.map(String.init) }
        var form = page.hidden
        form.merge(members) { _, new in new }
        form.merge(forging) { _, new in new }
        return try await visit(form, cookies: cookies ?? cookie, isForm: true)
    }

    @Test("The page names the application, escapes it, and is guarded against frames, scripts and caches")
    func page() async throws {
        let page = try await visit(Self.request)
        #expect(page.status == 200)
        #expect(page.html.contains("Console &lt;b&gt;") && !page.html.contains("<b>"))
        #expect(page.html.contains("<code>iac:rule:view</code>"))
        #expect(page.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
        #expect(page.header("Content-Security-Policy")?.contains("frame-ancestors 'none'") == true)
        #expect(page.header("Cache-Control") == "no-store")
        let cookie = try #require(page.header("Set-Cookie"))
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Secure"))
    }

    @Test("The right password sends the user back with a code, the state and the server's name")
    func granted() async throws {
        let answer = try await logIn(["username": "ada", "password": "pass word&"])
        #expect(answer.status == 303)
        #expect(
            answer.header("Location")
                == Self.redirect + "&code=the-code&state=s%261&iss=https%3A%2F%2Fringdown.example"
        )
        let entry = try desk.codes.redeem(
            "the-code",
            client: "console",
            redirectURI: Self.redirect,
            verifier: PKCETests.verifier,
            at: clock.now()
        )
        #expect(entry.userID == "ada")
        #expect(entry.scopes?.map(\.text) == ["outbound", "iac:rule:view"])
    }

    @Test("A wrong password shows the page again, and a guesser waits")
    func wrong() async throws {
        let wrong = try await logIn(["username": "ada", "password": "x"])
        #expect(wrong.status == 401)
        #expect(wrong.header("Location") == nil)
        #expect(wrong.html.contains("wrong"))
        #expect(!wrong.html.contains("value=\"x\""))
        let slowed = try await logIn(["username": "guesser", "password": "x"])
        #expect(slowed.status == 429)
        #expect(slowed.header("Retry-After") == "7")
    }

    @Test("Cancelling sends the user back without a code")
    func cancelled() async throws {
        let answer = try await logIn(["cancel": "1"])
        #expect(answer.header("Location")?.contains("error=access_denied") == true)
    }

    @Test("A form from elsewhere is refused, whatever it lacks or changes")
    func forged() async throws {
        let good = ["username": "ada", "password": "pass word&"]
        let forgeries: [(forging: [String: String], cookies: String?)] = [
            ([:], "other=1"), (["form_token": "made-up"], nil), (["form_token": ""], nil), ([:], "ringdown_login=x"),
            (["state": "another"], nil), (["scope": "outbound"], nil),
        ]
        for forgery in forgeries {
            let answer = try await logIn(good, forging: forgery.forging, cookies: forgery.cookies)
            #expect(answer.status == 403, "\(forgery)")
            #expect(answer.header("Location") == nil)
        }
    }

    struct Flaw: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var change: [String: String]
        /// The error that the application is told; `nil`: only the user is told, and nobody is sent anywhere.
        var error: String?
    }

    static let flaws = [
        Flaw(testDescription: "an unknown application", change: ["client_id": "evil"]),
        Flaw(testDescription: "no application", change: ["client_id": ""]),
        Flaw(testDescription: "another redirect URI", change: ["redirect_uri": "https://evil.test/"]),
        Flaw(testDescription: "a longer redirect URI", change: ["redirect_uri": redirect + "&next=//evil.test"]),
        Flaw(testDescription: "no redirect URI", change: ["redirect_uri": ""]),
        Flaw(
            testDescription: "an implicit grant",
            change: ["response_type": "token"],
            error: "unsupported_response_type"
        ),
        Flaw(testDescription: "no PKCE", change: ["code_challenge": ""], error: "invalid_request"),
        Flaw(
            testDescription: "the plain method",
            change: ["code_challenge_method": "plain"],
            error: "invalid_request"
        ),
        Flaw(
            testDescription: "no method, which means plain",
            change: ["code_challenge_method": ""],
            error: "invalid_request"
        ),
        Flaw(testDescription: "a malformed challenge", change: ["code_challenge": "abc"], error: "invalid_request"),
        Flaw(
            testDescription: "more than the application may ask",
            change: ["scope": "routing"],
            error: "invalid_scope"
        ),
        Flaw(testDescription: "a malformed scope", change: ["scope": "out\"bound"], error: "invalid_scope"),
    ]

    @Test("A flawed request is answered to the application only where it is certain who that is", arguments: flaws)
    func flawed(_ flaw: Flaw) async throws {
        for isForm in [false, true] {
            let answer = try await visit(Self.request.merging(flaw.change) { _, new in new }, isForm: isForm)
            guard let error = flaw.error else {
                #expect(answer.status == 400)
                #expect(answer.header("Location") == nil)
                #expect(!answer.html.contains("<form"))
                continue
            }
            #expect(answer.status == 303)
            let location = try #require(answer.header("Location"))
            #expect(location.hasPrefix(Self.redirect + "&error=\(error)&"))
            #expect(location.contains("state=s%261"))
        }
    }

    @Test("A scope within what the application may ask narrows the token")
    func narrower() async throws {
        let request = Self.request.merging(["scope": "outbound:trigger:view"]) { _, new in new }
        _ = try await logIn(["username": "ada", "password": "pass word&"], request)
        let entry = try desk.codes.redeem(
            "the-code",
            client: "console",
            redirectURI: Self.redirect,
            verifier: PKCETests.verifier,
            at: clock.now()
        )
        #expect(entry.scopes?.map(\.text) == ["outbound:trigger:view"])
    }

    struct Redemption: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var code = "the-code"
        var client = "console"
        var redirect: String? = AuthorizationDeskTests.redirect
        var verifier: String? = PKCETests.verifier
        var seconds = 0
        var says: String
    }

    static let redemptions = [
        Redemption(testDescription: "an unknown code", code: "made-up", says: "unknown"),
        Redemption(testDescription: "another client", client: "other", says: "another client"),
        Redemption(testDescription: "another redirect URI", redirect: "https://app.example/cb", says: "redirect_uri"),
        Redemption(testDescription: "no redirect URI", redirect: nil, says: "redirect_uri"),
        Redemption(
            testDescription: "another verifier",
            verifier: String(repeating: "a", count: 43),
            says: "code_verifier"
        ),
        Redemption(testDescription: "no verifier", verifier: nil, says: "code_verifier"),
        Redemption(testDescription: "the challenge as verifier", verifier: PKCETests.challenge, says: "code_verifier"),
        Redemption(testDescription: "after a minute", seconds: 60, says: "expired"),
    ]

    @Test("A code is good for its client, URI and verifier, for less than a minute", arguments: redemptions)
    func redemption(_ each: Redemption) async throws {
        _ = try await logIn(["username": "ada", "password": "pass word&"])
        clock.advance(by: .seconds(each.seconds))
        let refusal = #expect(throws: AuthorizationCodes.Refusal.self) {
            try desk.codes.redeem(
                each.code,
                client: each.client,
                redirectURI: each.redirect,
                verifier: each.verifier,
                at: clock.now()
            )
        }
        #expect(refusal?.sentence.contains(each.says) == true)
    }

    @Test("A code that comes twice is refused, and names the token that its thief or owner got")
    func reused() async throws {
        _ = try await logIn(["username": "ada", "password": "pass word&"])
        func redeem() throws(AuthorizationCodes.Refusal) -> AuthorizationCodes.Entry {
            try desk.codes.redeem(
                "the-code",
                client: "console",
                redirectURI: Self.redirect,
                verifier: PKCETests.verifier,
                at: clock.now()
            )
        }
        _ = try redeem()
        desk.codes.note("digest-of-the-token", for: "the-code")
        let refusal = #expect(throws: AuthorizationCodes.Refusal.self) { try redeem() }
        #expect(refusal?.revoke == "digest-of-the-token")
    }
}

extension AuthorizationAnswer {
    /// A header's value; `nil` when it is absent.
    func header(_ name: String) -> String? { headers.first { $0.0 == name }?.1 }

    /// The hidden members of the page's form.
    var hidden: [String: String] {
        let matches = html.matches(of: /name="([^"]*)" value="([^"]*)">/)
        return Dictionary(
            matches.map { match in
                (String(match.1), String(match.2).replacing("&amp;", with: "&").replacing("&quot;", with: "\""))
            }
        ) { first, _ in first }
    }
}
