/// An attempt that is over: the line is free again.
package struct AttemptEnd: Hashable, Sendable, Codable {
    /// Names the attempt.
    package let id: AttemptID
    /// The number dialed and its column.
    package let number: DialableNumber
    /// How it ended.
    package let disposition: Disposition
    /// How long the phone rang, in milliseconds; 0 when it did not, or when that is not known.
    package let ringMilliseconds: Int64
    /// How long the call lasted from its connection to an agent, or to the message of an agentless campaign, in
    /// milliseconds; 0 when there was none.
    package let talkMilliseconds: Int64
    /// The agent who took the call, or was bound to the line; `nil` when there was none.
    package let agent: AgentID?

    /// Describes how an attempt ended.
    package init(
        id: AttemptID,
        number: DialableNumber,
        disposition: Disposition,
        ringMilliseconds: Int64,
        talkMilliseconds: Int64,
        agent: AgentID?
    ) {
        self.id = id
        self.number = number
        self.disposition = disposition
        self.ringMilliseconds = ringMilliseconds
        self.talkMilliseconds = talkMilliseconds
        self.agent = agent
    }
}
