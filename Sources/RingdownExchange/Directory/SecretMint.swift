import Crypto
import Foundation

/// Where access tokens, codes and new secrets come from: texts that nobody can guess.
package struct SecretMint: Sendable {
    private let make: @Sendable () -> String

    /// A mint that takes its texts from `make`; for tests, which want to know them.
    package init(_ make: @escaping @Sendable () -> String) { self.make = make }

    /// 256 bits from the system's generator, in a form that fits into a header.
    package static let system = SecretMint {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
            .base64EncodedString()
            .replacing("+", with: "-")
            .replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// A new text.
    func callAsFunction() -> String { make() }
}
