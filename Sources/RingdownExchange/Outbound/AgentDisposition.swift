/// What an agent says a call came to.
struct AgentDisposition: ManagedObject {
    static let kind = ObjectKind.agentDisposition

    var head: ObjectHead
    var notes = ""
    /// The vendor's number of the class that it belongs to; `nil` when none was given.
    var classification: Int?
    /// Whether agents give it instead of dialing.
    var isPreview = false
    var isActive = true

    init(_ head: ObjectHead) { self.head = head }
}
