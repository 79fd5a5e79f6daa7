import RingdownCore

/// The schedule that a campaign or skill is to have.
struct DesiredSchedule: Hashable, Sendable {
    /// The configured provider.
    var provider: String
    /// The campaign or skill: its name, or the vendor's id.
    var campaign: String
    /// What it is to be; `nil` when it is to have none.
    var schedule: CampaignSchedule?
    /// Where it is declared: a resource's address, or the place in the configuration.
    var address: String
}
