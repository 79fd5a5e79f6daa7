/// The states of a voice campaign.
package enum GenesysCampaignStatus: String, Codable, Hashable, Sendable, CaseIterable {
    case on
    case stopping
    case off
    case complete
    case invalid
    case forcedOff = "forced_off"
    case forcedStopping = "forced_stopping"

    /// Whether it is on its way from `on` to a state in which nothing is dialed; only the platform moves it on.
    package var isStopping: Bool { self == .stopping || self == .forcedStopping }

    /// Whether a client may write `next` into a campaign that is in this state.
    ///
    /// A state may be written back unchanged. Only `on` to `off`, and any settled state to `on`, are moves; the
    /// others are the platform's own, and `complete` to `off` is refused.
    package func accepts(_ next: Self) -> Bool {
        switch (self, next) {
        case _ where self == next: true
        case (.on, .off): true
        case (.off, .on), (.complete, .on), (.invalid, .on), (.forcedOff, .on): true
        default: false
        }
    }
}
