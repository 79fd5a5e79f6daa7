package import Foundation

/// Who holds a workspace's state, as the holder itself said it.
package struct StateLock: Codable, Hashable, Sendable {
    /// What the holder presents with each write (a UUID that Terraform makes).
    package var id: String
    /// The lock's information as it was sent, one JSON object: what the next one that asks is answered with.
    package var info: String
    /// `user@host`; `nil` when it was not said.
    package var who: String?
    /// What the holder does (`OperationTypeApply`); `nil` when it was not said.
    package var operation: String?
    /// When it was taken.
    package var at: Date
    /// The client that took it, by its id.
    package var client: String

    package init(id: String, info: String, who: String?, operation: String?, at: Date, client: String) {
        self.id = id
        self.info = info
        self.who = who
        self.operation = operation
        self.at = at
        self.client = client
    }

    /// The holder as a sentence names it.
    package var holder: String { who ?? "client \(client)" }
}
