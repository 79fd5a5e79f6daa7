import GRDB
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds the people of the tenant, and the queues that each of them has joined.
    ///
    /// The vendor states no permission for reading users.
    func addUsers(to routes: GenesysRoutes) throws(ExchangeError) {
        let one = "/api/v2/users/{userId}"
        try routes.on("GET /api/v2/users") { try await $0.users() }
        try routes.on("POST /api/v2/users") { try await $0.createUser() }
        try routes.on("GET /api/v2/users/me") { call in
            guard call.principal.kind == .user else { throw GenesysFault(.notAUser) }
            return try await call.answer(with: try await call.user(call.principal.id))
        }
        try routes.on("GET \(one)") { call in try await call.answer(with: try await call.user()) }
        try routes.on("PATCH \(one)") { try await $0.changeUser() }
        try routes.on("DELETE \(one)") { call in
            let user = try await call.user()
            try await call.require(inDivision: user.division)
            try await call.exchange.switchboard.delete(user: user.id)
            return try .json(JSON.object([:]))
        }
        try routes.on("GET \(one)/queues") { call in try await call.queues(of: try await call.user()) }
        try routes.on("GET /api/v2/routing/queues/me") { call in
            guard call.principal.kind == .user else { throw GenesysFault(.notAUser) }
            return try await call.queues(of: try await call.user(call.principal.id))
        }
        try routes.on("PATCH \(one)/queues") { call in
            let user = try await call.user()
            for body in try await call.body()?.array ?? [] { try await call.join(GenesysFields(body), user) }
            return try await call.queues(of: user)
        }
        try routes.on("PATCH \(one)/queues/{queueId}") { call in
            let user = try await call.user()
            let id = try call.parameter("queueId")
            try await call.join(try await call.fields(), user, queue: id)
            let queue = try await call.memberships(of: user).first { $0.queue.id == id }
            return try .json(try await call.shown([queue].compactMap(\.self)).first ?? .null)
        }
    }
}

extension GenesysCall {
    /// The user that the path names.
    func user() async throws -> User { try await user(try parameter("userId")) }

    /// The user of an id; throws the vendor's refusal when there is none.
    func user(_ id: String) async throws -> User {
        guard let user = try await exchange.store.read({ db in try db.object(User.self, id) }) else {
            throw GenesysFault("general.resource.not.found", status: 404, "There is no user with the id \(id).")
        }
        return user
    }

    /// The user as the vendor shows it, with what the query asks to see besides.
    fileprivate func answer(with user: User) async throws -> GenesysAnswer {
        try .json(try await shown([user]).first ?? .null)
    }

    private func shown(_ users: [User]) async throws -> [JSON] {
        let expansions = Set(query.list("expand"))
        let standings = try await standings(of: users)
        return try await exchange.store.read { db in
            try zip(users, standings).map { user, standing in
                var shown = try user.genesys(db).object ?? [:]
                if expansions.contains("presence") { shown["presence"] = standing.presence }
                if expansions.contains("routingStatus") { shown["routingStatus"] = standing.routingStatus }
                if expansions.contains("authorization") { shown["authorization"] = try db.authorization(of: user.id) }
                // Users have none of these here.
                for name in ["certifications", "groups", "languages", "locations", "profileSkills", "skills"]
                where expansions.contains(name) { shown[name] = [] }
                return .object(shown)
            }
        }
    }

    fileprivate func users() async throws -> GenesysAnswer {
        let page = try query.page()
        let ids = Set(query.list("id"))
        guard ids.count <= 100 else { throw GenesysFault(.tooManyBulkRetrieves) }
        let isDescending = query["sortOrder"]?.lowercased().hasPrefix("desc") ?? false
        // Users are active as long as they are.
        let wantsActive = ["active", "any"].contains(query["state"] ?? "active")
        let all = try await exchange.store.read { db in try db.objects(User.self) }
            .filter { wantsActive && (ids.isEmpty || ids.contains($0.id)) }
        let paged = Paged(isDescending ? all.reversed() : all, page: page)
        let listing = Paged(items: try await shown(paged.items), total: paged.total, page: page)
        return try .json(GenesysListing(listing, path: path))
    }

    fileprivate func createUser() async throws -> GenesysAnswer {
        let fields = try await fields()
        let home = try await exchange.store.read { db in try db.homeDivision() }?.id ?? ""
        let division = try fields.text("divisionId").flatMap { $0.isEmpty ? nil : $0 } ?? home
        guard try await exchange.store.read({ db in try db.object(TenantDivision.self, division) }) != nil else {
            throw GenesysFault("general.bad.request", "There is no division with the id \(division).")
        }
        try await require(inDivision: division)
        var user = User(id: exchange.ids.next(), name: "", email: "", division: division)
        try user.apply(fields)
        if let password = try fields.text("password"), !password.isEmpty {
            user.password = KeptSecret(try await hash(password))
        }
        let made = try await keeping { try await exchange.switchboard.create(user) }
        return try await answer(with: made)
    }

    fileprivate func changeUser() async throws -> GenesysAnswer {
        let present = try await user()
        try await require(inDivision: present.division)
        let fields = try await fields()
        var wanted = present
        try wanted.apply(fields)
        let changed = try await keeping { [wanted] in
            try await exchange.switchboard.update(user: present.id, version: try fields.whole("version")) { user, _ in
                (user.name, user.email, user.attributes) = (wanted.name, wanted.email, wanted.attributes)
            }
        }
        return try await answer(with: changed)
    }

    private func keeping(_ body: () async throws -> User) async throws -> User {
        do {
            return try await body()
        } catch let error as ExchangeError where error.code == .duplicateName {
            throw GenesysFault("request.conflict", status: 409, "\(error.message).")
        }
    }
}

extension User {
    private static let longest = 256

    /// Takes over what a body says (`CreateUser`, `UpdateUser`); what it leaves out stays.
    fileprivate mutating func apply(_ fields: GenesysFields) throws(GenesysFault) {
        name = try fields.text("name") ?? name
        let username = try fields.text("username")
        email = try fields.text("email") ?? username ?? email
        guard name.contains(where: { !$0.isWhitespace }), name.count <= Self.longest else {
            throw GenesysFault("general.bad.request", "A user has a name of at most \(Self.longest) characters.")
        }
        guard email.contains("@"), email.count <= Self.longest, !email.contains(where: \.isWhitespace) else {
            throw GenesysFault("general.bad.request", "A user has an email such as ann@example.com.")
        }
        if let state = try fields.text("state"), state != "active" {
            throw GenesysFault("general.bad.request", "Users of this exchange are active: delete one instead.")
        }
        try fields.refuse(
            [
                "acdAutoAnswer", "addresses", "biography", "certifications", "chat", "employerInfo", "groups", "images",
                "locations", "manager", "primaryContactInfo", "profileSkills",
            ],
            code: "general.bad.request"
        )
        let kept = fields.kept(["department", "preferredName", "title"])
        if !kept.isEmpty { attributes = (attributes ?? [:]).merging(kept) { _, new in new } }
    }

    /// The user as the vendor shows it.
    fileprivate func genesys(_ db: Database) throws -> JSON {
        let shown: [String: JSON] = [
            "id": .string(id),
            "name": .string(name),
            "email": .string(email),
            "username": .string(email),
            "state": "active",
            "version": .number(JSONNumber(version ?? 1)),
            "division": try db.genesysReference(.division, division),
            "acdAutoAnswer": false,
            "selfUri": .string(GenesysPath.user(id)),
        ]
        return .object((attributes ?? [:]).merging(shown) { $1 })
    }
}
