package import Foundation
package import RingdownCore

extension Store {
    /// The ids of what is due when nothing is being worked on.
    package func dueIDs(
        _ statuses: Set<TriggerStatus>,
        at now: Date,
        limit: Int
    ) async throws(StoreError) -> [String] {
        try await due(statuses, at: now, limit: limit, besides: Occupied()).map(\.id)
    }
}
