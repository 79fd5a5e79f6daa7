import Crypto
import Dispatch
import Foundation
import Synchronization

/// Compares secrets with their slow hashes, without letting that cost good clients or starve the server.
///
/// What was right once is remembered for this process's life as a keyed digest (HMAC-SHA-256 under a key that is made
/// at start and never leaves memory), so a client that asks often pays the slow hash once. The digest covers the stored
/// hash, too: a secret that was rotated away is recognised no more. All slow work goes through one thread and a queue of
/// bounded length, so a flood of wrong secrets costs at most one core.
package final class SecretVerifier: Sendable {
    /// There is more to compare than can be borne; the caller is to try again in a second.
    package struct Busy: Error, Sendable {}

    /// Comparisons that wait at most.
    static let queueLimit = 64
    /// Secrets that are remembered at most; all are forgotten when there are more.
    static let memoryLimit = 10_000

    private let key = SymmetricKey(size: .bits256)
    private let cost: SecretHash.Cost
    private let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
    private let queue = DispatchQueue(label: "ringdown.secrets")
    private let waiting = Mutex(0)
    private let known = Mutex<Set<Data>>([])

    /// - Parameter cost: what a comparison with nobody's hash costs, which is what one with a client's does.
    package init(cost: SecretHash.Cost = .standard) { self.cost = cost }

    /// The place of the hash that a secret belongs to; `nil` when it belongs to none.
    ///
    /// It takes one slow piece of work whether there are hashes or not, unless the secret was right before. Hashes of
    /// one client share their salt and costs (`SecretHash.sibling`); others cost one piece of work each.
    package func match(_ secret: String, among hashes: [SecretHash]) async throws(Busy) -> Int? {
        let digests = hashes.map { digest(secret, $0) }
        if let place = known.withLock({ known in digests.firstIndex { known.contains($0) } }) { return place }
        let place: Int? = try await inQueue { [cost, salt] () -> Int? in
            guard let first = hashes.first else {
                _ = SecretHash.derive(secret, salt: salt, cost: cost)
                return nil
            }
            let shared = SecretHash.derive(secret, salt: first.salt, cost: first.cost)
            return hashes.firstIndex { hash in
                hash.salt == first.salt && hash.cost == first.cost ? hash.equals(shared) : hash.matches(secret)
            }
        }
        if let place {
            known.withLock { known in
                if known.count >= Self.memoryLimit { known.removeAll() }
                known.insert(digests[place])
            }
        }
        return place
    }

    /// Hashes a new secret, off the threads that answer requests.
    ///
    /// - Parameter sibling: a hash whose salt it is to share; `nil` takes a new salt.
    package func hash(_ secret: String, sibling: SecretHash? = nil) async throws(Busy) -> SecretHash {
        try await inQueue { [cost] in sibling?.sibling(secret) ?? SecretHash(secret, cost: cost) }
    }

    private func inQueue<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(Busy) -> Value {
        let isFull = waiting.withLock { waiting in
            if waiting >= Self.queueLimit { return true }
            waiting += 1
            return false
        }
        guard !isFull else { throw Busy() }
        defer { waiting.withLock { $0 -= 1 } }
        return await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }

    private func digest(_ secret: String, _ hash: SecretHash) -> Data {
        let text = "\(hash.text)\u{1F}\(secret)"
        return Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
    }
}
