package import Foundation

extension StoredClient {
    /// Secrets that may count at the same time: the one to come and the one to go.
    package static let secretLimit = 2

    /// Adds a new secret; those before it count on for the overlap at most.
    ///
    /// When as many count as may, the oldest of them ends at once.
    package mutating func rotate(to new: Secret, overlap: TimeInterval, at now: Date) {
        secrets = secrets(at: now).suffix(Self.secretLimit - 1).map { old in
            var old = old
            let end = now.addingTimeInterval(overlap)
            old.expiresAt = min(old.expiresAt ?? end, end)
            return old
        }
        .filter { $0.counts(at: now) }
        secrets.append(new)
    }

    /// Takes a secret away; says whether it was there.
    package mutating func remove(secret id: String) -> Bool {
        guard secrets.contains(where: { $0.id == id }) else { return false }
        secrets.removeAll { $0.id == id }
        return true
    }
}
