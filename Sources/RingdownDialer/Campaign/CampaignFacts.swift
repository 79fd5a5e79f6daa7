/// What must be recorded of a campaign for it to go on after a restart.
///
/// Agents are not part of it: they join again. Calls are neither: one whose beginning was recorded and whose end was
/// not is given as `ContactFacts.openAttempt`.
package struct CampaignFacts: Hashable, Sendable, Codable {
    /// The last status recorded.
    package var status: DialingStatus
    /// The pass through the list that was under way, from 1.
    package var pass: Int
    /// The contacts, in list order, each once; a second one of the same id is ignored.
    package var contacts: [ContactFacts]
    /// Totals over all passes: attempts begun, and outcomes of those that ended.
    package var tallies: DialerTallies

    /// Collects what was recorded.
    package init(status: DialingStatus, pass: Int, contacts: [ContactFacts], tallies: DialerTallies) {
        self.status = status
        self.pass = pass
        self.contacts = contacts
        self.tallies = tallies
    }
}
