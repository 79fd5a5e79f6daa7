import Crypto
import RingdownCore

extension AuditDigest {
    /// The SHA-256 hash of some bytes.
    @Sendable static func sha256(_ bytes: [UInt8]) -> AuditDigest {
        guard let digest = AuditDigest(bytes: Array(SHA256.hash(data: bytes))) else {
            preconditionFailure("SHA-256 gives 32 bytes")
        }
        return digest
    }
}
