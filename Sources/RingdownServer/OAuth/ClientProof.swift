import Foundation
import HTTPTypes
import Hummingbird
import RingdownOAuth

/// How a client says who it is: by Basic authorization, in the form, or, where it cannot keep a secret, by its id.
struct ClientProof {
    let id: String
    /// `nil` for a client that cannot keep one.
    let secret: String?
    /// Whether the credentials came as Basic authorization.
    let usedBasic: Bool

    init(_ call: Call, _ form: OAuthForm) throws(TokenRefusal) {
        guard let header = call.request.headers[.authorization] else {
            guard let id = form["client_id"] else {
                throw TokenRefusal(
                    .invalidClient,
                    "The client's credentials are missing: send client_id and client_secret, or Basic authorization.",
                    challenge: TokenRefusal.basicChallenge
                )
            }
            self.id = id
            secret = form["client_secret"]
            usedBasic = false
            return
        }
        guard form["client_secret"] == nil else {
            throw TokenRefusal(.invalidRequest, "The credentials come twice: send them as Basic or in the form.")
        }
        let (id, secret) = try Self.basic(header)
        guard form["client_id"] ?? id == id else {
            throw TokenRefusal(.invalidRequest, "client_id is not the one of the Basic authorization.")
        }
        self.id = id
        self.secret = secret
        usedBasic = true
    }

    private static func basic(_ header: String) throws(TokenRefusal) -> (String, String) {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "basic",
            let data = Data(base64Encoded: parts[1].trimmingCharacters(in: .whitespaces)),
            let text = String(data: data, encoding: .utf8), let colon = text.firstIndex(of: ":"),
            let id = OAuthForm.decoded(text[..<colon]),
            let secret = OAuthForm.decoded(text[text.index(after: colon)...])
        else {
            throw TokenRefusal(
                .invalidClient,
                "The Authorization header is not Basic with the base64 of client_id:client_secret.",
                challenge: TokenRefusal.basicChallenge
            )
        }
        return (id, secret)
    }
}
