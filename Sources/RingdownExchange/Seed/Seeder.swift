import GRDB
import RingdownCore
import RingdownDialer
import RingdownOAuth

/// Sets a tenant up in an empty store.
struct Seeder {
    let db: Database
    let now: DialerTime
    /// How much work the hash of a secret takes.
    let cost: SecretHash.Cost
    /// Set up so far, by name.
    var divisions: [String: TenantDivision] = [:]
    var home = TenantDivision(id: "", name: "")
    var roles: [String: Role] = [:]
    var users: [String: User] = [:]
    var queues: [String: Queue] = [:]
    var lists: [String: ContactList] = [:]

    init(db: Database, now: DialerTime, cost: SecretHash.Cost) {
        self.db = db
        self.now = now
        self.cost = cost
    }

    /// Sets everything up and answers the tenant.
    ///
    /// Throws `invalidSeed` for a seed that describes no possible tenant, with the name of what is wrong.
    mutating func plant(_ seed: TenantSeed) throws -> Tenant {
        let speed = seed.speed ?? 1
        guard TenantSeed.allowedSpeeds.contains(speed) else {
            throw Self.wrong("speed is \(speed): write a number from 0.001 to 100000")
        }
        if let limit = seed.requestsPerMinute, limit < 0 {
            throw Self.wrong("requestsPerMinute is \(limit): write 0 or more")
        }
        let name = seed.name ?? "Ringdown"
        let tenant = Tenant(
            id: SeedID.of("tenant", name),
            name: name,
            kind: seed.kind ?? .production,
            speed: speed,
            randomSeed: seed.randomSeed ?? 1,
            network: seed.network ?? .standard,
            requestsPerMinute: seed.requestsPerMinute
        )
        try db.keep(tenant)
        try plantDivisions(seed.divisions ?? [])
        for role in seed.roles ?? [] { try plant(role) }
        for client in seed.clients ?? [] { try plant(client) }
        for user in seed.users ?? [] { try plant(user) }
        for queue in seed.queues ?? [] { try plant(queue) }
        for list in seed.contactLists ?? [] { try plant(list) }
        for campaign in seed.campaigns ?? [] { try plant(campaign) }
        return tenant
    }

    private mutating func plantDivisions(_ seeds: [DivisionSeed]) throws {
        guard seeds.count(where: { $0.home == true }) <= 1 else {
            throw Self.wrong("more than one division is the home")
        }
        let homeName = seeds.first { $0.home == true }?.name ?? "Home"
        var all = seeds
        if !all.contains(where: { $0.name == homeName }) { all.insert(DivisionSeed(name: homeName), at: 0) }
        for seed in all {
            let division = TenantDivision(
                id: seed.id ?? SeedID.of("division", seed.name),
                name: seed.name,
                description: seed.description ?? "",
                isHome: seed.name == homeName
            )
            try insert(division)
            divisions[seed.name] = division
            if division.isHome { home = division }
        }
    }

    private mutating func plant(_ seed: RoleSeed) throws {
        let role = Role(
            id: seed.id ?? SeedID.of("role", seed.name),
            name: seed.name,
            description: seed.description ?? "",
            permissions: seed.permissions
        )
        try insert(role)
        roles[seed.name] = role
    }

    private func plant(_ seed: ClientSeed) throws {
        let lifetime = seed.tokenLifetime ?? OAuthClient.usualTokenLifetime
        guard OAuthClient.allowedTokenLifetimes.contains(lifetime) else {
            throw Self.wrong("the client \(seed.id) has a tokenLifetime of \(lifetime): write 300 to 172800 seconds")
        }
        var client = OAuthClient(
            id: seed.id,
            name: seed.name ?? seed.id,
            secret: KeptSecret(seed.secret, cost: cost),
            tokenLifetime: lifetime,
            created: now
        )
        if let uris = seed.redirectUris, !uris.isEmpty {
            if let wrong = uris.first(where: { RedirectURI($0) == nil }) {
                throw Self.wrong("the client \(seed.id) has the redirectUri \(wrong): write https://…")
            }
            client.grant = .code
            client.redirectURIs = uris
            client.scopes = seed.scopes
        }
        try insert(client)
        try plant(seed.grants ?? [], of: seed.id, "the client \(seed.id)")
    }

    private mutating func plant(_ seed: UserSeed) throws {
        let user = User(
            id: seed.id ?? SeedID.of("user", seed.name),
            name: seed.name,
            email: seed.email,
            division: try division(seed.division, for: "the user \(seed.name)").id,
            password: seed.password.map { KeptSecret($0, cost: cost) },
            created: now
        )
        try insert(user, number: seed.number)
        users[seed.name] = user
        try plant(seed.grants ?? [], of: user.id, "the user \(seed.name)")
        for key in seed.accessKeys ?? [] {
            try insert(AccessKey(id: key.id, user: user.id, secret: KeptSecret(key.secret, cost: cost)))
        }
    }

    private func plant(_ grants: [GrantSeed], of subject: String, _ who: String) throws {
        for grant in grants {
            let role = try Self.find(grant.role, in: roles, "role", for: who)
            let scope =
                switch grant.division {
                case nil, RoleGrant.everywhere: RoleGrant.everywhere
                case let name?: try Self.find(name, in: divisions, "division", for: who).id
                }
            try db.insert(RoleGrant(subject: subject, role: role.id, division: scope, made: now))
        }
    }

    /// Keeps an object under a number, which must be free; `nil` takes the next.
    func insert(_ object: some StoredObject, number: Int? = nil) throws {
        let kind = type(of: object).kind
        do {
            try db.insert(object, number: number)
        } catch let error as ExchangeError {
            throw Self.wrong(error.message)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw Self.wrong("two objects are the \(kind.words) \(object.id), or have its number")
        }
    }

    func division(_ name: String?, for who: String) throws -> TenantDivision {
        guard let name else { return home }
        return try Self.find(name, in: divisions, "division", for: who)
    }

    static func find<Object>(
        _ name: String,
        in known: [String: Object],
        _ kind: String,
        for who: String
    ) throws -> Object {
        guard let object = known[name] else {
            let names = known.keys.sorted().joined(separator: ", ")
            throw wrong("\(who) names the \(kind) \(name), which the seed does not have; it has \(names)")
        }
        return object
    }

    static func wrong(_ what: String) -> ExchangeError {
        ExchangeError(.invalidSeed, "the tenant's seed cannot be used: \(what)")
    }
}
