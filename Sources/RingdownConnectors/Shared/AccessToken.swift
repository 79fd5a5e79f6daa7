package import Foundation

/// A token that a vendor gave.
package struct AccessToken: Sendable {
    /// The token.
    package let secret: Secret
    /// When another one is to be asked for: before it expires.
    package let refreshAt: Date
    /// Which of the cache's tokens it is, so that an old one's refusal does not discard a new one.
    let generation: Int

    /// Seconds before its expiry at which a token is replaced, unless its life is short.
    static let margin: TimeInterval = 60

    /// When a token that was asked for at an instant is to be replaced.
    ///
    /// - Parameters:
    ///   - lifetime: seconds that the vendor gives it; a life too short for the margin is used by half.
    ///   - longest: seconds that are believed at most.
    package static func refreshAt(requested: Date, lifetime: TimeInterval, longest: TimeInterval) -> Date {
        let life = min(max(0, lifetime), longest)
        return requested.addingTimeInterval(life - min(margin, life / 2))
    }
}
