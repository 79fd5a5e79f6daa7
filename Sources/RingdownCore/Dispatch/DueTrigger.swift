package import Foundation

/// A trigger that is due, with what decides whose turn it is.
package struct DueTrigger: Hashable, Sendable {
    package var id: String
    /// What it shares with those that it waits for: see ``DialOrder/lane``.
    package var lane: String
    /// The provider that it goes to.
    package var provider: String
    /// Who asked for it: see ``Trigger/owner``.
    package var owner: String
    /// Since when it is due.
    package var at: Date
    /// The order of writing.
    package var sequence: Int

    package init(id: String, lane: String, provider: String, owner: String, at: Date, sequence: Int) {
        self.id = id
        self.lane = lane
        self.provider = provider
        self.owner = owner
        self.at = at
        self.sequence = sequence
    }
}

/// What is being worked on already, so that nothing more of it is due.
package struct Occupied: Hashable, Sendable {
    /// Lists and connections: see ``DialOrder/lane``.
    package var lanes: Set<String>
    /// Providers that have as many lanes under way as they may.
    package var providers: Set<String>

    package init(lanes: Set<String> = [], providers: Set<String> = []) {
        self.lanes = lanes
        self.providers = providers
    }

    /// Whether a trigger has to wait for what is under way.
    package func holds(_ trigger: DueTrigger) -> Bool {
        lanes.contains(trigger.lane) || providers.contains(trigger.provider)
    }
}
