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
            try call.requireNoImport(to: list.id)
            try await call.exchange.switchboard.delete(contactLists: [list.id])
            return .empty(.ok)
        }
        try routes.on("PUT /api/v2/outbound/contactlists/{contactListId}") { try await $0.changeContactList() }
        try routes.on("DELETE /api/v2/outbound/contactlists") { try await $0.deleteContactLists() }
        try routes.on("GET /api/v2/outbound/contactlists/divisionviews") { call in
            try await call.contactLists { $0.divisionView }
        }
        try routes.on("GET /api/v2/outbound/contactlists/divisionviews/{contactListId}") { call in
            let list = try await call.contactList()
            return try await call.answer(with: list) { $0.divisionView }
        }
    }
}

extension GenesysCall {
    /// Lists that one request may delete.
    private static let deletionLimit = 100

    /// The list that the path names.
    ///
    /// Refuses a caller who does not hold the permission in its division.
    func contactList() async throws -> ContactList {
        let id = try parameter("contactListId")
        let list = try await exchange.store.read { db in try db.existing(ContactList.self, id) }
        try await require(inDivision: list.division)
        return list
    }

    /// Refuses what cannot be done to a list while contacts are imported to it, exported or changed as a whole.
    func requireNoImport(to list: String) throws(GenesysFault) {
        guard exchange.listWork.isBusy(list) else { return }
        let sentence = "Other work on the contact list is under way."
        guard operation.declares("bulk.delete.conflict", status: 409) else {
            throw GenesysFault("contact.list.import.in.progress", sentence)
        }
        throw GenesysFault("bulk.delete.conflict", status: 409, sentence)
    }

    fileprivate func contactLists(
        _ view: @Sendable @escaping (GenesysContactList) -> GenesysContactList = { $0 }
    ) async throws -> GenesysAnswer {
        let page = try query.page()
        let filter = try GenesysNameFilter(query)
        let selection = try GenesysSelection(query)
        let inclusions = try ContactListInclusions(query)
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
                items: try paged.items.map { view(try inclusions.show($0, names, db)) },
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

    /// Changes a list's name, division and settings: its columns stay what they were when it was made.
    fileprivate func changeContactList() async throws -> GenesysAnswer {
        let present = try await contactList()
        let fields = try await fields()
        let division = try fields.division ?? present.division
        if division != present.division { try await require(inDivision: division) }
        let version = try fields.whole("version")
        guard version == present.version else { throw GenesysFault(.wrongVersion) }
        let wanted = try ContactList(fields, id: present.id, division: division)
        guard wanted.columns == present.columns else {
            throw GenesysFault(.contactListColumns("cannot.update.contact.column.names", "Column names"))
        }
        guard wanted.phoneColumns == present.phoneColumns else {
            throw GenesysFault(.contactListColumns("cannot.update.phone.columns", "Phone number columns"))
        }
        guard wanted.attributes["emailColumns"] == present.attributes["emailColumns"] else {
            throw GenesysFault(.contactListColumns("cannot.update.email.columns", "Email columns"))
        }
        let changed = try await exchange.switchboard.update(contactList: present.id, version: version) { list in
            let (created, modified, version) = (list.created, list.modified, list.version)
            list = wanted
            (list.created, list.modified, list.version) = (created, modified, version)
        }
        return try await answer(with: changed)
    }

    fileprivate func deleteContactLists() async throws -> GenesysAnswer {
        let ids = query.list("id")
        guard !ids.isEmpty else { throw GenesysFault(.constraintValidation, "id is required") }
        guard ids.count <= Self.deletionLimit else {
            throw GenesysFault("too.many.deletes", "One request deletes at most \(Self.deletionLimit) contact lists.")
        }
        let lists = try await exchange.store.read { db in try ids.map { try db.existing(ContactList.self, $0) } }
        for list in lists {
            try await require(inDivision: list.division)
            try requireNoImport(to: list.id)
        }
        do throws(ExchangeError) {
            try await exchange.switchboard.delete(contactLists: ids)
        } catch {
            guard error.code == .inUse else { throw error }
            throw GenesysFault(
                "bulk.delete.conflict",
                status: 409,
                "None of the contact lists was deleted: \(error.message)."
            )
        }
        return .empty(.noContent)
    }

    fileprivate func answer(
        with list: ContactList,
        _ view: @Sendable @escaping (GenesysContactList) -> GenesysContactList = { $0 }
    ) async throws -> GenesysAnswer {
        let inclusions = try ContactListInclusions(query)
        return try .json(
            try await exchange.store.read { db in
                view(try inclusions.show(list, ObjectNames(db, .division, .attemptLimits), db))
            }
        )
    }
}

extension GenesysErrorBody {
    /// The refusal to change a list's columns.
    fileprivate static func contactListColumns(_ code: String, _ columns: String) -> GenesysErrorBody {
        GenesysErrorBody(
            message: "An attempt was made to update a ContactList in an invalid way. Details: \(columns) are different",
            code: code,
            status: 400,
            details: [],
            errors: []
        )
    }
}
