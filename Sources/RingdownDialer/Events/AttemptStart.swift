/// An attempt that begins: a line is seized and the number is about to be dialed.
package struct AttemptStart: Hashable, Sendable, Codable {
    /// Names the attempt.
    package let id: AttemptID
    /// The pass through the list in which the attempt is made, from 1; every recycle begins another.
    package let pass: Int
    /// The number dialed and its column.
    package let number: DialableNumber
    /// The agent bound to the line from the start; `nil` when whoever is free will take the call, or nobody.
    package let agent: AgentID?

    /// Describes an attempt, as it was recorded when it began.
    package init(id: AttemptID, pass: Int, number: DialableNumber, agent: AgentID?) {
        self.id = id
        self.pass = pass
        self.number = number
        self.agent = agent
    }
}
