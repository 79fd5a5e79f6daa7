import ArgumentParser

/// Whose dialect the demo's control plane speaks with the exchange; everything else is the same.
enum DemoVendor: String, CaseIterable, ExpressibleByArgument {
    case genesys
    case cxone

    /// The provider of `ringdown.yaml` that the list belongs to.
    var provider: String { rawValue }

    /// The kind of subject that the service account is, as the admin console's API names it, and in words.
    var subject: (kind: String, words: String) {
        switch self {
        case .genesys: ("PC_OAUTH_CLIENT", "the client ringdown")
        case .cxone: ("PC_USER", "the user Ringdown Service, whose access key is used")
        }
    }

    /// The id of the service account.
    var subjectID: String {
        switch self {
        case .genesys: "ringdown"
        case .cxone: "ringdown-service"
        }
    }

    /// Why the first dispatch is refused: the account may start campaigns in another division.
    var cause: String {
        switch self {
        case .genesys: "missing-permission-in-division"
        case .cxone: "data-restriction"
        }
    }

    /// What the trigger's timeline says while no agent is there.
    var waitsForAgents: String {
        switch self {
        case .genesys: "no agents on queue"
        case .cxone: "has no agent"
        }
    }

    /// What the agents do when they come, of several and of one.
    var arrival: (all: String, one: String) {
        switch self {
        case .genesys: ("come on queue", "comes on queue")
        case .cxone: ("log in and join the skill", "logs in and joins skill Renewals")
        }
    }
}
