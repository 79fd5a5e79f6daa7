/// What the authorization endpoint answers, whatever server carries it.
package struct AuthorizationAnswer: Sendable {
    /// The HTTP status.
    package var status: Int
    /// Header names with their values.
    package var headers: [(String, String)]
    /// The page; empty for a redirect.
    package var html: String

    /// Headers that every answer carries: nothing is kept, framed or passed on.
    private static let common = [
        ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), ("X-Content-Type-Options", "nosniff"),
    ]

    /// A page that runs no script, loads nothing and stands in no frame.
    static func page(_ html: String, status: Int, headers: [(String, String)] = []) -> AuthorizationAnswer {
        let policy = "default-src 'none'; style-src '\(LoginPage.styleHash)'; base-uri 'none'; frame-ancestors 'none'"
        let own = [
            ("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", policy),
            ("X-Frame-Options", "DENY"),
        ]
        return AuthorizationAnswer(status: status, headers: common + own + headers, html: html)
    }

    /// Sends the browser on, with GET.
    static func redirect(_ location: String, headers: [(String, String)] = []) -> AuthorizationAnswer {
        AuthorizationAnswer(status: 303, headers: common + [("Location", location)] + headers, html: "")
    }
}
