import HTTPTypes
import Hummingbird
import RingdownAPI
import RingdownOAuth

/// Why no token is given, as RFC 6749 (section 5.2) has it said.
struct TokenRefusal: Error {
    /// The codes of the RFC that can occur here.
    enum Code: String {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case invalidGrant = "invalid_grant"
        case unauthorizedClient = "unauthorized_client"
        case unsupportedGrantType = "unsupported_grant_type"
        /// Not among the RFC's for this endpoint: there were too many attempts.
        case temporarilyUnavailable = "temporarily_unavailable"
        case serverError = "server_error"
    }

    var code: Code
    /// What is wrong and what to do, in one line.
    var description: String
    /// The `WWW-Authenticate` header; `nil` where none belongs.
    var challenge: String?
    /// Seconds to wait before the next attempt; `nil` where waiting does not help.
    var retryAfter: Int?

    init(_ code: Code, _ description: String, challenge: String? = nil) {
        self.code = code
        self.description = description
        self.challenge = challenge
    }

    var body: API.TokenError { API.TokenError(error: code.rawValue, description: description) }

    var status: HTTPResponse.Status {
        switch code {
        case .invalidRequest, .invalidGrant, .unauthorizedClient, .unsupportedGrantType: .badRequest
        case .invalidClient: .unauthorized
        case .temporarilyUnavailable: .tooManyRequests
        case .serverError: .internalServerError
        }
    }

    /// The client is unknown or its secret is wrong; which of both is not said.
    static func wrongCredentials(usedBasic: Bool) -> TokenRefusal {
        TokenRefusal(
            .invalidClient,
            "The client id or its secret is wrong; see clients in ringdown.yaml, or ringdown client list.",
            challenge: usedBasic ? basicChallenge : nil
        )
    }

    /// Somebody guesses.
    static func tooManyAttempts(wait seconds: Int) -> TokenRefusal {
        var refusal = TokenRefusal(
            .temporarilyUnavailable,
            "There were too many attempts with wrong credentials; the next one may be made in \(seconds) s."
        )
        refusal.retryAfter = seconds
        return refusal
    }

    static let basicChallenge = "Basic realm=\"ringdown\", charset=\"UTF-8\""
}

extension Response {
    /// An answer of an OAuth endpoint, which no cache keeps.
    static func oauth(_ body: some Encodable) throws -> Response {
        try .json(body, headers: [.cacheControl: "no-store"])
    }

    /// A refusal of an OAuth endpoint.
    static func oauth(_ refusal: TokenRefusal) throws -> Response {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        headers[.wwwAuthenticate] = refusal.challenge
        headers[.retryAfter] = refusal.retryAfter.map(String.init)
        return try .json(refusal.body, status: refusal.status, headers: headers)
    }
}
