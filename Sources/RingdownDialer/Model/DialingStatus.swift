/// Where a campaign stands.
///
/// Raw values are Genesys Cloud's `campaignStatus`.
///
///     off ──start──► on ──stop──► stopping ──last call over──► off
///                    │ ▲              └──start──► on
///     list exhausted │ │ start: from the first record onward
///                    ▼ │
///                  complete
///
/// A stopped campaign resumes with the next contact not yet attempted. `on` moves by itself to `complete` unless the
/// campaign is always running; `stopping` moves by itself to `off`; `off` and `complete` are left by `start` only.
package enum DialingStatus: String, Hashable, Sendable, Codable, CaseIterable {
    /// Not dialing. A start resumes with the next contact not yet attempted.
    case off
    /// Dialing whenever contacts, agents and lines allow.
    case on
    /// Asked to stop: places no new call and waits for the present ones to end.
    case stopping
    /// Every contact of the list was dialed or skipped. A start dials from the first record onward.
    case complete
}
