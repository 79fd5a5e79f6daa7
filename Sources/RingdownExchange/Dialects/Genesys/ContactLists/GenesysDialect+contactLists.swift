import HTTPTypes
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds the contact lists.
    func addContactLists(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("GET /api/v2/outbound/contactlists") { try await $0.contactLists() }
        try routes.on("POST /api/v2/outbound/contactlists") { try await $0.createContactList() }
        try routes.on("GET /api/v2/outbound/contactlists/{contactListId}") { call in
            let list = try await call.contactList()
            return try await call.answer(with: list)
        }
        try routes.on("DELETE /api/v2/outbound/contactlists/{contactListId}") { call in
            let list = try await call.contactList()
            try await call.exchange.switchboard.delete(contactList: list.id)
            return .empty(.ok)
        }
    }
}

extension GenesysCall {
    /// The list that the path names.
    ///
    /// Refuses a caller who does not hold the permission in its division.
    fileprivate func contactList() async throws -> ContactList {
        let id = try parameter("contactListId")
        let list = try await exchange.store.read { db in try db.existing(ContactList.self, id) }
        try await require(inDivision: list.division)
        return list
    }

    fileprivate func contactLists() async throws -> GenesysAnswer {
        let page = try query.page()
        let filter = try GenesysNameFilter(query)
        let selection = try GenesysSelection(query)
        let withSize = try query.flag("includeSize") ?? false
        let visible = visibleDivisions
        let listing = try await exchange.store.read { db in
            let lists = selection.sorted(
                try db.objects(ContactList.self).filter { list in
                    filter.admits(list.name) && selection.admits(list.id, list.division, visible)
                },
                created: \.created,
                modified: \.modified
            )
            let paged = Paged(lists, page: page)
            let names = try ObjectNames(db, .division, .attemptLimits)
            return Paged(
                items: try paged.items.map { list in
                    list.genesys(names, size: withSize ? try db.size(ofList: db.key(.contactList, list.id)) : nil)
                },
                total: paged.total,
                page: page
            )
        }
        return try .json(GenesysListing(listing, path: path))
    }

    fileprivate func createContactList() async throws -> GenesysAnswer {
        let fields = try await fields()
        let home = try await exchange.store.read { db in try db.homeDivision() }?.id
        let division = try fields.division ?? home ?? ""
        try await require(inDivision: division)
        let list = try ContactList(fields, id: exchange.ids.next(), division: division)
        return try await answer(with: try await exchange.switchboard.create(list))
    }

    fileprivate func answer(with list: ContactList) async throws -> GenesysAnswer {
        let withSize = try query.flag("includeSize") ?? false
        return try .json(
            try await exchange.store.read { db in
                let size = withSize ? try db.size(ofList: try db.key(.contactList, list.id)) : nil
                return list.genesys(try ObjectNames(db, .division, .attemptLimits), size: size)
            }
        )
    }
}
