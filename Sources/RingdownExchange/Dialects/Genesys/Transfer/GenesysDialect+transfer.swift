import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Where uploaded files go, and where downloads are: the parts of their paths before the secret.
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
            // A list that nothing was imported to is as one whose import is done.
            let none = ContactImport(id: "", state: .complete, began: call.exchange.switchboard.now)
            return try .json((try await call.imports(of: list, limit: 1).first ?? none).genesys)
        }
        try routes.on("POST /api/v2/outbound/contactlists/{contactListId}/export") { try await $0.exportContacts() }
        try routes.on("GET /api/v2/outbound/contactlists/{contactListId}/export") { try await $0.exportURI() }
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
                JSON.object(["entities": .array(try await call.imports(of: list, limit: 100).map(\.report))])
            )
        }
    }

    /// Takes the file that an upload was permitted for, and answers with the report, which the vendor has not.
    private static func receive(_ request: Request, key: String, _ exchange: Exchange) async throws -> Response {
        let now = exchange.clock.now()
        let upload = try await exchange.store.write { db -> (ContactUpload, ContactList)? in
            guard let upload = try db.job(ContactUpload.self, key) else { return nil }
            try db.deleteJob(key)
            guard upload.expires > now else { return nil }
            return try db.object(ContactList.self, upload.list).map { (upload, $0) }
        }
        guard let (upload, list) = upload else {
            throw GenesysFault(
                GenesysErrorTemplate.notAuthorized.code,
                status: 403,
                "The upload is not permitted, was made before or came too late: ask for a new address."
            )
        }
        do {
            let report = try await ContactImporter(exchange: exchange, list: list, options: upload.options)
                .run(request.body)
            return try GenesysAnswer.json(report.report).response
        } catch let error as ExchangeError where error.code == .inUse {
            throw GenesysFault("contact.list.import.in.progress", status: 409, "\(error.message).")
        }
    }

    /// Sends a file that was exported, part by part.
    private static func file(of id: String, _ exchange: Exchange) async throws -> Response {
        let export = try await exchange.store.read { db in try db.job(ContactExport.self, id) }
        guard let export, export.state == .complete else { throw GenesysFault(.notFound) }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=contacts.csv",
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
    /// Seconds for which an address to upload to is good, unless less is asked for.
    private static let uploadLifetime = 900

    fileprivate func imports(of list: ContactList, limit: Int) async throws -> [ContactImport] {
        try await exchange.store.read { db in
            try db.jobs(ContactImport.self, ofList: try db.key(.contactList, list.id), limit: limit)
        }
    }

    fileprivate func permitUpload() async throws -> GenesysAnswer {
        let fields = try await fields()
        try fields.refuse(
            [
                "importTemplateId", "listNamePrefix", "divisionIdForTargetContactLists", "fileSpecificationTemplateId",
            ],
            code: GenesysErrorTemplate.constraintValidation.code
        )
        guard let id = try fields.text("id") else {
            throw GenesysFault(.constraintValidation, "id is required: the contact list's")
        }
        let list = try await exchange.store.read { db in try db.existing(ContactList.self, id) }
        try await require(inDivision: list.division)
        let type = try fields.text("contentType") ?? ""
        guard type.lowercased().hasPrefix("text/csv") || type.lowercased().hasPrefix("application/") else {
            throw GenesysFault.value(type, type: "contentType", allowed: "text/csv")
        }
        let lifetime = try fields.whole("signedUrlTimeoutSeconds") ?? Self.uploadLifetime
        guard (1...Self.uploadLifetime).contains(lifetime) else {
            throw GenesysFault.value(
                String(lifetime),
                type: "signedUrlTimeoutSeconds",
                allowed: "1 to \(Self.uploadLifetime)"
            )
        }
        let upload = ContactUpload(
            id: exchange.mint(),
            list: list.id,
            options: ContactImportOptions(
                idColumn: try fields.text("contactIdName").flatMap { $0.isEmpty ? nil : $0 },
                clearsSystemData: try fields.flag("clearSystemData") ?? false
            ),
            expires: exchange.clock.now().addingTimeInterval(TimeInterval(lifetime))
        )
        try await exchange.store.write { db in
            try db.keep(upload, ofList: try db.key(.contactList, list.id))
        }
        return try .json(
            JSON.object([
                "url": .string("\(base)\(GenesysDialect.uploads)/\(upload.id)"),
                "uploadKey": .string(upload.id),
                "headers": ["Content-Type": .string(type)],
            ])
        )
    }

    fileprivate func exportContacts() async throws -> GenesysAnswer {
        let list = try await contactList()
        let fields = try await body().map { json throws(GenesysFault) in try GenesysFields(json) }
        let criteria = try fields.map { try self.criteria(in: $0, of: list) } ?? ContactCriteria()
        let given = try fields?.texts("contactIds")
        guard let turn = exchange.listWork.begin(list.id) else {
            throw GenesysFault("contact.list.import.in.progress", "Other work on the contact list is under way.")
        }
        defer { turn.end() }
        let ids = try await exchange.store.read { db in
            try given ?? db.contactIDs(inList: try db.key(.contactList, list.id), criteria)
        }
        _ = try await ContactExporter(exchange: exchange, list: list).run(ids)
        return try .json(GenesysReference(id: list.id, name: list.name, selfUri: path))
    }

    fileprivate func exportURI() async throws -> GenesysAnswer {
        let list = try await contactList()
        let export = try await exchange.store.read { db in
            try db.jobs(ContactExport.self, ofList: try db.key(.contactList, list.id), limit: 1).first
        }
        guard let export, export.state == .complete else {
            throw GenesysFault(
                "no.available.list.export.uri",
                status: 404,
                "The contact list was not exported: POST to this path first."
            )
        }
        let uri = "\(base)\(GenesysDialect.downloads)/\(export.id)"
        if query["download"]?.lowercased() == "true" { return .redirect(to: uri) }
        return try .json(JSON.object(["uri": .string(uri), "exportTimestamp": .string(export.made.genesys)]))
    }
}

extension ContactImport {
    /// The import as the exchange's own report, row by row.
    fileprivate var report: JSON {
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
