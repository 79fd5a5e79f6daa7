/// What a campaign keeps of one agent.
struct AgentRecord: Sendable {
    let id: AgentID
    var activity = AgentActivity.offQueue
    /// Whether the agent goes off queue when the present call or preview is over.
    var isLeaving = false
    /// Since when the agent waits for a call.
    ///
    /// A line that came to nothing does not count as one.
    var idleSince = DialerTime(milliseconds: 0)
    /// The contact shown in preview, by index.
    var preview: Int?
    /// The entry in the timetable that the agent waits for.
    var timer: Timetable.Ticket?
}
