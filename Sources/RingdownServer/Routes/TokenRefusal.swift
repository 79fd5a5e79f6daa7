import HTTPTypes
import RingdownAPI

/// Why no token is given, as RFC 6749 (section 5.2) has it said.
struct TokenRefusal: Error {
    /// The codes of the RFC that can occur here.
    enum Code: String {
        case invalidRequest = "invalid_request"
        case invalidClient = "invalid_client"
        case unsupportedGrantType = "unsupported_grant_type"
        case serverError = "server_error"
    }

    var code: Code
    /// What is wrong and what to do, in one line.
    var description: String
    /// The `WWW-Authenticate` header; `nil` where none belongs.
    var challenge: String?

    init(_ code: Code, _ description: String, challenge: String? = nil) {
        self.code = code
        self.description = description
        self.challenge = challenge
    }

    var body: API.TokenError { API.TokenError(error: code.rawValue, description: description) }

    var status: HTTPResponse.Status {
        switch code {
        case .invalidRequest, .unsupportedGrantType: .badRequest
        case .invalidClient: .unauthorized
        case .serverError: .internalServerError
        }
    }

    /// The client is unknown or its secret is wrong; which of both is not said.
    static func wrongCredentials(usedBasic: Bool) -> TokenRefusal {
        TokenRefusal(
            .invalidClient,
            "The client id or its secret is wrong; see clients in ringdown.yaml.",
            challenge: usedBasic ? "Basic realm=\"ringdown\", charset=\"UTF-8\"" : nil
        )
    }

    static let unwritable = TokenRefusal(.serverError, "The answer could not be written.")
}
