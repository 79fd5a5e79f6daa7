import RingdownCore
import RingdownDialer

@testable import RingdownExchange

extension TenantSeed {
    /// Two divisions, a list and a progressive campaign in Sales, five agents, and clients that hold this and that.
    static func renewals(contacts: Int = 200, agents: Int = 5, joined: Bool = false) -> TenantSeed {
        var seed = TenantSeed()
        seed.name = "Acme"
        seed.randomSeed = 7
        var network = NetworkProfile.standard
        network.personShare = 0.4
        network.talkSeconds = 60
        seed.network = network
        seed.divisions = [DivisionSeed(name: "Sales"), DivisionSeed(name: "Support")]
        seed.roles = [
            RoleSeed(name: "all", permissions: permissions("*:*:*")),
            RoleSeed(
                name: "viewer",
                permissions: permissions(
                    "outbound:contactList:view",
                    "outbound:contact:view",
                    "outbound:campaign:view",
                    "outbound:eventLog:view",
                    "routing:queue:view"
                )
            ),
            RoleSeed(name: "starter", permissions: permissions("outbound:campaign:start", "outbound:campaign:stop")),
            RoleSeed(name: "editor", permissions: permissions("outbound:campaign:edit")),
        ]
        seed.clients = [
            ClientSeed(id: "admin", secret: "admin-secret", grants: [GrantSeed(role: "all")]),
            ClientSeed(
                id: "ringdown",
                secret: "ringdown-secret",
                grants: [GrantSeed(role: "viewer"), GrantSeed(role: "starter", division: "Support")]
            ),
            ClientSeed(
                id: "supporter",
                secret: "supporter-secret",
                grants: [
                    GrantSeed(role: "viewer", division: "Support")
                ]
            ),
            ClientSeed(id: "nobody", secret: "nobody-secret"),
        ]
        seed.queues = [
            QueueSeed(
                name: "Renewals",
                division: "Sales",
                agents: (1...max(1, agents)).prefix(agents).map { AgentSeed(name: "Agent \($0)", joined: joined) }
            )
        ]
        seed.contactLists = [
            ContactListSeed(name: "Renewals Q4", division: "Sales", generate: ContactGenerator(count: contacts)),
            ContactListSeed(name: "Tickets", division: "Support", generate: ContactGenerator(count: 3)),
        ]
        seed.campaigns = [CampaignSeed(name: "Renewals", contactList: "Renewals Q4", queue: "Renewals")]
        return seed
    }

    private static func permissions(_ texts: String...) -> [Permission] { texts.compactMap { Permission($0) } }
}

extension Platform {
    /// The ids that the seed's names become.
    static let campaign = SeedID.of("campaign", "Renewals")
    static let list = SeedID.of("contactList", "Renewals Q4")
    static let supportList = SeedID.of("contactList", "Tickets")
    static let queue = SeedID.of("queue", "Renewals")
    static let sales = SeedID.of("division", "Sales")
    static let support = SeedID.of("division", "Support")
    static let starter = SeedID.of("role", "starter")
    static func agent(_ number: Int) -> String { SeedID.of("user", "Agent \(number)") }
    static func contact(_ index: Int) -> String { SeedID.of("contact", list, String(index)) }

    static let campaignPath = "/api/v2/outbound/campaigns/\(campaign)"
    static let listPath = "/api/v2/outbound/contactlists/\(list)"
    static let membersPath = "/api/v2/routing/queues/\(queue)/members"

    /// Lets so many agents join the queue.
    func join(_ count: Int, as caller: Caller) async throws {
        for number in 1...count {
            _ = try await caller.patch(Self.membersPath + "/\(Self.agent(number))", ["joined": true])
        }
    }
}
