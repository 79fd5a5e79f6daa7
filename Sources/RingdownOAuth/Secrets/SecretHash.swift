import Crypto
import CryptoExtras
package import Foundation

/// A secret as it is kept: salted and hashed slowly (scrypt), so that a copied store gives nobody a secret.
///
/// As text it is `$scrypt$ln=14,r=8,p=5$SALT$HASH`, with salt and hash in base64.
package struct SecretHash: Hashable, Sendable {
    /// How much work a hash takes.
    package struct Cost: Hashable, Sendable {
        /// The binary logarithm of the rounds.
        package var logRounds: Int
        /// The size of a block; memory is 128 bytes times rounds times this.
        package var blockSize: Int
        /// How often it is done.
        package var parallelism: Int

        package init(logRounds: Int, blockSize: Int, parallelism: Int) {
            self.logRounds = logRounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// 16 MiB and about a fifth of a second: one of the settings that OWASP's password storage sheet calls equal
        /// in strength (2^14, 8, 5).
        package static let standard = Cost(logRounds: 14, blockSize: 8, parallelism: 5)
        /// Nearly nothing: for tests.
        package static let trifling = Cost(logRounds: 4, blockSize: 8, parallelism: 1)

        /// Whether a hash of this cost can be computed here without harm: a store that was tampered with must not
        /// make the server allocate without end.
        var isBearable: Bool {
            (1...20).contains(logRounds) && (1...32).contains(blockSize) && (1...16).contains(parallelism)
        }
    }

    private static let hashLength = 32
    private static let saltLength = 16

    let cost: Cost
    let salt: Data
    private let hash: Data

    /// Hashes a secret.
    ///
    /// - Parameter salt: what makes equal secrets differ; `nil` takes a new one from the system's generator.
    package init(_ secret: String, salt: Data? = nil, cost: Cost = .standard) {
        let salt = salt ?? SymmetricKey(size: .init(bitCount: Self.saltLength * 8)).withUnsafeBytes { Data($0) }
        self.init(cost: cost, salt: salt, hash: Self.derive(secret, salt: salt, cost: cost))
    }

    private init(cost: Cost, salt: Data, hash: Data) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// A hash for a new secret with this one's salt and costs, so that one piece of work compares a text with both.
    package func sibling(_ secret: String) -> SecretHash { SecretHash(secret, salt: salt, cost: cost) }

    /// Whether a secret is the one that was hashed, found out in a time that tells nothing of where they differ.
    package func matches(_ secret: String) -> Bool { equals(Self.derive(secret, salt: salt, cost: cost)) }

    /// Compares in constant time.
    func equals(_ other: Data) -> Bool {
        guard hash.count == other.count else { return false }
        return zip(hash, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// The hash of a text under a salt; empty when it cannot be computed, which equals no hash.
    static func derive(_ secret: String, salt: Data, cost: Cost) -> Data {
        let key = try? KDF.Scrypt.deriveKey(
            from: Data(secret.utf8),
            salt: salt,
            outputByteCount: hashLength,
            rounds: 1 << cost.logRounds,
            blockSize: cost.blockSize,
            parallelism: cost.parallelism
        )
        return key?.withUnsafeBytes { Data($0) } ?? Data()
    }
}

extension SecretHash {
    /// The hash as it is stored.
    package var text: String {
        "$scrypt$ln=\(cost.logRounds),r=\(cost.blockSize),p=\(cost.parallelism)"
            + "$\(salt.base64EncodedString())$\(hash.base64EncodedString())"
    }

    /// Reads a stored hash; `nil` when the text is none, or one that would cost more than is borne.
    package init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let salt = Data(base64Encoded: String(parts[3])), salt.count >= 8,
            let hash = Data(base64Encoded: String(parts[4])), hash.count == Self.hashLength
        else { return nil }
        let settings = parts[2].split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
        guard settings.allSatisfy({ $0.count == 2 }), settings.map({ $0[0] }) == ["ln", "r", "p"] else { return nil }
        let numbers = settings.compactMap { Int($0[1]) }
        guard numbers.count == 3 else { return nil }
        let cost = Cost(logRounds: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
        guard cost.isBearable else { return nil }
        self.init(cost: cost, salt: salt, hash: hash)
    }
}

extension SecretHash: CustomStringConvertible, CustomReflectable {
    package var description: String { "a secret's hash" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
