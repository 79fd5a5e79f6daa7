import Foundation
import RingdownCore

/// An application's request that a user log in (RFC 6749, section 4.1.1), found good.
struct AuthorizationRequest: Sendable {
    /// What is wrong with a request.
    enum Flaw: Error, Sendable {
        /// It is not certain whom the answer would go to: nothing is redirected, the user is told.
        case notice(String)
        /// The application is told, at its own redirect URI.
        case refusal(Redirect)
    }

    /// An answer to the application.
    struct Redirect: Sendable {
        var uri: String
        var members: [(String, String?)]

        /// The URI with the answer in its query.
        var location: String {
            let separator = uri.contains("?") ? (uri.hasSuffix("?") || uri.hasSuffix("&") ? "" : "&") : "?"
            return uri + separator + OAuthForm.text(members)
        }
    }

    var application: OAuthApplication
    var redirectURI: String
    var challenge: CodeChallenge
    /// What the application asks to be let do; `nil` when nothing narrows it.
    var scopes: [Scope]?
    /// What the application wants back unchanged.
    var state: String?
    /// The server's own URL, which tells the application whose answer it is (RFC 9207).
    var issuer: String

    /// Reads a request.
    init(_ form: OAuthForm, application: OAuthApplication?, issuer: String) throws(Flaw) {
        guard let id = form["client_id"] else { throw .notice("The link lacks client_id.") }
        guard let application, application.id == id else {
            throw .notice("No application with the id \"\(id.prefix(80))\" lets users log in here.")
        }
        guard let redirectURI = application.redirect(form["redirect_uri"]) else {
            throw .notice(
                "The redirect_uri is not one that is registered for \(application.name); it must be the same, "
                    + "character by character."
            )
        }
        self.application = application
        self.redirectURI = redirectURI
        self.issuer = issuer
        let state = form["state"]
        self.state = state
        func refusal(_ code: String, _ sentence: String) -> Flaw {
            .refusal(
                Redirect(
                    uri: redirectURI,
                    members: [("error", code), ("error_description", sentence), ("state", state), ("iss", issuer)]
                )
            )
        }
        guard form["response_type"] == "code" else {
            throw refusal("unsupported_response_type", "response_type must be code")
        }
        guard let challenge = form["code_challenge"] else {
            throw refusal("invalid_request", "code_challenge is missing: PKCE is required")
        }
        guard form["code_challenge_method"] == CodeChallenge.method else {
            throw refusal("invalid_request", "code_challenge_method must be S256")
        }
        guard let challenge = CodeChallenge(challenge) else {
            throw refusal("invalid_request", "code_challenge must be the base64url of a SHA-256, without padding")
        }
        self.challenge = challenge
        scopes = application.scopes
        guard let asked = form["scope"] else { return }
        guard let wanted = Scope.list(asked), wanted.allSatisfy(application.mayAsk) else {
            throw refusal("invalid_scope", "the scope is malformed, or more than this application may ask for")
        }
        scopes = wanted
    }

    /// The answer that the user was let in.
    func granted(_ code: String) -> Redirect {
        Redirect(uri: redirectURI, members: [("code", code), ("state", state), ("iss", issuer)])
    }

    /// The answer that the user did not want to.
    var denied: Redirect {
        Redirect(
            uri: redirectURI,
            members: [
                ("error", "access_denied"), ("error_description", "the user did not log in"), ("state", state),
                ("iss", issuer),
            ]
        )
    }

    /// The request's members, as the page's form carries them.
    var members: [(String, String?)] {
        [
            ("response_type", "code"), ("client_id", application.id), ("redirect_uri", redirectURI),
            ("code_challenge", challenge.text), ("code_challenge_method", CodeChallenge.method),
            ("scope", scopes.map { $0.map(\.text).joined(separator: " ") }), ("state", state),
        ]
    }
}

extension OAuthApplication {
    /// Whether it may ask for a scope.
    fileprivate func mayAsk(_ scope: Scope) -> Bool {
        guard let scopes else { return true }
        return scopes.contains { own in
            own.covers(scope) || Permission(scope.text).map { own.covers($0) } ?? false
        }
    }
}
