import GRDB
import RingdownCore
import RingdownVendors

extension GenesysRoutes {
    /// Registers the five operations of a kind of managed object: list, make, show, replace, delete.
    ///
    /// - Parameters:
    ///   - type: the kind.
    ///   - more: members that a reader can ask for besides the object's own.
    func manage<Object: GenesysObject>(
        _ type: Object.Type,
        showing more: @Sendable @escaping (GenesysCall, Object, Database) throws -> [String: JSON] = { _, _, _ in [:] }
    ) throws(ExchangeError) {
        let home = Object.home
        let one = "\(home.path)/{\(home.parameter)}"
        @Sendable func shown(_ object: Object, _ call: GenesysCall, _ db: Database) throws -> JSON {
            let own = try object.genesys(in: db).object ?? [:]
            return .object(own.merging(try more(call, object, db)) { $1 })
        }
        try on("GET \(home.path)") { call in try await call.list(type) { try shown($0, call, $1) } }
        try on("POST \(home.path)") { call in try await call.create(type) }
        try on("GET \(one)") { call in
            let object = try await call.object(type)
            return try .json(try await call.exchange.store.read { db in try shown(object, call, db) })
        }
        try on("PUT \(one)") { call in try await call.update(type) }
        try on("DELETE \(one)") { call in
            let object = try await call.object(type)
            try await call.exchange.switchboard.delete(type, [object.id])
            return .empty(home.deleted)
        }
    }
}

extension GenesysCall {
    /// The object that the path names.
    ///
    /// Refuses a caller who does not hold the permission in its division, if it has one.
    func object<Object: GenesysObject>(_ type: Object.Type) async throws -> Object {
        let id = try parameter(Object.home.parameter)
        let object = try await exchange.store.read { db in try db.existing(type, id) }
        if let division = object.head.division { try await require(inDivision: division) }
        return object
    }

    /// A page of the objects that the query asks for and the caller may see, each as `shown` has it.
    func list<Object: GenesysObject>(
        _ type: Object.Type,
        _ shown: @Sendable @escaping (Object, Database) throws -> JSON
    ) async throws -> GenesysAnswer {
        let page = try query.page()
        let filter = try GenesysNameFilter(query)
        let selection = try GenesysSelection(query)
        let query = query
        let visible = visibleDivisions
        var found: [Object] = []
        for object in try await exchange.store.read({ db in try db.objects(type) }) {
            guard filter.admits(object.name), selection.admits(object.id, object.head.division, visible),
                try object.isAskedFor(by: query)
            else { continue }
            found.append(object)
        }
        let paged = Paged(selection.sorted(found, created: \.head.created, modified: \.head.modified), page: page)
        let listing = try await exchange.store.read { db in
            Paged(items: try paged.items.map { try shown($0, db) }, total: paged.total, page: page)
        }
        return try .json(GenesysListing(listing, path: path))
    }

    fileprivate func create<Object: GenesysObject>(_ type: Object.Type) async throws -> GenesysAnswer {
        let created = try await exchange.switchboard.create(try await object(type, from: try await fields()))
        return try .json(try await exchange.store.read { db in try created.genesys(in: db) })
    }

    /// A new object from a body, which the caller may make where it is to live.
    func object<Object: GenesysObject>(_ type: Object.Type, from fields: GenesysFields) async throws -> Object {
        var head = ObjectHead(id: exchange.ids.next())
        if Object.home.hasDivisions {
            let home = try await exchange.store.read { db in try db.homeDivision() }?.id
            let division = try fields.division ?? home ?? ""
            try await require(inDivision: division)
            head.division = division
        }
        head.name = try fields.name(limit: Object.home.nameLimit)
        var object = Object(head)
        try object.apply(fields, isNew: true)
        return object
    }

    fileprivate func update<Object: GenesysObject>(_ type: Object.Type) async throws -> GenesysAnswer {
        var object = try await object(type)
        let fields = try await fields()
        if Object.home.hasDivisions, let division = try fields.division, division != object.head.division {
            throw GenesysFault("invalid.update", "The object is not moved to another division by an update.")
        }
        object.head.name = try fields.name(limit: Object.home.nameLimit)
        try object.apply(fields, isNew: false)
        let version = Object.home.hasVersions ? try fields.whole("version") : object.head.version
        let updated = try await exchange.switchboard.update(object, version: version)
        return try .json(try await exchange.store.read { db in try updated.genesys(in: db) })
    }
}
