import NIOCore
import Synchronization

/// The access token in use, shared by all copies of a client.
final class TokenCache: Sendable {
    /// Seconds before its expiry from which a token is no longer used, so that none runs out on its way.
    private static let margin: Int64 = 30

    private struct Entry {
        var token: String
        var goodUntil: NIODeadline
    }

    private let entry = Mutex<Entry?>(nil)

    /// The token, when there is one that is good for a while.
    func token(at now: NIODeadline) -> String? {
        entry.withLock { entry in
            guard let entry, now < entry.goodUntil else { return nil }
            return entry.token
        }
    }

    /// Keeps a new token.
    func keep(_ token: API.Token, at now: NIODeadline) {
        let lifetime = max(1, Int64(token.expiresIn) - Self.margin)
        entry.withLock { $0 = Entry(token: token.accessToken, goodUntil: now + .seconds(lifetime)) }
    }

    /// Drops a token that the server refused, unless a newer one has taken its place.
    func drop(_ token: String) {
        entry.withLock { entry in
            if entry?.token == token { entry = nil }
        }
    }
}
