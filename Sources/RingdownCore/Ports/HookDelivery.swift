package import Foundation

/// One signed delivery that was taken in: kept to be worked through, and to be recognised when it comes again.
package struct HookDelivery: Codable, Hashable, Sendable, Identifiable {
    /// Its identifier.
    package let id: String
    /// The configured source that it came to.
    package var source: String
    /// What two deliveries of the same notification to one source share.
    package var key: String
    /// When it was taken in.
    package var receivedAt: Date
    /// What is to be done, as its source wrote it down; never a secret but a sealed one.
    package var content: JSON
    /// How often it was worked on.
    package var attempts: Int
    /// When it is worked on next; `nil` when nothing is left to do.
    package var dueAt: Date?
    /// What an attempt found out that later attempts must not find out differently; `nil` before.
    package var resolved: JSON?

    package init(
        id: String,
        source: String,
        key: String,
        receivedAt: Date,
        content: JSON = .null,
        attempts: Int = 0,
        dueAt: Date? = nil,
        resolved: JSON? = nil
    ) {
        self.id = id
        self.source = source
        self.key = key
        self.receivedAt = receivedAt
        self.content = content
        self.attempts = attempts
        self.dueAt = dueAt
        self.resolved = resolved
    }
}
