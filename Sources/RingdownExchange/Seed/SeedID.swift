import Crypto
import Foundation

/// Identifiers of seeded objects: the same names give the same identifiers, so that a tenant that is set up again has
/// the ids that scripts know, and the simulated network treats its contacts as before.
enum SeedID {
    /// The identifier of what a path of names leads to, in the form of a UUID (version 8, RFC 9562).
    static func of(_ path: String...) -> String {
        let digest = SHA256.hash(data: Data(path.joined(separator: "/").utf8))
        var bytes = Array(digest.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = bytes.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }
        return [hex[0..<4], hex[4..<6], hex[6..<8], hex[8..<10], hex[10..<16]]
            .map { $0.joined() }
            .joined(separator: "-")
    }
}
