import Crypto
import Foundation
import RingdownCore

/// Seals the tokens that come with deliveries, so that the store never holds one in clear: AES-GCM with 256 bits.
///
/// A sealed token is bound to its delivery: it cannot be passed off as another's.
package struct HookSeal: Sendable {
    private let key: SymmetricKey

    /// A seal of a secret text, which must be the same at every start, so that what was sealed can be opened.
    package init(secret: String) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(secret.utf8)),
            info: Data("ringdown hook tokens".utf8),
            outputByteCount: 32
        )
    }

    /// Seals the token of a delivery.
    func seal(_ token: RunTaskToken, of deliveryID: String) throws -> JSON {
        let box = try AES.GCM.seal(
            Data(token.reveal().utf8),
            using: key,
            authenticating: Data(deliveryID.utf8)
        )
        return .string((Data(box.nonce) + box.ciphertext + box.tag).base64EncodedString())
    }

    /// The token of a delivery; `nil` when it has none, or another seal made it.
    func open(_ sealed: JSON?, of deliveryID: String) -> RunTaskToken? {
        guard let text = sealed?.string, let bytes = Data(base64Encoded: text),
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let token = try? AES.GCM.open(box, using: key, authenticating: Data(deliveryID.utf8))
        else { return nil }
        return RunTaskToken(String(decoding: token, as: UTF8.self))
    }
}

extension HookSeal: CustomStringConvertible, CustomReflectable {
    package var description: String { "a seal" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
