package import RingdownDialer

/// Where a campaign stands.
///
/// Raw values are Genesys Cloud's `campaignStatus`.
///
/// Callers write a status, and only two writes mean something: `on` in every other status starts the campaign, `off`
/// while it is on stops it. Writing the status that it has already changes nothing, so that a campaign that is complete
/// can be edited. Every other write is refused.
///
///     off, complete, invalid, stopping, forced_off, forced_stopping ──write on──► on
///     on ──write off──► stopping ──last call over──► off        (moved by the dialer)
///     on ──list exhausted──► complete                           (moved by the dialer)
///     on ──no call is carried──► forced_stopping ──last call over──► forced_off  (moved by the dialer)
package enum CampaignStatus: String, Codable, Hashable, Sendable, CaseIterable {
    /// Not dialing; a start resumes with the next contact not yet attempted. A caller moves it next.
    case off
    /// Dialing. A caller or the dialer moves it next.
    case on
    /// Places no new call and waits for the present ones to end. The dialer moves it next.
    case stopping
    /// Every contact was dialed or skipped; a start dials from the first record onward. A caller moves it next.
    case complete
    /// Its objects no longer fit together. A caller moves it next.
    case invalid
    /// Turned off by the platform, not by a person. A caller moves it next.
    case forcedOff = "forced_off"
    /// On its way to `forcedOff`. The dialer moves it next.
    case forcedStopping = "forced_stopping"

    /// What a write of a status asks for.
    package enum Write: Hashable, Sendable {
        /// Nothing: the campaign has the status already.
        case unchanged
        case start
        case stop
        /// It cannot be written here.
        case refused
    }

    /// What writing `wanted` means for a campaign of this status.
    package func write(_ wanted: CampaignStatus) -> Write {
        if wanted == self { return .unchanged }
        return switch wanted {
        case .on: .start
        case .off: self == .on ? .stop : .refused
        case .stopping, .complete, .invalid, .forcedOff, .forcedStopping: .refused
        }
    }

    /// Whether the dialer has the campaign in hand.
    package var isActive: Bool {
        switch self {
        case .on, .stopping, .forcedStopping: true
        case .off, .complete, .invalid, .forcedOff: false
        }
    }

    /// What it is when the platform and not a person turns the campaign off.
    var forced: CampaignStatus {
        switch self {
        case .stopping: .forcedStopping
        case .off: .forcedOff
        case .on, .complete, .invalid, .forcedOff, .forcedStopping: self
        }
    }

    /// The status that follows from the dialer's.
    package init(_ status: DialingStatus) {
        self =
            switch status {
            case .off: .off
            case .on: .on
            case .stopping: .stopping
            case .complete: .complete
            }
    }

    /// The dialer's word for it.
    ///
    /// What the dialer does not know is off to it.
    package var dialing: DialingStatus {
        switch self {
        case .on: .on
        case .stopping, .forcedStopping: .stopping
        case .complete: .complete
        case .off, .invalid, .forcedOff: .off
        }
    }
}
