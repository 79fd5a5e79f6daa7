import RingdownOAuth
import Testing

@Suite("PKCE and redirect URIs")
struct PKCETests {
    /// RFC 7636, appendix B.
    static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

    @Test("The RFC's own example is met, and only by its verifier")
    func example() throws {
        let challenge = try #require(CodeChallenge(Self.challenge))
        #expect(challenge == CodeChallenge(verifier: Self.verifier))
        #expect(challenge.isMet(by: Self.verifier))
        #expect(!challenge.isMet(by: String(Self.verifier.reversed())))
        #expect(!challenge.isMet(by: Self.challenge))
    }

    @Test(
        "A verifier that the RFC does not allow meets nothing",
        arguments: ["", "short", String(repeating: "a", count: 129), String(repeating: " ", count: 43)]
    )
    func badVerifiers(_ verifier: String) {
        #expect(!CodeChallenge(verifier: verifier).isMet(by: verifier))
    }

    @Test(
        "What is no SHA-256 in base64url is no challenge",
        arguments: ["", "abc", Self.challenge + "=", Self.challenge.replacing("-", with: "+")]
    )
    func badChallenges(_ text: String) {
        #expect(CodeChallenge(text) == nil)
    }

    @Test(
        "Only https, or the user's own machine, can be registered",
        arguments: [
            ("https://app.example/callback", true), ("https://app.example/callback?x=1", true),
            ("http://127.0.0.1/callback", true), ("http://127.0.0.1:8400/callback", true),
            ("http://[::1]/callback", true), ("http://localhost:3000/callback", true),
            ("http://app.example/callback", false), ("https://app.example/#x", false), ("/callback", false),
            ("javascript:alert(1)", false), ("https://user@app.example/", false), ("", false),
        ]
    )
    func registration(_ text: String, _ isGood: Bool) { #expect((RedirectURI(text) != nil) == isGood) }

    @Test(
        "A request must name a registered URI character by character, but for a loopback's port",
        arguments: [
            ("https://app.example/callback", "https://app.example/callback", true),
            ("https://app.example/callback", "https://app.example/callback/", false),
            ("https://app.example/callback", "https://app.example/callback?x=1", false),
            ("https://app.example/callback", "https://app.example.evil.test/callback", false),
            ("https://app.example/callback", "https://app.example:444/callback", false),
            ("http://127.0.0.1/callback", "http://127.0.0.1:49152/callback", true),
            ("http://127.0.0.1/callback", "http://127.0.0.1:49152/other", false),
            ("http://127.0.0.1/callback", "http://127.0.0.1:49152@evil.test/callback", false),
            ("http://127.0.0.1/callback", "http://user@127.0.0.1:1/callback", false),
            ("http://127.0.0.1:8400/callback", "http://127.0.0.1:8401/callback", false),
            ("http://localhost/callback", "http://localhost:8401/callback", false),
        ]
    )
    func matching(_ registered: String, _ asked: String, _ matches: Bool) throws {
        #expect(try #require(RedirectURI(registered)).matches(asked) == matches)
    }
}
