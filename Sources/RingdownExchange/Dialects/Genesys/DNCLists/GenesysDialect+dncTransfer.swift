import Foundation
import HTTPTypes
import Hummingbird
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Where files of do-not-call entries go: the part of their paths before the secret.
    private static let dncUploads = "/uploads/dnclists"

    /// Adds the import and export of do-not-call lists as files.
    func addDNCTransfer(to routes: GenesysRoutes) throws(ExchangeError) {
        let path = DNCList.home.path
        let uploads = "POST \(path)/uploads"
        try routes.on(uploads) { try await $0.permitDNCUpload(at: Self.dncUploads) }
        routes.router.put("\(Self.dncUploads)/{key}") { [exchange] request, context in
            let upload = try await exchange.permit(DNCUpload.self, context.parameters.get("key") ?? "") { $0.expires }
            return try await Self.answering(uploads) {
                let list = try await exchange.store.read { db in try db.existing(DNCList.self, upload.list) }
                return try await DNCImporter(exchange: exchange, list: list, upload: upload).run(request.body)
            }
        }
        try routes.on("GET \(path)/{dncListId}/importstatus") { call in
            let list = try await call.object(DNCList.self)
            return try .json(try await call.latestImport(to: .dncList, list.id).genesys)
        }
        try routes.on("POST \(path)/{dncListId}/export") { call in
            let list = try await call.object(DNCList.self)
            guard let turn = call.exchange.listWork.begin(list.id) else {
                throw GenesysFault("dnc.list.import.in.progress", "Other work on the do-not-call list is under way.")
            }
            defer { turn.end() }
            try await DNCExporter(exchange: call.exchange, list: list).run()
            return try .json(GenesysReference(id: list.id, name: list.name, selfUri: call.path))
        }
        try routes.on("GET \(path)/{dncListId}/export") { call in
            let list = try await call.object(DNCList.self)
            return try await call.exportURI(of: .dncList, list.id)
        }
    }
}

extension GenesysCall {
    /// Permits a file of do-not-call entries to be sent.
    fileprivate func permitDNCUpload(at path: String) async throws -> GenesysAnswer {
        let fields = try await fields()
        let code = GenesysErrorTemplate.constraintValidation.code
        try fields.refuse(["emailColumns", "whatsAppColumns"], code: code)
        guard let id = try fields.text("id") else {
            throw GenesysFault(.constraintValidation, "id is required: the do-not-call list's")
        }
        let list = try await exchange.store.read { db in try db.existing(DNCList.self, id) }
        if let division = list.head.division { try await require(inDivision: division) }
        let isOfNumbers = list.source == .numbers
        try fields.refuse([isOfNumbers ? "customExclusionColumns" : "phoneColumns"], code: code)
        let columns = try fields.text(isOfNumbers ? "phoneColumns" : "customExclusionColumns") ?? ""
        let upload = DNCUpload(
            id: exchange.mint(),
            list: id,
            columns: columns.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) },
            expirationColumn: try fields.text("expirationDateTimeColumn").flatMap { $0.isEmpty ? nil : $0 },
            expires: try fields.uploadEnd(from: exchange.clock.now())
        )
        try await exchange.store.write { db in try db.keep(upload, ofList: try db.key(.dncList, id)) }
        return try uploadAnswer(at: path, upload.id, fields)
    }
}
