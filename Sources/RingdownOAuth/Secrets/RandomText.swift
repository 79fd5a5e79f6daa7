import Crypto
import Foundation

/// Texts that nobody can guess.
package enum RandomText {
    /// 256 bits from the system's generator as 43 characters that fit into a header, a form and a URL.
    @Sendable package static func make() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }.base64URL
    }
}

extension Data {
    /// The bytes in base64url without padding (RFC 4648, section 5).
    var base64URL: String {
        base64EncodedString()
            .replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
