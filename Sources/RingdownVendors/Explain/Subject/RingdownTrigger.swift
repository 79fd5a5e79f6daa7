/// An operation of Ringdown's own trigger API, which no vendor has.
struct RingdownTrigger {
    /// What it is, in a sentence.
    let sentence: String
    /// Whether the path has the id that it needs.
    let hasID: Bool
    /// Where the id is missing that it needs, in a sentence; `nil` where it is there or none is needed.
    let gap: String?
    /// What it asks of the caller at a Ringdown server.
    let permission: String

    /// Recognises the path of one; `nil` for every other path.
    init?(_ segments: [String]) {
        let path = segments.map { $0.lowercased() }
        guard path.starts(with: ["api", "v2", "outbound"]) else { return nil }
        hasID = path.count > 5
        permission =
            path.dropFirst(3).first == "personalconnections" ? "outbound:call:make" : "outbound:contactlist:write"
        let owner = permission == "outbound:call:make" ? "personal connection" : "contact list"
        gap =
            path.count == 5 && path[3] != "triggers"
            ? "The path lacks the \(owner)'s id: \(path[3])/{\(owner == "contact list" ? "contactListId" : "id")}/\(path[4])."
            : nil
        switch (path.dropFirst(3).first, path.last) {
        case ("contactlists"?, "trigger"?):
            sentence =
                "Triggering a contact list is an operation of Ringdown's own API: "
                + "POST /api/v2/outbound/contactlists/{contactListId}/trigger at a Ringdown server."
        case ("personalconnections"?, _), ("triggers"?, _):
            sentence = "\(path[3]) are objects of Ringdown's own API, at a Ringdown server."
        default: return nil
        }
    }
}
