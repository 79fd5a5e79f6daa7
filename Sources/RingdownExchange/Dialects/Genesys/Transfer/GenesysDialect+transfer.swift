import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore
import RingdownDialer
import RingdownVendors

extension GenesysDialect {
    /// Where files of contacts go, and where downloads are: the parts of their paths before the secret.
    static let uploads = "/uploads/contactlists"
    static let downloads = "/downloads"

    /// Adds the import and export of contacts as files.
    ///
    /// An upload's and a download's address cannot be guessed and is permit enough, as a signed address is at the
    /// vendor's. The routes under `/ringdown/v1` are the exchange's own: an import in one request, and its report.
    func addTransfer(to routes: GenesysRoutes) throws(ExchangeError) {
        try routes.on("POST /api/v2/outbound/contactlists/uploads") { try await $0.permitUpload() }
        routes.router.put("\(Self.uploads)/{key}") { [exchange] request, context in
            try await Self.receive(request, key: context.parameters.get("key") ?? "", exchange)
        }
        try routes.on("GET /api/v2/outbound/contactlists/{contactListId}/importstatus") { call in
            let list = try await call.contactList()
            return try .json(try await call.latestImport(to: .contactList, list.id).genesys)
        }
        try routes.on("POST /api/v2/outbound/contactlists/{contactListId}/export") { try await $0.exportContacts() }
        try routes.on("GET /api/v2/outbound/contactlists/{contactListId}/export") { call in
            let list = try await call.contactList()
            return try await call.exportURI(of: .contactList, list.id)
        }
        routes.router.get("\(Self.downloads)/{id}") { [exchange] _, context in
            try await Self.file(of: context.parameters.get("id") ?? "", exchange)
        }
        let own = "/ringdown/v1/contactlists/{contactListId}"
        try routes.on("POST \(own)/contacts", as: "POST /api/v2/outbound/contactlists/uploads") { call in
            let list = try await call.contactList()
            let options = ContactImportOptions(
                idColumn: call.query["idColumn"],
                clearsSystemData: try call.query.flag("clearSystemData") ?? false
            )
            let report = try await ContactImporter(exchange: call.exchange, list: list, options: options)
                .run(call.stream)
            return try .json(report.report, report.state == .failed ? .badRequest : .ok)
        }
        let status = "GET /api/v2/outbound/contactlists/{contactListId}/importstatus"
        try routes.on("GET \(own)/imports", as: status) { call in
            let list = try await call.contactList()
            return try .json(
                JSON.object(["entities": .array(try await call.imports(of: list).map(\.report))])
            )
        }
    }

    /// Sends a file that was exported, part by part.
    private static func file(of id: String, _ exchange: Exchange) async throws -> Response {
        let export = try await exchange.store.read { db in try db.job(ContactExport.self, id) }
        guard let export, export.state == .complete else { throw GenesysFault(.notFound) }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=export.csv",
            ],
            body: ResponseBody { writer in
                var number = 0
                while let part = try await exchange.store.read({ [number] db in try db.part(number, ofJob: id) }) {
                    try await writer.write(ByteBuffer(bytes: part))
                    number += 1
                }
                try await writer.finish(nil)
            }
        )
    }
}

extension GenesysCall {
    fileprivate func imports(of list: ContactList) async throws -> [ContactImport] {
        try await exchange.store.read { db in
            try db.jobs(ContactImport.self, ofList: try db.key(.contactList, list.id))
        }
    }

    fileprivate func exportContacts() async throws -> GenesysAnswer {
        let list = try await contactList()
        let fields = try await body().map { json throws(GenesysFault) in try GenesysFields(json) }
        var filter = ContactFilter()
        if let fields { filter = try await self.filter(in: fields, of: list) }
        let given = try fields?.texts("contactIds")
        guard let turn = exchange.listWork.begin(list.id) else {
            throw GenesysFault("contact.list.import.in.progress", "Other work on the contact list is under way.")
        }
        defer { turn.end() }
        let now = exchange.switchboard.now
        let ids = try await exchange.store.read { [filter] db in
            try given ?? db.contactIDs(inList: try db.key(.contactList, list.id), filter, at: now)
        }
        try await ContactExporter(exchange: exchange, list: list).run(ids)
        return try .json(GenesysReference(id: list.id, name: list.name, selfUri: path))
    }

    /// What became of the latest import to a list of a kind; one that nothing was imported to is as one whose import is
    /// done.
    func latestImport(to kind: ObjectKind, _ id: String) async throws -> ContactImport {
        let none = ContactImport(id: "", state: .complete, began: exchange.switchboard.now)
        return try await exchange.store.read { db in
            try db.jobs(ContactImport.self, ofList: try db.key(kind, id), limit: 1).first ?? none
        }
    }

    /// Where the latest file is that was exported of a list of a kind.
    func exportURI(of kind: ObjectKind, _ id: String) async throws -> GenesysAnswer {
        let export = try await exchange.store.read { db in
            try db.jobs(ContactExport.self, ofList: try db.key(kind, id), limit: 1).first
        }
        guard let export, export.state == .complete else {
            throw GenesysFault(
                "no.available.list.export.uri",
                status: 404,
                "The list was not exported: POST to this path first."
            )
        }
        let uri = "\(base)\(GenesysDialect.downloads)/\(export.id)"
        if query["download"]?.lowercased() == "true" { return .redirect(to: uri) }
        return try .json(JSON.object(["uri": .string(uri), "exportTimestamp": .string(export.made.genesys)]))
    }
}

extension ContactImport {
    /// The import as the exchange's own report, row by row.
    var report: JSON {
        func json(_ failure: JobFailure) -> [String: JSON] {
            ["code": .string(failure.code), "message": .string(failure.message)]
        }
        var members: [String: JSON] = [
            "id": .string(id),
            "state": .string(state.rawValue),
            "rows": .number(JSONNumber(rows)),
            "added": .number(JSONNumber(added)),
            "updated": .number(JSONNumber(updated)),
            "refused": .number(JSONNumber(refused)),
            "refusals": .array(
                refusals.map { refusal in
                    var members = json(refusal.failure)
                    members["line"] = .number(JSONNumber(refusal.line))
                    return .object(members)
                }
            ),
            "began": .string(began.genesys),
        ]
        members["failure"] = failure.map { .object(json($0)) }
        members["ended"] = ended.map { .string($0.genesys) }
        return .object(members)
    }
}
