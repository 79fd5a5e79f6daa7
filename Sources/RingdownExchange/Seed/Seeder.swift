import GRDB
import RingdownCore
import RingdownDialer

/// Sets a tenant up in an empty store.
struct Seeder {
    let db: Database
    let now: DialerTime
    let mint: SecretMint
    /// Set up so far, by name.
    private var divisions: [String: TenantDivision] = [:]
    private var home = TenantDivision(id: "", name: "")
    private var roles: [String: Role] = [:]
    private var users: [String: User] = [:]
    private var queues: [String: Queue] = [:]
    private var lists: [String: ContactList] = [:]

    init(db: Database, now: DialerTime, mint: SecretMint) {
        self.db = db
        self.now = now
        self.mint = mint
    }

    /// Sets everything up and answers the tenant.
    ///
    /// Throws `invalidSeed` for a seed that describes no possible tenant, with the name of what is wrong.
    mutating func plant(_ seed: TenantSeed) throws -> Tenant {
        let speed = seed.speed ?? 1
        guard TenantSeed.allowedSpeeds.contains(speed) else {
            throw Self.wrong("speed is \(speed): write a number from 0.001 to 100000")
        }
        let name = seed.name ?? "Ringdown"
        let tenant = Tenant(
            id: SeedID.of("tenant", name),
            name: name,
            kind: seed.kind ?? .production,
            speed: speed,
            randomSeed: seed.randomSeed ?? 1,
            network: seed.network ?? .standard
        )
        try db.keep(tenant)
        try plantDivisions(seed.divisions ?? [])
        for role in seed.roles ?? [] { try plant(role) }
        for client in seed.clients ?? [] { try plant(client) }
        for queue in seed.queues ?? [] { try plant(queue) }
        for list in seed.contactLists ?? [] { try plant(list) }
        for campaign in seed.campaigns ?? [] { try plant(campaign) }
        return tenant
    }

    private mutating func plantDivisions(_ seeds: [DivisionSeed]) throws {
        guard seeds.count(where: { $0.home == true }) <= 1 else { throw Self.wrong("more than one division is the home") }
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
        try insert(
            OAuthClient(
                id: seed.id,
                name: seed.name ?? seed.id,
                secret: SecretHash(seed.secret, salt: mint()),
                tokenLifetime: lifetime,
                created: now
            )
        )
        for grant in seed.grants ?? [] {
            let role = try Self.find(grant.role, in: roles, "role", for: "the client \(seed.id)")
            let scope =
                switch grant.division {
                case nil, RoleGrant.everywhere: RoleGrant.everywhere
                case let name?: try Self.find(name, in: divisions, "division", for: "the client \(seed.id)").id
                }
            try db.insert(RoleGrant(subject: seed.id, role: role.id, division: scope, made: now))
        }
    }

    private mutating func plant(_ seed: QueueSeed) throws {
        let queue = Queue(
            id: seed.id ?? SeedID.of("queue", seed.name),
            name: seed.name,
            division: try division(seed.division, for: "the queue \(seed.name)").id
        )
        try insert(queue)
        queues[seed.name] = queue
        for agent in seed.agents ?? [] {
            if users[agent.name] == nil {
                let handle = agent.name.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
                let user = User(
                    id: SeedID.of("user", agent.name),
                    name: agent.name,
                    email: agent.email ?? handle.joined(separator: ".") + "@example.com",
                    division: queue.division
                )
                try insert(user)
                users[agent.name] = user
            }
            guard let user = users[agent.name] else { continue }
            try db.keepMember(queue: queue.id, user: user.id, isJoined: agent.joined ?? false)
        }
    }

