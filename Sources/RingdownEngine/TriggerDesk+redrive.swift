package import RingdownCore

extension TriggerDesk {
    /// What became of one trigger of a redrive.
    package struct Redriven: Sendable {
        /// The trigger as it stands now.
        package var trigger: Trigger
        /// Why it was left as it was; `nil` when it was sent again, or would be.
        package var obstacle: TriggerEventError?
    }

    /// Sends dead letters again, the oldest first: each is an order of its own, with its decision.
    ///
    /// When the store fails in between, what was ordered stays ordered, and asking again goes on with the rest.
    ///
    /// - Parameters:
    ///   - query: which triggers; those that are no dead letters are left as they are.
    ///   - isDryRun: whether to say only what would be done.
    package func redrive(
        _ query: TriggerQuery,
        by person: String,
        isDryRun: Bool
    ) async throws(StoreError) -> [Redriven] {
        var redriven: [Redriven] = []
        for trigger in try await engine.store.triggers(query) {
            if isDryRun {
                redriven.append(Redriven(trigger: trigger))
                continue
            }
            switch try await carryOut(.redrive, on: trigger.id, by: person) {
            case .success(let moved): redriven.append(Redriven(trigger: moved))
            case .failure(let obstacle): redriven.append(Redriven(trigger: trigger, obstacle: obstacle))
            }
        }
        if !isDryRun { Meters.redrove(redriven.count { $0.obstacle == nil }) }
        return redriven
    }
}
