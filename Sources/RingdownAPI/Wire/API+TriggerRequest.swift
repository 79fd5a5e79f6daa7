package import Foundation

extension API {
    /// What a caller may say when triggering a contact list; every member may be left out.
    package struct TriggerRequest: Codable, Hashable, Sendable {
        /// Whether contacts sent along are dialed before those already waiting; `nil` means no.
        package var priority: Bool?
        /// By when it must have gone out; `nil` when there is no such time.
        package var deadline: Date?

        package init(priority: Bool? = nil, deadline: Date? = nil) {
            self.priority = priority
            self.deadline = deadline
        }
    }
}
