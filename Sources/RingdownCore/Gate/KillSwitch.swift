package import Foundation

/// An order that nothing more goes out, to one provider or to any.
package struct KillSwitch: Codable, Hashable, Sendable {
    /// The provider that it stops; `nil` stops all.
    package var provider: String?
    /// Who threw it.
    package var by: String
    /// Why, in that person's words.
    package var reason: String
    /// When.
    package var since: Date

    package init(provider: String?, by: String, reason: String, since: Date) {
        self.provider = provider
        self.by = by
        self.reason = reason
        self.since = since
    }
}
