import RingdownCore

/// What a personal connection's id in a path turns out to be.
enum ConnectionLookup {
    /// It is the id of this connection.
    case found(PersonalConnectionBinding)
    /// It is not an id but the name of this connection, or of what dials for it.
    case named(PersonalConnectionBinding)
    /// It is nothing that is known.
    case unknown

    /// Looks up what a caller wrote where the id belongs.
    init(_ text: String, in connections: [PersonalConnectionBinding]) {
        let wanted = text.lowercased()
        if let found = connections.first(where: { $0.id == text })
            ?? connections.first(where: { $0.id.lowercased() == wanted })
        {
            self = .found(found)
        } else if let named = connections.first(where: { $0.name == text })
            ?? connections.first(where: { $0.names.contains(wanted) })
        {
            self = .named(named)
        } else {
            self = .unknown
        }
    }
}

extension PersonalConnectionBinding {
    /// What people may call it besides its id, in lower case: its name, its numbers, and the vendor's campaign or skill.
    fileprivate var names: Set<String> {
        let dialed =
            switch dialing {
            case .campaign(let campaign, _): campaign
            case .skill(let skill), .script(_, _, let skill): skill
            }
        return Set(([name, dialed].compactMap(\.self) + from.map(\.e164)).map { $0.lowercased() })
    }
}
