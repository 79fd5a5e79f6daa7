import Crypto
import Foundation
package import RingdownOAuth

/// A secret or password as it is kept: salted and hashed slowly, so that a copied store gives nobody a secret.
///
/// Stores of the first versions have fast hashes (HMAC-SHA-256); they are read, and replaced when their secret is next
/// presented.
package struct KeptSecret: Hashable, Sendable {
    private enum Form: Hashable, Sendable {
        case slow(SecretHash)
        case fast(salt: Data, code: Data)
    }

    private let form: Form

    /// Keeps a hash.
    package init(_ hash: SecretHash) { form = .slow(hash) }

    /// Hashes a secret, which takes its time.
    package init(_ secret: String, cost: SecretHash.Cost) { self.init(SecretHash(secret, cost: cost)) }

    /// The slow hash; `nil` for a secret that an early version kept.
    var hash: SecretHash? {
        if case .slow(let hash) = form { hash } else { nil }
    }

    /// Whether a secret is the one that an early version kept; compared in constant time.
    func matchesFast(_ secret: String) -> Bool {
        guard case .fast(let salt, let code) = form else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code,
            authenticating: Data(secret.utf8),
            using: SymmetricKey(data: salt)
        )
    }
}

extension KeptSecret: Codable {
    private enum CodingKeys: String, CodingKey {
        case salt, code
    }

    package init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: CodingKeys.self) {
            form = .fast(
                salt: try members.decode(Data.self, forKey: .salt),
                code: try members.decode(Data.self, forKey: .code)
            )
            return
        }
        let container = try decoder.singleValueContainer()
        guard let hash = SecretHash(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is no secret's hash")
        }
        form = .slow(hash)
    }

    package func encode(to encoder: any Encoder) throws {
        switch form {
        case .slow(let hash):
            var container = encoder.singleValueContainer()
            try container.encode(hash.text)
        case .fast(let salt, let code):
            var members = encoder.container(keyedBy: CodingKeys.self)
            try members.encode(salt, forKey: .salt)
            try members.encode(code, forKey: .code)
        }
    }
}
