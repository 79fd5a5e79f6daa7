/// One condition under which a trigger may go out, as a rule's `only` states it.
package enum GateClause: Codable, Hashable, Sendable {
    /// Only inside the named window.
    case window(String)
    /// At most so many dispatches of the same rule and list within a period in seconds.
    case atMost(times: Int, seconds: Double)
    /// Only after a person approved it.
    case approval
    /// A condition that this version does not know: the gate refuses it.
    case unknown(String)
}
