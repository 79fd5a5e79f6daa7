import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A request for a token, read from its form and its Basic authorization.
struct TokenRequest {
    private static let formType = "application/x-www-form-urlencoded"

    let clientID: String
    let secret: String
    /// The scope that was asked for; `nil` when none was.
    let scope: String?
    /// Whether the credentials came as Basic authorization.
    let usedBasic: Bool

    init(_ call: Call, limit: Int) async throws(TokenRefusal) {
        let body: ByteBuffer
        do {
            body = try await call.body(upTo: limit)
        } catch {
            throw TokenRefusal(.invalidRequest, "The body is too large for a token request.")
        }
        guard call.contentType == Self.formType else {
            throw TokenRefusal(
                .invalidRequest,
                "The body is \(call.contentType.map { "\($0.prefix(80))" } ?? "of no stated type"); "
                    + "send Content-Type: \(Self.formType) with grant_type=client_credentials."
            )
        }
        let form = try Self.form(String(buffer: body))
        guard let grant = form["grant_type"] else {
            throw TokenRefusal(.invalidRequest, "grant_type is missing; send grant_type=client_credentials.")
        }
        guard grant == "client_credentials" else {
            throw TokenRefusal(
                .unsupportedGrantType,
                "grant_type is \"\(grant.prefix(80))\"; only client_credentials is supported."
            )
        }
        scope = form["scope"].flatMap { $0.isEmpty ? nil : String($0.prefix(1000)) }
        usedBasic = call.request.headers[.authorization] != nil
        if let header = call.request.headers[.authorization] {
            guard form["client_secret"] == nil else {
                throw TokenRefusal(.invalidRequest, "The credentials come twice: send them as Basic or in the form.")
            }
            (clientID, secret) = try Self.basic(header)
        } else {
            guard let id = form["client_id"], let secret = form["client_secret"] else {
                throw TokenRefusal(
                    .invalidClient,
                    "The client's credentials are missing: send client_id and client_secret, or Basic authorization.",
                    challenge: "Basic realm=\"ringdown\", charset=\"UTF-8\""
                )
            }
            clientID = id
            self.secret = secret
        }
    }

    private static func form(_ text: String) throws(TokenRefusal) -> [String: String] {
        var members: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(parts[0]), let value = decoded(parts.count > 1 ? parts[1] : "") else {
                throw TokenRefusal(.invalidRequest, "The form has a bad percent-encoding.")
            }
            guard members.updateValue(value, forKey: name) == nil else {
                throw TokenRefusal(.invalidRequest, "The form has \(name.prefix(40)) twice.")
            }
        }
        return members
    }

    private static func basic(_ header: String) throws(TokenRefusal) -> (String, String) {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "basic",
            let data = Data(base64Encoded: parts[1].trimmingCharacters(in: .whitespaces)),
            let text = String(data: data, encoding: .utf8), let colon = text.firstIndex(of: ":"),
            let id = decoded(text[..<colon]), let secret = decoded(text[text.index(after: colon)...])
        else {
            throw TokenRefusal(
                .invalidClient,
                "The Authorization header is not Basic with the base64 of client_id:client_secret.",
                challenge: "Basic realm=\"ringdown\", charset=\"UTF-8\""
            )
        }
        return (id, secret)
    }

    /// A form-encoded text in clear, as RFC 6749 (section 2.3.1) has credentials encoded too.
    private static func decoded(_ text: Substring) -> String? {
        text.replacingOccurrences(of: "+", with: " ").removingPercentEncoding
    }
}
