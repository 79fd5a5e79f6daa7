import Crypto
import Foundation

/// The key that sensitive values are replaced with: equal values get equal digests, and nobody can read them back.
struct DigestKey: Sendable {
    private let key: SymmetricKey

    /// The key beside a store (`<path>.key`), made when there is none; readable by its owner only.
    init(beside store: String) throws(CommandFailure) {
        let path = store + ".key"
        if let stored = FileManager.default.contents(atPath: path), !stored.isEmpty {
            guard stored.count == 32 else {
                throw CommandFailure("\(path) is not a key; restore it from a backup, digests depend on it")
            }
            key = SymmetricKey(data: stored)
            return
        }
        key = SymmetricKey(size: .bits256)
        let bytes = key.withUnsafeBytes { Data($0) }
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: path, contents: bytes, attributes: attributes) else {
            throw CommandFailure("\(path) cannot be written; start where the folder is writable")
        }
    }

    /// The key that sensitive values are replaced with, which submitters get; the store's own key is never given out.
    var shared: String { hex(code) }

    /// What replaces sensitive values.
    var values: ValueDigest { ValueDigest(key: SymmetricKey(data: code)) }

    private var code: HMAC<SHA256>.MAC { HMAC<SHA256>.authenticationCode(for: Data("digest".utf8), using: key) }

    /// A secret that belongs to this store alone and is the same at every start.
    func secret(for purpose: String) -> String {
        hex(HMAC<SHA256>.authenticationCode(for: Data("secret\u{1F}\(purpose)".utf8), using: key))
    }

    private func hex(_ code: HMAC<SHA256>.MAC) -> String { code.map { String(format: "%02x", $0) }.joined() }
}

extension DigestKey: CustomStringConvertible, CustomReflectable {
    var description: String { "a key" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
