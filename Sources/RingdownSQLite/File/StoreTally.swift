package import Foundation
package import RingdownCore

/// How much of what is in a store.
package struct StoreTally: Hashable, Sendable {
    /// Triggers by where they stand; those where none stands are left out.
    package var triggers: [TriggerStatus: Int]
    /// When the oldest of them was asked for, by where they stand.
    package var oldest: [TriggerStatus: Date]
    /// Triggers that are in doubt, and that nobody looks at until a person does.
    package var doubtsForPeople: Int
    /// Signed deliveries that are still to be worked through.
    package var deliveries: Int
    /// Kill switches that are on.
    package var killSwitches: [KillSwitch]
    /// Where the audit log ends.
    package var checkpoint: AuditCheckpoint
}
