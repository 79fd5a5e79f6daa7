import Crypto
import Foundation

/// Secrets as the first versions kept them.
enum Early {
    /// HMAC-SHA-256 of a secret under its salt, in base64.
    static func code(_ secret: String, _ salt: String) -> String {
        let key = SymmetricKey(data: Data(salt.utf8))
        return Data(HMAC<SHA256>.authenticationCode(for: Data(secret.utf8), using: key)).base64EncodedString()
    }
}
