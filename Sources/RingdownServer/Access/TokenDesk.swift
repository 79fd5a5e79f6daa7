import Foundation
import RingdownCore
import RingdownOAuth
import Synchronization

/// Gives access tokens, looks them up and takes them back.
///
/// Tokens are in the store, as digests, and so outlive a restart. What was looked up is remembered for a little while,
/// so that not every request reads the store.
final class TokenDesk: Sendable {
    /// What a token turns out to be.
    enum Lookup {
        case valid(IssuedToken)
        case expired(IssuedToken)
        case revoked(IssuedToken, at: Date)
        case unknown

        /// The token, whatever it is worth; `nil` when it is unknown.
        var token: IssuedToken? {
            switch self {
            case .valid(let token), .expired(let token), .revoked(let token, _): token
            case .unknown: nil
            }
        }
    }

    private struct Memory {
        var token: IssuedToken
        var readAt: Date
    }

    /// Seconds that a token is remembered; so long another process's revocation may go unnoticed.
    static let memorySeconds: TimeInterval = 30
    /// Tokens that are remembered at most; all are forgotten when there are more.
    private static let memoryLimit = 10_000

    private let store: any CredentialStore
    private let clock: any WallClock
    private let lifetime: TimeInterval
    private let newToken: @Sendable () -> String
    private let memory = Mutex<[String: Memory]>([:])

    init(_ dependencies: ServerDependencies) {
        store = dependencies.credentials
        clock = dependencies.clock
        lifetime = dependencies.settings.tokenLifetime / .seconds(1)
        newToken = dependencies.newToken
    }

    /// Gives a token.
    ///
    /// - Parameters:
    ///   - clientID: the client that gets it.
    ///   - userID: the user it stands for; `nil` for the client itself.
    ///   - scopes: what the user lets the client do; `nil` does not narrow it.
    ///   - asked: the scope that was asked for, as it was written.
    func issue(
        to clientID: String,
        for userID: String? = nil,
        scopes: [Scope]? = nil,
        asked: String? = nil
    ) async throws(StoreError) -> (text: String, token: IssuedToken) {
        let text = newToken()
        let now = clock.now()
        let token = IssuedToken(
            digest: TokenDigest.of(text),
            clientID: clientID,
            userID: userID,
            scopes: scopes,
            askedScope: asked,
            issuedAt: now,
            expiresAt: now.addingTimeInterval(lifetime)
        )
        // An expired token is remembered for as long as it was good, so that a refusal can say what it is.
        try await store.keep(token, forgettingBefore: now.addingTimeInterval(-lifetime))
        remember(token)
        return (text, token)
    }

    /// What a token is now.
    func look(up text: String) async throws(StoreError) -> Lookup {
        let digest = TokenDigest.of(text)
        let now = clock.now()
        let remembered = memory.withLock { $0[digest] }
        let token: IssuedToken
        if let remembered, abs(now.timeIntervalSince(remembered.readAt)) < Self.memorySeconds {
            token = remembered.token
        } else {
            guard let found = try await store.token(digest: digest) else { return .unknown }
            token = found
            remember(found)
        }
        if let revokedAt = token.revokedAt { return .revoked(token, at: revokedAt) }
        return token.expiresAt > now ? .valid(token) : .expired(token)
    }

    /// Takes a token back; nothing happens when it is over already.
    func revoke(digest: String) async throws(StoreError) {
        defer { _ = memory.withLock { $0.removeValue(forKey: digest) } }
        _ = try await store.revokeToken(digest: digest, at: clock.now())
    }

    /// Forgets what is remembered of a client's tokens, because the store revoked them.
    func forget(tokensOf clientID: String) {
        memory.withLock { memory in memory = memory.filter { $0.value.token.clientID != clientID } }
    }

    private func remember(_ token: IssuedToken) {
        let now = clock.now()
        memory.withLock { memory in
            if memory.count >= Self.memoryLimit { memory.removeAll() }
            memory[token.digest] = Memory(token: token, readAt: now)
        }
    }
}