    private mutating func plant(_ seed: ContactListSeed) throws {
        let columns = seed.columns ?? ["name", "phone"]
        let phones = seed.phoneColumns ?? ["phone"]
        guard !phones.isEmpty, phones.allSatisfy(columns.contains) else {
            throw Self.wrong("the contact list \(seed.name) needs phoneColumns that are among its columns")
        }
        let list = ContactList(
            id: seed.id ?? SeedID.of("contactList", seed.name),
            name: seed.name,
            division: try division(seed.division, for: "the contact list \(seed.name)").id,
            created: now,
            modified: now,
            columns: columns,
            phoneColumns: phones.map { PhoneColumn(name: $0, type: $0) }
        )
        try insert(list)
        lists[seed.name] = list
        try plantContacts(of: seed, in: list)
    }

    private func plantContacts(of seed: ContactListSeed, in list: ContactList) throws {
        let given = seed.contacts ?? []
        for contact in given where !contact.keys.allSatisfy(list.columns.contains) {
            throw Self.wrong("a contact of the list \(seed.name) has a column that the list has not")
        }
        let count = seed.generate?.count ?? 0
        guard (0...1_000_000).contains(count) else {
            throw Self.wrong("the contact list \(seed.name) generates \(count) contacts: write 0 to 1000000")
        }
        let prefix = seed.generate?.numberPrefix ?? "+1202555"
        let key = try db.key(.contactList, list.id)
        let first = try db.takePositions(given.count + count, added: given.count + count, inList: key)
        for index in 0..<given.count + count {
            let number = index - given.count
            let data = index < given.count ? given[index] : generated(number, prefix: prefix, in: list)
            try db.insert(
                Contact(
                    id: SeedID.of("contact", list.id, String(index)),
                    data: data,
                    position: first + Int64(index),
                    created: now
                ),
                intoList: key
            )
        }
    }

    private func generated(_ index: Int, prefix: String, in list: ContactList) -> [String: String] {
        let digits = String(index)
        var data = Dictionary(uniqueKeysWithValues: list.columns.map { ($0, "") })
        if list.columns.contains("name") { data["name"] = "Contact \(index + 1)" }
        if let phone = list.phoneColumns.first?.name {
            data[phone] = prefix + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        }
        return data
    }

    private func plant(_ seed: CampaignSeed) throws {
        let who = "the campaign \(seed.name)"
        let list = try Self.find(seed.contactList, in: lists, "contact list", for: who)
        let columns = try seed.phoneColumns?.map { name in
            guard let column = list.phoneColumns.first(where: { $0.name == name }) else {
                throw Self.wrong("\(who) dials the column \(name), which is no phone column of its contact list")
            }
            return column
        }
        let campaign = Campaign(
            id: seed.id ?? SeedID.of("campaign", seed.name),
            name: seed.name,
            division: try seed.division.map { try Self.find($0, in: divisions, "division", for: who).id }
                ?? list.division,
            created: now,
            modified: now,
            contactList: list.id,
            queue: try seed.queue.map { try Self.find($0, in: queues, "queue", for: who).id },
            mode: seed.mode ?? .progressive,
            status: seed.on == true ? .on : .off,
            phoneColumns: columns ?? list.phoneColumns,
            callerName: seed.callerName ?? seed.name,
            callerAddress: seed.callerAddress ?? "+12025550100",
            lineCount: seed.lines,
            maxCallsPerAgent: seed.maxCallsPerAgent,
            noAnswerTimeout: seed.noAnswerTimeout,
            isAlwaysRunning: seed.alwaysRunning ?? false
        )
        guard campaign.queue != nil || !campaign.mode.needsAgents else { throw Self.wrong("\(who) needs a queue") }
        try insert(campaign)
    }

    private func insert(_ object: some StoredObject) throws {
        let kind = type(of: object).kind
        do {
            try db.insert(object)
        } catch let error as ExchangeError {
            throw Self.wrong(error.message)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw Self.wrong("two objects are the \(kind.words) \(object.id)")
        }
    }

    private func division(_ name: String?, for who: String) throws -> TenantDivision {
        guard let name else { return home }
        return try Self.find(name, in: divisions, "division", for: who)
    }

    private static func find<Object>(
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

    private static func wrong(_ what: String) -> ExchangeError {
        ExchangeError(.invalidSeed, "the tenant's seed cannot be used: \(what)")
    }
}
