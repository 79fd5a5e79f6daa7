package import Foundation
package import RingdownCore
import Synchronization

/// The codes that users' applications change for tokens: good for a minute, once, and kept in memory as digests.
package final class AuthorizationCodes: Sendable {
    /// What a code stands for.
    package struct Entry: Sendable {
        package var clientID: String
        package var userID: String
        package var scopes: [Scope]?
        var redirectURI: String
        var challenge: CodeChallenge
        var expiresAt: Date
        /// Set once it was presented.
        var isUsed = false
        /// The digest of the token that was given for it; `nil` before.
        var tokenDigest: String?
    }

    /// Why no token is given for a code.
    package struct Refusal: Error, Sendable {
        /// What is wrong, in one line.
        package var sentence: String
        /// The digest of a token to revoke: the code was used before, so somebody has stolen it; `nil` for other flaws.
        package var revoke: String?
    }

    /// Seconds that a code is good for.
    package static let lifetime: TimeInterval = 60
    /// Seconds after which a code's reuse is no longer recognised as such.
    private static let memory: TimeInterval = 600
    /// Codes that are remembered at most; the one that expires first makes room.
    private static let limit = 10_000

    private let entries = Mutex<[String: Entry]>([:])

    package init() {}

    /// Keeps a new code.
    func keep(_ code: String, for request: AuthorizationRequest, user: String, at now: Date) {
        let entry = Entry(
            clientID: request.application.id,
            userID: user,
            scopes: request.scopes,
            redirectURI: request.redirectURI,
            challenge: request.challenge,
            expiresAt: now.addingTimeInterval(Self.lifetime)
        )
        entries.withLock { entries in
            entries = entries.filter { $0.value.expiresAt > now.addingTimeInterval(-Self.memory) }
            if entries.count >= Self.limit, let first = entries.min(by: { $0.value.expiresAt < $1.value.expiresAt }) {
                entries[first.key] = nil
            }
            entries[TokenDigest.of(code)] = entry
        }
    }

    /// Takes a code back: whatever comes of it, it is used.
    package func redeem(
        _ code: String,
        client: String,
        redirectURI: String?,
        verifier: String?,
        at now: Date
    ) throws(Refusal) -> Entry {
        let key = TokenDigest.of(code)
        let entry = entries.withLock { entries in
            let entry = entries[key]
            entries[key]?.isUsed = true
            return entry
        }
        guard let entry else { throw Refusal(sentence: "The code is unknown; ask the user to log in again.") }
        guard !entry.isUsed else {
            throw Refusal(
                sentence: "The code was used before; the token that was given for it is revoked.",
                revoke: entry.tokenDigest
            )
        }
        guard entry.expiresAt > now else {
            throw Refusal(sentence: "The code has expired: it is good for \(Int(Self.lifetime)) seconds.")
        }
        guard entry.clientID == client else { throw Refusal(sentence: "The code was given to another client.") }
        guard entry.redirectURI == redirectURI else {
            throw Refusal(sentence: "redirect_uri is not the one that the code was asked for with.")
        }
        guard let verifier, entry.challenge.isMet(by: verifier) else {
            throw Refusal(sentence: "code_verifier does not belong to the code_challenge of the log-in.")
        }
        return entry
    }

    /// Remembers which token was given for a code, to revoke it when the code comes again.
    package func note(_ tokenDigest: String, for code: String) {
        entries.withLock { $0[TokenDigest.of(code)]?.tokenDigest = tokenDigest }
    }
}
