package import Foundation

/// A change that was taken in.
package struct StoredChange: Codable, Hashable, Sendable {
    package var id: String
    package var change: Change
    /// When it was taken in.
    package var at: Date
    /// The triggers that it made.
    package var triggerIDs: [String]

    package init(id: String, change: Change, at: Date, triggerIDs: [String]) {
        self.id = id
        self.change = change
        self.at = at
        self.triggerIDs = triggerIDs
    }
}
