package import RingdownDialer

/// What a tenant has when it is new: the file with which an exchange is set up.
///
/// As YAML or JSON every member may be left out unless it says otherwise. Objects refer to each other by name.
package struct TenantSeed: Codable, Hashable, Sendable {
    /// - name (string, optional, default: Ringdown): the organisation's name.
    package var name: String?
    /// - kind (production | sandbox, optional, default: production): whether permissions are enforced.
    package var kind: Tenant.Kind?
    /// - speed (number, optional, default: 1): virtual seconds for each second of the wall clock, 0.001 to 100,000.
    package var speed: Double?
    /// - randomSeed (whole number, optional, default: 1): the seed of the simulated telephone network.
    package var randomSeed: UInt64?
    /// - network (network profile, optional): how the simulated telephone network behaves.
    package var network: NetworkProfile?
    /// - requestsPerMinute (whole number, optional, default: 300): requests that a token may make in a minute; 0: any.
    package var requestsPerMinute: Int?
    /// - divisions (list of divisions, optional): the divisions; a division named Home is added when none is the home.
    package var divisions: [DivisionSeed]?
    /// - roles (list of roles, optional): the roles.
    package var roles: [RoleSeed]?
    /// - clients (list of OAuth clients, optional): who may call the exchange.
    package var clients: [ClientSeed]?
    /// - users (list of users, optional): who may log in through a client that has redirectUris.
    package var users: [UserSeed]?
    /// - queues (list of queues, optional): the queues and their agents.
    package var queues: [QueueSeed]?
    /// - contactLists (list of contact lists, optional): the contact lists and their contacts.
    package var contactLists: [ContactListSeed]?
    /// - campaigns (list of campaigns, optional): the campaigns.
    package var campaigns: [CampaignSeed]?

    /// A tenant with nothing in it.
    package init() {}

    /// The speeds that a tenant may run at.
    package static let allowedSpeeds = 0.001...100_000
}

/// A division of a seed.
package struct DivisionSeed: Codable, Hashable, Sendable {
    /// - id (string, optional, default: derived from the name): its identifier.
    package var id: String?
    /// - name (string): its name.
    package var name: String
    /// - description (string, optional): what it is for.
    package var description: String?
    /// - home (boolean, optional, default: false): whether objects live here when nothing else is said.
    package var home: Bool?

    package init(name: String, home: Bool? = nil) {
        self.name = name
        self.home = home
    }
}
