import Crypto
import Foundation

/// A key that deliveries are signed with; no rendering shows it.
package struct HookKey: Sendable {
    /// Bytes of a Standard Webhooks secret at least.
    package static let shortest = 16
    private static let prefix = "whsec_"

    private let key: SymmetricKey

    /// The key that a text is, byte by byte, as HCP Terraform takes it.
    package init(text: String) { key = SymmetricKey(data: Data(text.utf8)) }

    /// The key of a Standard Webhooks secret: base64, with or without `whsec_` before it.
    ///
    /// `nil` when it is no base64 or shorter than `shortest`.
    package init?(standardSecret secret: String) {
        let encoded = secret.hasPrefix(Self.prefix) ? String(secret.dropFirst(Self.prefix.count)) : secret
        guard let bytes = Data(base64Encoded: encoded), bytes.count >= Self.shortest else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// Whether a code is the HMAC-SHA256 of a message; takes the same time wherever they differ.
    func signs256(_ message: Data, as code: Data) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: message, using: key)
    }

    /// Whether a code is the HMAC-SHA512 of a message; takes the same time wherever they differ.
    func signs512(_ message: Data, as code: Data) -> Bool {
        HMAC<SHA512>.isValidAuthenticationCode(code, authenticating: message, using: key)
    }
}

extension HookKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "a key" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
