import Crypto
import Foundation

/// Signs as the senders do.
enum Signing {
    /// A Standard Webhooks signature with the key of a base64 secret.
    static func standard(_ secret: String, id: String, timestamp: String, body: String) -> String {
        let key = SymmetricKey(data: Data(base64Encoded: secret) ?? Data())
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(id).\(timestamp).\(body)".utf8), using: key)
        return "v1," + Data(code).base64EncodedString()
    }

    /// HCP Terraform's signature with a key.
    static func hcp(_ key: String, body: String) -> String {
        HMAC<SHA512>.authenticationCode(for: Data(body.utf8), using: SymmetricKey(data: Data(key.utf8)))
            .map { String(format: "%02x", $0) }.joined()
    }
}
