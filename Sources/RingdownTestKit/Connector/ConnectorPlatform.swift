package import RingdownCore

/// What `ConnectorContract` needs of a vendor's platform and of the connector that is tried on it.
///
/// Each promise gets a platform of its own, as it was made: the list's campaign (or skill) is off, its contacts can be
/// called, no agent is on queue, and no call was placed. What sends the connector's requests is the platform's too, so
/// that it can count them, and lose or answer them as ``ConnectorFault`` says.
package protocol ConnectorPlatform: Sendable {
    /// The connector, with credentials that may do all that the promises need.
    var connector: any Connector { get }
    /// The same with credentials that see the list and its campaign, and may not start it.
    var onlooker: any Connector { get }
    /// What time the connector and the platform have.
    var clock: any WallClock { get }

    /// A list that one campaign or skill dials, by its name, which no other list has.
    var list: ContactListBinding { get }
    /// The same list by the vendor's id.
    var listByID: ContactListBinding { get }
    /// A list that the vendor does not have.
    var missingList: ContactListBinding { get }
    /// A list whose name the vendor has twice; `nil` where the vendor keeps names unique.
    var ambiguousList: ContactListBinding? { get }
    /// A connection for single calls, whose list is empty.
    var connection: PersonalConnectionBinding { get }
    /// A number that can be called now.
    var number: PhoneNumber { get }

    /// How many requests that change something at the vendor were sent since the platform was made, tokens not counted.
    var changes: Int { get }
    /// Lets a fault befall the next requests that change something, tokens not counted.
    func befall(_ fault: ConnectorFault, times: Int)

    /// Turns the list's campaign or skill on by hand, past the connector.
    func turnOn() async throws
    /// Whether the list's campaign or skill is on.
    func isOn() async throws -> Bool
    /// Puts agents on queue, and lets time pass until nothing more happens by itself.
    func dial() async throws
    /// How many calls were placed to a number.
    func calls(to number: PhoneNumber) async throws -> Int
}

/// What befalls a request.
package enum ConnectorFault: Hashable, Sendable {
    /// It is carried out, and its answer never comes.
    case answerLost
    /// It never arrives, which its sender cannot know.
    case requestLost
    /// It is answered with an error in the vendor's form, and not carried out.
    ///
    /// - Parameter retryAfter: the seconds that the answer asks to wait; `nil` leaves the header out.
    case answered(status: Int, retryAfter: Int?)
}
