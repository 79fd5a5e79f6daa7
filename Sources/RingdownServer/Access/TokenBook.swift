import Crypto
import Foundation
import Synchronization

/// The access tokens that are out, kept in memory: after a restart every client asks for a new one.
final class TokenBook: Sendable {
    /// What is known of a token.
    struct Entry {
        var clientID: String
        /// The scope that was asked for with it; `nil` when none was.
        var scope: String?
        var expiresAt: Date
    }

    /// What a token turns out to be.
    enum Lookup {
        case valid(Entry)
        case expired(Entry)
        case unknown
    }

    /// Tokens that are kept at most; the one that expires first makes room.
    static let limit = 10_000

    private let lifetime: TimeInterval
    /// The entries by the digest of their token, so that looking one up takes the same time whatever was sent.
    private let entries = Mutex<[SHA256Digest: Entry]>([:])

    init(lifetime: TimeInterval) { self.lifetime = lifetime }

    /// Keeps a new token; returns when it expires.
    func keep(_ token: String, of clientID: String, scope: String?, at now: Date) -> Date {
        let expiresAt = now.addingTimeInterval(lifetime)
        let key = Self.key(token)
        entries.withLock { entries in
            let forgotten = now.addingTimeInterval(-lifetime)
            entries = entries.filter { $0.value.expiresAt > forgotten }
            if entries.count >= Self.limit, let first = entries.min(by: { $0.value.expiresAt < $1.value.expiresAt }) {
                entries[first.key] = nil
            }
            entries[key] = Entry(clientID: clientID, scope: scope, expiresAt: expiresAt)
        }
        return expiresAt
    }

    /// What a token is at an instant; an expired one is remembered for as long as it was good.
    func look(up token: String, at now: Date) -> Lookup {
        guard let entry = entries.withLock({ $0[Self.key(token)] }) else { return .unknown }
        return entry.expiresAt > now ? .valid(entry) : .expired(entry)
    }

    private static func key(_ token: String) -> SHA256Digest { SHA256.hash(data: Data(token.utf8)) }
}
