package import Foundation
package import RingdownCore

/// A caller's request.
package struct SimulatedRequest: Sendable {
    /// What is to be dialed.
    package enum Target: Sendable {
        case contactList(ContactListBinding)
        case call(PersonalConnectionBinding, from: PhoneNumber, to: PhoneNumber)
    }

    /// Who asks.
    package var caller = "ci"
    package var target: Target
    package var deadline: Date?
    package var idempotencyKey: String?
}
