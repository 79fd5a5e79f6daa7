package import Foundation

extension API {
    /// An order that nothing more goes out.
    package struct KillSwitch: Codable, Hashable, Sendable {
        /// The provider that it stops; `nil` stops all.
        package var provider: String?
        /// Why, in the words of who threw it.
        package var reason: String
        /// Who threw it.
        package var by: String
        package var since: Date

        package init(provider: String?, reason: String, by: String, since: Date) {
            self.provider = provider
            self.reason = reason
            self.by = by
            self.since = since
        }
    }

    /// The kill switches that are on.
    package struct KillSwitches: Codable, Hashable, Sendable {
        package var entities: [KillSwitch]

        package init(entities: [KillSwitch]) { self.entities = entities }
    }

    /// What throws a kill switch.
    package struct KillSwitchRequest: Codable, Hashable, Sendable {
        /// The provider to stop; `nil` stops all.
        package var provider: String?
        /// Why; not empty.
        package var reason: String

        package init(provider: String? = nil, reason: String) {
            self.provider = provider
            self.reason = reason
        }
    }
}
