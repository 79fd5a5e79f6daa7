import Foundation
import GRDB

extension ExchangeStore {
    /// Turns off whatever dials, in the file of a store that no exchange uses; says how many campaigns and sequences.
    ///
    /// After a backup was put back its campaigns would dial again whom they dialed since.
    package static func hold(_ file: String) throws(ExchangeError) -> Int {
        do {
            let queue = try DatabaseQueue(path: file)
            defer { try? queue.close() }
            try ExchangeMigrations.migrator.migrate(queue)
            return try queue.write { db in
                var held = 0
                for var campaign in try db.objects(Campaign.self) where campaign.status.isActive {
                    campaign.status = .forcedOff
                    campaign.version += 1
                    try db.update(campaign)
                    try db.insert(
                        OutboundEvent(
                            id: UUID().uuidString.lowercased(),
                            time: try db.latestInstant() ?? campaign.modified,
                            kind: .campaignForcedOff,
                            level: .error,
                            campaign: campaign.id,
                            campaignName: campaign.name,
                            message:
                                "The campaign was turned off because a backup was put back; it would dial again whom"
                                + " it dialed since the backup was made."
                        )
                    )
                    held += 1
                }
                for var sequence in try db.objects(CampaignSequence.self) where sequence.status == .on {
                    sequence.status = .off
                    try db.update(sequence)
                    held += 1
                }
                return held
            }
        } catch {
            throw failure(error)
        }
    }
}
