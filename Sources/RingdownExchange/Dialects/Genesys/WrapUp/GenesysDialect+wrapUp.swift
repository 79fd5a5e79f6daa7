import GRDB
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownVendors

extension WrapUpCode: GenesysObject {
    static let home = GenesysHome(
        path: "/api/v2/routing/wrapupcodes",
        parameter: "codeId",
        hasDivisions: true,
        hasVersions: false
    )

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {}

    func members(in db: Database) throws -> [String: JSON] { [:] }
}

extension GenesysDialect {
    /// Adds wrap-up codes, those of queues, and what follows from them.
    func addWrapUp(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.manage(WrapUpCode.self)
        try routes.on("GET /api/v2/routing/wrapupcodes/divisionviews") { call in
            try await call.list(WrapUpCode.self) { code, db in try code.genesys(in: db) }
        }
        try routes.on("GET /api/v2/routing/wrapupcodes/divisionviews/{codeId}") { call in
            let code = try await call.object(WrapUpCode.self)
            return try .json(try await call.exchange.store.read { db in try code.genesys(in: db) })
        }
        let queue = "/api/v2/routing/queues/{queueId}/wrapupcodes"
        try routes.on("GET \(queue)") { try await $0.queueWrapUpCodes() }
        try routes.on("POST \(queue)") { try await $0.addQueueWrapUpCodes() }
        try routes.on("DELETE \(queue)/{codeId}") { call in
            let queue = try await call.wrapUpQueue()
            let code = try call.parameter("codeId")
            try await call.exchange.switchboard.offer([code], toQueue: queue, false)
            return .empty(.ok)
        }
        try routes.on("GET /api/v2/outbound/wrapupcodemappings") { call in
            let now = call.exchange.switchboard.now
            return try .json(try await call.exchange.store.read { db in try db.wrapUpCodeMapping(at: now) }.genesys)
        }
        try routes.on("PUT /api/v2/outbound/wrapupcodemappings") { call in
            let fields = try await call.fields()
            var mapping = WrapUpCodeMapping(at: call.exchange.switchboard.now)
            try mapping.apply(fields)
            if let problem = mapping.problem { throw problem }
            let kept = try await call.exchange.switchboard.keep(mapping, version: try fields.whole("version"))
            return try .json(kept.genesys)
        }
    }
}

extension GenesysCall {
    /// The id of the queue that the path names.
    ///
    /// Refuses a caller who does not hold the permission in its division.
    fileprivate func wrapUpQueue() async throws -> String {
        let id = try parameter("queueId")
        let queue = try await exchange.store.read { db in try db.existing(Queue.self, id) }
        try await require(inDivision: queue.division)
        return id
    }

    fileprivate func queueWrapUpCodes() async throws -> GenesysAnswer {
        let queue = try await wrapUpQueue()
        let page = try query.page()
        let listing = try await exchange.store.read { db in
            let codes = try db.objects(WrapUpCode.self).filter { $0.queues.contains(queue) }
            let paged = Paged(codes, page: page)
            return Paged(items: try paged.items.map { try $0.genesys(in: db) }, total: paged.total, page: page)
        }
        return try .json(GenesysListing(listing, path: path))
    }

    fileprivate func addQueueWrapUpCodes() async throws -> GenesysAnswer {
        let queue = try await wrapUpQueue()
        guard let list = try await body()?.array else { throw GenesysFault(.badRequest) }
        let ids = list.compactMap { $0["id"]?.string }
        guard ids.count == list.count else { throw GenesysFault("invalid.id", "A wrap-up code is named by its id.") }
        let codes = try await exchange.switchboard.offer(ids, toQueue: queue, true)
        return try .json(try await exchange.store.read { db in try codes.map { try $0.genesys(in: db) } })
    }
}

extension WrapUpCodeMapping {
    fileprivate mutating func apply(_ fields: GenesysFields) throws(GenesysFault) {
        usual = try Self.flags(try fields.list("defaultSet") ?? [])
        flags = [:]
        guard let members = fields["mapping"]?.object else { return }
        for (code, value) in members {
            guard let list = value.array else { throw GenesysFields.wrong(value, "mapping", allowed: "lists of flags") }
            flags[code] = try Self.flags(list)
        }
    }

    private static func flags(_ list: [JSON]) throws(GenesysFault) -> Set<Flag> {
        var flags: Set<Flag> = []
        for value in list {
            guard let flag = value.string.flatMap(Flag.init(rawValue:)) else {
                let allowed = Flag.allCases.map(\.rawValue).joined(separator: ", ")
                throw GenesysFields.wrong(value, "mapping", allowed: allowed)
            }
            flags.insert(flag)
        }
        return flags
    }

    fileprivate var genesys: JSON {
        [
            "id": .string(id),
            "name": .string(name),
            "dateCreated": .string(created.genesys),
            "dateModified": .string(modified.genesys),
            "version": .number(JSONNumber(version)),
            "defaultSet": Self.shown(usual),
            "mapping": .object(flags.mapValues(Self.shown)),
            "selfUri": "/api/v2/outbound/wrapupcodemappings",
        ]
    }

    private static func shown(_ flags: Set<Flag>) -> JSON {
        .array(flags.map(\.rawValue).sorted().map { .string($0) })
    }
}
