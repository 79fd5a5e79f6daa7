import Foundation

/// What the token endpoint answers when it gives no token; its shape is not that of ``GenesysErrorBody``.
package struct GenesysOAuthError: Codable, Hashable, Sendable, Error {
    /// The OAuth code, such as `invalid_client`.
    package var error: String
    /// The sentence for people, in the vendor's older member.
    package var description: String?
    /// The sentence for people, in the member that OAuth names.
    package var errorDescription: String?

    private enum CodingKeys: String, CodingKey {
        case error
        case description
        case errorDescription = "error_description"
    }

    /// An error that says its sentence in both members, as clients of either expect.
    package init(_ error: String, _ sentence: String? = nil) {
        self.error = error
        description = sentence
        errorDescription = sentence
    }

    /// Reads an answer's body; `nil` when it is no JSON object with an `error`.
    package init?(parsing content: some Sequence<UInt8>) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(content)) else { return nil }
        self = read
    }

    /// The sentence for people; `nil` when there is none.
    package var sentence: String? { errorDescription ?? description }

    /// Whether it is the token endpoint's rate limit, which comes as 400 `invalid_request` and not as 429.
    package var isRateLimit: Bool {
        error == "invalid_request" && (sentence?.lowercased().contains("rate limit exceeded") ?? false)
    }

    /// The client or its secret is wrong.
    package static let invalidClient = GenesysOAuthError("invalid_client", "client not found or secret not valid")
    /// The grant is not one that this client may use.
    package static let unsupportedGrantType = GenesysOAuthError("unsupported_grant_type", "grant_type is not supported")
    /// The token endpoint's own rate limit.
    package static let rateLimited = GenesysOAuthError("invalid_request", "rate limit exceeded: ask for a token later")
}
