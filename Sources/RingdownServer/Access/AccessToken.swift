/// Access tokens: opaque text.
package enum AccessToken {
    /// Characters of a token; each carries six bits of chance.
    private static let length = 43
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

    /// A token of 258 random bits from the system's source, which is fit for secrets.
    @Sendable package static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return String((0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
    }
}
