import GRDB
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Adds the do-not-call lists and their entries.
    func addDNCLists(to routes: GenesysRoutes) throws(ExchangeError) {
        let path = "/api/v2/outbound/dnclists"
        try routes.manage(DNCList.self) { call, list, db in
            let withSize = try call.query.flag("includeSize") ?? false
            guard withSize else { return [:] }
            let size = try db.dncSize(ofList: try db.key(.dncList, list.id), at: call.exchange.switchboard.now)
            return ["size": .number(JSONNumber(size))]
        }
        try routes.on("GET \(path)/divisionviews") { call in
            try await call.list(DNCList.self) { list, db in try list.divisionView(in: db) }
        }
        try routes.on("GET \(path)/divisionviews/{dncListId}") { call in
            let list = try await call.object(DNCList.self)
            return try .json(try await call.exchange.store.read { db in try list.divisionView(in: db) })
        }
        try routes.on("POST \(path)/{dncListId}/phonenumbers") { try await $0.addDNCNumbers() }
        for (kind, source) in [("phonenumbers", DNCList.Source.numbers), ("customexclusioncolumns", .column)] {
            try routes.on("PATCH \(path)/{dncListId}/\(kind)") { try await $0.patchDNC(source) }
            try routes.on("DELETE \(path)/{dncListId}/\(kind)") { try await $0.clearDNC(source) }
        }
    }
}

extension DNCList {
    /// The list as those see it who may only choose it.
    fileprivate func divisionView(in db: Database) throws -> JSON {
        guard var shown = try genesys(in: db).object else { return .null }
        for member in ["version", "dateCreated", "dateModified", "customExclusionColumn"] { shown[member] = nil }
        shown["selfUri"] = .string("\(Self.home.path)/divisionviews/\(id)")
        return .object(shown)
    }
}

extension GenesysCall {
    /// Entries that one request may take off a list.
    private static let removeLimit = 1000

    fileprivate func addDNCNumbers() async throws -> GenesysAnswer {
        let list = try await dncList(.numbers)
        guard let body = try await body() else { throw GenesysFault(.badRequest) }
        let numbers = try GenesysFields(["phoneNumbers": body]).texts("phoneNumbers") ?? []
        let end = try end(query["expirationDateTime"])
        return try await add(try Self.entries(numbers, .numbers), until: end, to: list)
    }

    fileprivate func patchDNC(_ source: DNCList.Source) async throws -> GenesysAnswer {
        let list = try await dncList(source)
        let fields = try await fields()
        let name = source == .numbers ? "phoneNumbers" : "customExclusionColumnEntries"
        guard let given = try fields.texts(name), !given.isEmpty else {
            throw GenesysFault("invalid.dnc.patch.request", "The request needs \(name).")
        }
        let entries = try Self.entries(given, source)
        switch try fields.text("action") {
        case "Add":
            return try await add(entries, until: try end(try fields.text("expirationDateTime")), to: list)
        case "Remove":
            guard entries.count <= Self.removeLimit else {
                throw GenesysFault(
                    "dnc.delete.entries.max.per.request.exceeded",
                    "One request takes at most \(Self.removeLimit) entries off a list."
                )
            }
            try await exchange.switchboard.perform { _, turn in
                try turn.db.deleteDNC(entries, inList: try turn.db.key(.dncList, list.id))
            }
            return .empty(.noContent)
        default:
            throw GenesysFault("invalid.dnc.patch.action", "The action is Add or Remove.")
        }
    }

    fileprivate func clearDNC(_ source: DNCList.Source) async throws -> GenesysAnswer {
        let list = try await dncList(source)
        let expiredOnly = try query.flag("expiredOnly") ?? false
        try await exchange.switchboard.perform { _, turn in
            let key = try turn.db.key(.dncList, list.id)
            try turn.db.deleteDNC(inList: key, expiredBy: expiredOnly ? turn.now : nil)
        }
        return .empty(.noContent)
    }

    /// The list that the path names, whose entries must be of a kind.
    ///
    /// No division is checked, as the vendor states none for entries.
    private func dncList(_ source: DNCList.Source) async throws -> DNCList {
        let id = try parameter("dncListId")
        let list = try await exchange.store.read { db in try db.existing(DNCList.self, id) }
        guard list.source == source else {
            throw GenesysFault(
                "dnc.source.operation.not.supported",
                "The list is of dncSourceType \(list.source.rawValue), whose entries are changed elsewhere."
            )
        }
        return list
    }

    private func add(
        _ entries: [String],
        until end: DialerTime?,
        to list: DNCList
    ) async throws -> GenesysAnswer {
        try await exchange.switchboard.perform { _, turn in
            let key = try turn.db.key(.dncList, list.id)
            try turn.db.insertDNC(entries, until: end, at: turn.now, inList: key)
            guard try turn.db.dncSize(ofList: key, at: turn.now) <= DNCList.entryLimit else {
                throw ExchangeError(
                    .invalidValue,
                    "a do-not-call list has at most \(DNCList.entryLimit) entries",
                    object: .dncList,
                    rule: "dnc.records.per.list.limit.exceeded"
                )
            }
        }
        return .empty(.noContent)
    }

    private func end(_ text: String?) throws(GenesysFault) -> DialerTime? {
        guard let text, !text.isEmpty else { return nil }
        guard let date = GenesysTime.date(text) else {
            throw GenesysFault("invalid.date.value", "\(text) is no date; write it as 2026-01-31T09:00:00Z.")
        }
        return DialerTime(date)
    }

    private static func entries(_ given: [String], _ source: DNCList.Source) throws(GenesysFault) -> [String] {
        guard source == .numbers else { return given }
        var entries: [String] = []
        for text in given {
            let number = DialString.canonical(text)
            guard !number.isEmpty else { throw GenesysFault.value(text, type: "phoneNumbers", allowed: "numbers") }
            entries.append(number)
        }
        return entries
    }
}
