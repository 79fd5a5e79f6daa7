import Crypto
import Foundation

/// A client's secret as it is kept: salted and hashed, so that a copied store gives nobody a secret.
///
/// HMAC-SHA-256 of the secret under a salt of its own. A client secret is a long random text, not a password that
/// people choose, so the work of a password hash would buy nothing.
package struct SecretHash: Codable, Hashable, Sendable {
    /// What makes equal secrets differ.
    private var salt: Data
    /// The hash.
    private var code: Data

    /// Hashes a secret under a salt that was never used before.
    package init(_ secret: String, salt: String) {
        self.salt = Data(salt.utf8)
        code = Data(
            HMAC<SHA256>.authenticationCode(for: Data(secret.utf8), using: SymmetricKey(data: Data(salt.utf8)))
        )
    }

    /// Whether a secret is the one that was hashed, found out in a time that tells nothing of where they differ.
    package func matches(_ secret: String) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(
            code,
            authenticating: Data(secret.utf8),
            using: SymmetricKey(data: salt)
        )
    }

    /// What a secret is compared with when nobody has the id given, so that the answer takes as long as for a real one.
    static let nobody = SecretHash("", salt: "nobody")
}
