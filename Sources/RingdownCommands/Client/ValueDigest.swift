import Crypto
import Foundation
import RingdownCore

/// Replaces sensitive values by digests: equal values get equal ones, and nobody can read them back.
///
/// A digest is `sensitive:` and the HMAC-SHA-256 of the value's JSON, so whoever submits with the server's key gets
/// the digests that the server makes.
struct ValueDigest: Sendable {
    private let key: SymmetricKey

    /// What is used with a key.
    init(key: SymmetricKey) { self.key = key }

    /// What is used with a key of 32 bytes in hexadecimal digits; `nil` when the text is none.
    init?(hex text: String) {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 64, text.count == 64 else { return nil }
        let bytes = stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
        self.init(key: SymmetricKey(data: bytes))
    }

    /// What a sensitive value is replaced with.
    func digest(_ value: JSON) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(value.text().utf8), using: key)
        return JSON.digestPrefix + code.map { String(format: "%02x", $0) }.joined()
    }
}

extension ValueDigest: CustomStringConvertible, CustomReflectable {
    var description: String { "a key" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
