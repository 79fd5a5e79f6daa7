/// A person's order about a trigger.
package enum SimulatedOrder: String, Sendable {
    case cancel, retry, approve
}
