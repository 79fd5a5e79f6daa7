/// What a vendor's schedule turns on and off.
package enum ScheduleSubject: Hashable, Sendable {
    /// A campaign (Genesys Cloud) or a Personal Connection skill (CXone): its name, or the vendor's id.
    case campaign(String)
    /// A sequence of campaigns, which only Genesys Cloud has: its name, or the vendor's id.
    case sequence(String)

    /// The name or id.
    package var name: String {
        switch self {
        case .campaign(let name), .sequence(let name): name
        }
    }

    /// Another thing of the same kind.
    package func named(_ name: String) -> ScheduleSubject {
        switch self {
        case .campaign: .campaign(name)
        case .sequence: .sequence(name)
        }
    }
}
