package import RingdownCore

/// What a run that failed in its apply did of its plan, as far as the state that it wrote tells.
package struct PartialApply: Hashable, Sendable {
    /// A planned change that does not count as applied.
    package struct LeftOut: Hashable, Sendable {
        /// The change's address, with the key of a deposed object.
        package var address: String
        /// Whether the state shows that it was not applied; otherwise it cannot be told.
        package var isUnapplied: Bool
        /// Why, in one sentence without values.
        package var reason: String
    }

    /// The changes that were applied, resources first; what was unknown until apply is taken from the state.
    package var changes: [Change] = []
    /// The others, in the same order.
    package var leftOut: [LeftOut] = []
}
