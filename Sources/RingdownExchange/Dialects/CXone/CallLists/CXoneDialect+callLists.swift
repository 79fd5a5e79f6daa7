import RingdownCore
import RingdownDialer

extension CXoneDialect {
    /// Adds the calling lists.
    static func addCallLists(to routes: inout CXoneRoutes) {
        routes.on("GET /lists/call-lists", .callingListView) { try await $0.callLists() }
        routes.on("POST /lists/call-lists", .callingListCreate) { try await $0.createCallList() }
        routes.on("GET /lists/call-lists/{listId}", .callingListView) { try await $0.callList() }
        routes.on("DELETE /lists/call-lists/{listId}", .callingListDelete) { try await $0.deleteCallList() }
        routes.on("GET /lists/call-lists/{listId}/attempts", .callingListView) { try await $0.listAttempts() }
        routes.on("POST /lists/call-lists/{listId}/upload", .callingListUpload) { try await $0.upload() }
        routes.on("GET /lists/call-lists/jobs", .callingListView) { try await $0.uploadJobs() }
        routes.on("GET /lists/call-lists/jobs/{jobId}", .callingListView) { call in
            let (number, job) = try await call.uploadJob()
            return .json(["uploadJobs": [.object(try await call.shown(job, number))]])
        }
        routes.on("DELETE /lists/call-lists/jobs/{jobId}", .callingListDelete) { call in
            // A job is over before its id is given, so that there is never anything left to cancel.
            _ = try await call.uploadJob()
            throw CXoneFault(409, "InvalidState", "Invalid state. The job is complete")
        }
        routes.on("DELETE /lists/call-lists/{sourceName}/removeProspects", .callingListDelete) {
            try await $0.removeProspects()
        }
    }
}

extension CXoneCall {
    /// The list that the path names, with its number.
    ///
    /// Refuses a caller whose data restriction hides it.
    func list() async throws -> ContactList {
        let text = parameter("listId")
        guard let number = Int(text),
            let list = try await exchange.store.read({ db in try db.object(ContactList.self, number: number) })
        else { throw CXoneFault.noObject("listId", text) }
        try require(in: try await exchange.division(list.division))
        return list
    }

    fileprivate func callLists() async throws -> CXoneReply {
        let sees = sees
        let view = exchange.switchboard.view
        let rows = try await exchange.store.read { db in
            try db.objects(ContactList.self).filter { sees($0.division) && $0.mapping?.isPlaceholder != true }
                .map { try CallListCount($0, view, db).cxone }
        }
        guard !rows.isEmpty else { return .noContent }
        return try list(rows, as: "callingLists", searched: ["listName"])
    }

    fileprivate func createCallList() async throws -> CXoneReply {
        let fields = try await fields()
        guard let name = try fields.text("listName") else {
            throw CXoneFault(400, "InvalidListName", "Invalid listName - '', cannot be null or empty")
        }
        let mapping = try ListMapping(fields)
        let present = try await exchange.store.read { db in try db.objects(ContactList.self, named: name).first }
        if let present {
            try require(in: try await exchange.division(present.division))
            guard present.mapping?.isActive ?? true else {
                throw CXoneFault(409, "InvalidState", "Calling List is not Active")
            }
        }
        let division: String
        if let present {
            division = present.division
        } else {
            division = try await divisionForNew()
        }
        let start = DialerTime(milliseconds: 0)
        let zone = mapping.column(of: "timeZone") ?? ListMapping.zoneColumn
        let list = ContactList(
            id: present?.id ?? exchange.ids.next(),
            name: name,
            division: division,
            created: start,
            modified: start,
            columns: mapping.columns + (mapping.columns.contains(zone) ? [] : [zone]),
            phoneColumns: mapping.destinations.map { PhoneColumn(name: $0.column, type: $0.name, zoneColumn: zone) },
            mapsTimeZones: present?.mapsTimeZones ?? false,
            mapping: mapping
        )
        let number = try await exchange.switchboard.keep(list)
        return .json(["listId": .whole(number)], version <= 4 ? 201 : 200, "Calling List created and mapped")
    }

