import RingdownCore
import RingdownVendors

/// What Genesys Cloud turns on and off by schedules, with the operations on them.
enum GenesysScheduled: String, CaseIterable {
    case campaign
    case sequence

    /// What an object is, by its kind.
    init(_ object: RemoteObject) { self = object.kind == Self.sequence.rawValue ? .sequence : .campaign }

    var list: GenesysCloudOperation {
        switch self {
        case .campaign: .getSchedules
        case .sequence: .getSequenceSchedules
        }
    }
    var read: GenesysCloudOperation {
        switch self {
        case .campaign: .getSchedule
        case .sequence: .getSequenceSchedule
        }
    }
    var write: GenesysCloudOperation {
        switch self {
        case .campaign: .putSchedule
        case .sequence: .putSequenceSchedule
        }
    }
    var remove: GenesysCloudOperation {
        switch self {
        case .campaign: .deleteSchedule
        case .sequence: .deleteSequenceSchedule
        }
    }
}

extension GenesysCampaignSchedule {
    /// What it turns on and off; setting it leaves the other kind alone.
    subscript(_ kind: GenesysScheduled) -> GenesysReference? {
        get {
            switch kind {
            case .campaign: campaign
            case .sequence: sequence
            }
        }
        set {
            switch kind {
            case .campaign: campaign = newValue
            case .sequence: sequence = newValue
            }
        }
    }
}
