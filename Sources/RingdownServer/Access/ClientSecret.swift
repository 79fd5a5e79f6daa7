import Crypto
import Foundation

/// A secret of the configuration, kept in memory only, as a digest that it can be compared with.
///
/// It is not stored anywhere, so the slow hash of stored secrets would protect nothing.
package struct ClientSecret: Sendable {
    private let digest: SHA256Digest

    /// Keeps what is needed to recognise a secret.
    package init(_ secret: String) { digest = SHA256.hash(data: Data(secret.utf8)) }

    /// Whether a secret is the one; takes the same time wherever they differ.
    package func matches(_ candidate: String) -> Bool {
        SHA256.hash(data: Data(candidate.utf8)) == digest
    }
}

extension ClientSecret: CustomStringConvertible, CustomReflectable {
    package var description: String { "a secret" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