    /// The id of the division in which something new is made: the home where the caller may, else the caller's first.
    func divisionForNew() async throws -> String {
        let home = try await exchange.store.read { db in try db.homeDivision() }
        guard let permission = route.permission, exchange.tenant.kind == .production,
            let divisions = principal.divisions(holding: permission.permission)
        else { return home?.id ?? "" }
        if let home, divisions.contains(where: { $0.id == home.id }) { return home.id }
        guard let first = divisions.min(by: { $0.name < $1.name }) else { throw CXoneFault.forbidden }
        return first.id
    }

    fileprivate func callList() async throws -> CXoneReply {
        let list = try await list()
        let fields = query
        let withRecords = try fields.flag("includeRecords") ?? true
        let finalized = try fields.flag("finalized") ?? false
        let since = try fields.time("updatedSince")
        return try await records(of: list, as: "contactRecords") { records, part in
            guard withRecords else { return ([], records.count.total) }
            return try records.rows(part, isFinalized: finalized ? true : nil, since: since)
        }
    }

    /// A list with a part of what belongs to it.
    private func records(
        of list: ContactList,
        as name: String,
        _ read:
            @Sendable @escaping (CallListRecords, (skip: Int, top: Int)?) throws -> (
                rows: [[String: JSON]], total: Int
            )
    ) async throws -> CXoneReply {
        let listing = try CXoneListing(query, readsSince: false)
        let view = exchange.switchboard.view
        let (shown, rows, total) = try await exchange.store.read { db in
            let records = try CallListRecords(list, view, db)
            let part = listing.isPlain ? (skip: listing.skip, top: listing.top) : nil
            let (rows, total) = try read(records, part)
            return (records.count.cxone, rows, total)
        }
        let page = listing.isPlain ? listing.shown(rows) : listing.cut(rows).rows
        return .json(shown.merging(self.page(page, of: total, listing, as: name)) { $1 }, wrapped: true)
    }

    fileprivate func deleteCallList() async throws -> CXoneReply {
        let list = try await list()
        let fields = query
        let isForced = try fields.flag("forceDelete") ?? false
        let isDeactivated = try fields.flag("forceInactive") ?? false
        do {
            try await exchange.switchboard.retire(list: list.id, deletes: isForced || !isDeactivated)
        } catch {
            guard error.code == .inUse else { throw error }
            throw CXoneFault(409, "InvalidState", "Calling List cannot be modified: \(error.message)")
        }
        return .done
    }

    fileprivate func listAttempts() async throws -> CXoneReply {
        let list = try await list()
        let fields = query
        let since = try fields.time("updatedSince")
        let finalized = try fields.flag("finalized")
        return try await records(of: list, as: "contactAttempts") { records, part in
            try records.attempts(part, isFinalized: finalized, since: since)
        }
    }

    fileprivate func removeProspects() async throws -> CXoneReply {
        let name = parameter("sourceName")
        let found = try await exchange.store.read { db in try db.objects(ContactList.self, named: name).first }
        guard let list = found else { throw CXoneFault(404, "InvalidSourceName", "Invalid Source Name") }
        try require(in: try await exchange.division(list.division))
        var ids: [String] = []
        for fields in try await fields().all("prospectsToRemove") { ids.append(try fields.requiredText("externalId")) }
        let wanted = ids
        let removed = try await exchange.switchboard.bar(wanted, inList: list.id)
        guard !removed.isEmpty else {
            throw CXoneFault(400, "ProspectsNotFoundOrRemoved", "Prospects not found or removed")
        }
        func rows(_ ids: [String], _ code: String) -> JSON {
            .array(ids.map { ["externalId": .string($0), "resultCode": .string(code)] })
        }
        return .json([
            "successfulRecords": rows(wanted.filter(removed.contains), "Success"),
            "failedRecords": rows(wanted.filter { !removed.contains($0) }, "NotFound"),
        ])
    }
}
