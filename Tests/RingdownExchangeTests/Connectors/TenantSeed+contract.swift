import Foundation
import RingdownCore

@testable import RingdownExchange

extension TenantSeed {
    /// A list with its campaign and agents, a connection for single calls, and who may and may not start them: as
    /// Genesys Cloud's clients, and as CXone's users with access keys.
    static var contract: TenantSeed {
        var seed = TenantSeed.renewals(contacts: 20)
        let view = [
            "outbound:contactList:view", "outbound:contact:view", "outbound:campaign:view", "outbound:schedule:view",
            "outbound:campaignSequence:view",
        ]
        let dial = ["outbound:contact:add", "outbound:campaign:start"]
        let schedule = ["outbound:schedule:edit", "outbound:schedule:delete"]
        // CXone has no right to schedules of its own: they are a skill's settings.
        let operate = ["outbound:contactList:add", "outbound:campaign:edit"]
        seed.roles = [
            ("all", ["*:*:*"]), ("onlooker", view), ("dialer", view + dial + schedule),
            ("operator", view + dial + operate),
        ].map { name, permissions in RoleSeed(name: name, permissions: permissions.compactMap { Permission($0) }) }
        seed.clients = ["admin": "all", "onlooker": "onlooker", "dialer": "dialer"].sorted { $0.key < $1.key }.map {
            ClientSeed(id: $0.key, secret: $0.key + "-secret", grants: [GrantSeed(role: $0.value)])
        }
        seed.users = ["admin": "all", "onlooker": "onlooker", "dialer": "operator"].sorted { $0.key < $1.key }.map {
            var user = UserSeed(
                name: $0.key.capitalized,
                email: $0.key + "@example.com",
                grants: [GrantSeed(role: $0.value)]
            )
            user.accessKeys = [AccessKeySeed(id: $0.key, secret: $0.key + "-secret")]
            return user
        }
        seed.contactLists?.append(ContactListSeed(name: "Single calls", division: "Sales"))
        seed.campaigns?.append(CampaignSeed(name: "Single calls", contactList: "Single calls", queue: "Renewals"))
        seed.contactLists?[0].number = Platform.callList
        seed.campaigns?[0].number = Platform.skill
        return seed
    }
}
