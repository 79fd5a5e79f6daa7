import Crypto
import Foundation

/// What a token is kept and looked up as.
///
/// Tokens and codes are long and random, so an unsalted digest gives nothing away; and looking one up by its digest
/// takes the same time whatever was sent.
package enum TokenDigest {
    /// The digest of a token: 64 hexadecimal digits.
    package static func of(_ token: String) -> String {
        SHA256.hash(data: Data(token.utf8)).map { String(format: "%02x", $0) }.joined()
    }
}
