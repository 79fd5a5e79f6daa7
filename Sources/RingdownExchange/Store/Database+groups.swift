import GRDB
import RingdownDialer

extension Database {
    /// Gives every division that has none a campaign group of its own name.
    func completeGroups(now: DialerTime) throws {
        let groups = try objects(CampaignGroup.self)
        for division in try objects(TenantDivision.self)
        where !groups.contains(where: { $0.division == division.id }) {
            let isTaken = groups.contains { $0.name == division.name }
            try insert(
                CampaignGroup(
                    id: SeedID.of("campaignGroup", division.id),
                    name: isTaken ? "\(division.name) \(division.id.prefix(8))" : division.name,
                    division: division.id,
                    now: now
                )
            )
        }
    }
}
