import Crypto
import Foundation

/// What an application commits itself to before the log-in, and proves afterwards (PKCE, RFC 7636; S256 only).
package struct CodeChallenge: Hashable, Sendable, Codable {
    /// The one method: the challenge is the SHA-256 of the verifier, in base64url.
    package static let method = "S256"

    /// The challenge as it was sent.
    package let text: String

    /// Reads a challenge; `nil` when it is not the base64url of 32 bytes.
    package init?(_ text: String) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Self.isBase64URL) else { return nil }
        self.text = text
    }

    /// The challenge of a verifier.
    package init(verifier: String) { text = Data(SHA256.hash(data: Data(verifier.utf8))).base64URL }

    /// Whether a verifier is the one; one that RFC 7636 does not allow never is.
    package func isMet(by verifier: String) -> Bool {
        guard (43...128).contains(verifier.utf8.count), verifier.utf8.allSatisfy(Self.isUnreserved) else {
            return false
        }
        let computed = Data(SHA256.hash(data: Data(verifier.utf8))).base64URL
        return zip(computed.utf8, text.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func isBase64URL(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        isBase64URL(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "~")
    }
}
