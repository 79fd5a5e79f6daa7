import Crypto
import Foundation
import RingdownCore

/// A key that states are sealed with: 32 bytes.
package struct StateKey: Sendable {
    /// Tells one key from the next without giving it away: the beginning of a digest that only the key makes.
    package let id: String
    let key: SymmetricKey

    /// A key from its text, 64 hexadecimal digits or base64; `nil` when that is not 32 bytes.
    package init?(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let bytes = Self.bytes(hex: text) ?? Data(base64Encoded: text), bytes.count == 32 else { return nil }
        key = SymmetricKey(data: bytes)
        id = HMAC<SHA256>.authenticationCode(for: Data("ringdown state key id".utf8), using: key)
            .prefix(4).map { String(format: "%02x", $0) }.joined()
    }

    private static func bytes(hex text: String) -> Data? {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ UInt8(ascii: "0") <= $0 }) else { return nil }
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 64 else { return nil }
        return Data(stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
    }
}

extension StateKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "state key \(id)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// The keys of kept states: what is written is sealed with the current one, and former ones open what they sealed.
///
/// A sealed state is AES-GCM with 256 bits, bound to its workspace, number, lineage and serial: it cannot be passed off
/// as another version.
package struct StateKeyring: Sendable {
    private let current: StateKey
    private let keys: [String: StateKey]

    /// A ring of keys.
    package init(current: StateKey, former: [StateKey] = []) {
        self.current = current
        keys = Dictionary((former + [current]).map { ($0.id, $0) }) { _, last in last }
    }

    /// The id of the key that seals now.
    package var currentID: String { current.id }

    /// Seals a content as a version; the version must carry the current key's id.
    func seal(_ bytes: [UInt8], as version: StateVersion) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: current.key, authenticating: version.binding)
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// Opens what was sealed.
    func open(_ state: StoredState) throws(ServerProblem) -> [UInt8] {
        let version = state.version
        guard let id = version.keyID, let key = keys[id] else { throw .otherStateKey(version, configured: current.id) }
        do {
            let box = try AES.GCM.SealedBox(combined: state.sealed)
            return Array(try AES.GCM.open(box, using: key.key, authenticating: version.binding))
        } catch {
            throw .damagedState(version)
        }
    }
}

extension StateVersion {
    /// What a sealed content is bound to.
    fileprivate var binding: Data {
        Data([workspace, String(number), lineage, String(serial)].joined(separator: "\u{1F}").utf8)
    }
}
