import Foundation
import HTTPTypes
import Hummingbird
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Takes the file of contacts that an upload was permitted for, and answers with the report, which the vendor has
    /// not.
    static func receive(_ request: Request, key: String, _ exchange: Exchange) async throws -> Response {
        let upload = try await exchange.permit(ContactUpload.self, key) { $0.expires }
        return try await answering("POST /api/v2/outbound/contactlists/uploads") {
            let (list, options) = try await exchange.destination(of: upload)
            return try await ContactImporter(exchange: exchange, list: list, options: options).run(request.body)
        }
    }

    /// Answers with the report of an import; what stands in its way is refused as an operation refuses it.
    static func answering(
        _ name: String,
        _ importing: () async throws -> ContactImport
    ) async throws -> Response {
        do {
            return try GenesysAnswer.json(try await importing().report).response
        } catch let error as ExchangeError where error.code == .inUse {
            throw GenesysFault("contact.list.import.in.progress", status: 409, "\(error.message).")
        } catch let error as ExchangeError {
            guard let operation = GenesysCatalogue.shared.operation(named: name) else { throw error }
            throw GenesysFault(error, in: operation)
        }
    }
}

extension Exchange {
    /// Takes the permit to send a file, which is good once and until it expires.
    func permit<Permit: ListJob>(
        _ type: Permit.Type,
        _ key: String,
        expires: @Sendable @escaping (Permit) -> Date
    ) async throws -> Permit {
        let now = clock.now()
        let permit = try await store.write { db -> Permit? in
            guard let permit = try db.job(type, key) else { return nil }
            try db.deleteJob(key)
            return expires(permit) > now ? permit : nil
        }
        guard let permit else {
            throw GenesysFault(
                GenesysErrorTemplate.notAuthorized.code,
                status: 403,
                "The upload is not permitted, was made before or came too late: ask for a new address."
            )
        }
        return permit
    }

    /// The list that an upload goes to, which a template may have to make, and how its rows are imported.
    fileprivate func destination(of upload: ContactUpload) async throws -> (ContactList, ContactImportOptions) {
        switch upload.target {
        case .list(let id):
            return (try await store.read { db in try db.existing(ContactList.self, id) }, upload.options)
        case .template(let id, let prefix, let division):
            let (template, model, filter) = try await store.read { db in
                let template = try db.existing(ImportTemplate.self, id)
                return (
                    template, try db.existing(ContactListTemplate.self, template.template),
                    try template.filter.flatMap { try db.object(ContactListFilter.self, $0)?.filter }
                )
            }
            let name = template.listName(prefix, at: switchboard.now)
            let list = try await switchboard.create(model.list(id: ids.next(), name: name, division: division))
            let made = TemplateImport(id: ids.next(), prefix: prefix, list: list.id)
            try await store.write { db in try db.keep(made, ofList: try db.key(.importTemplate, id)) }
            var options = upload.options
            options.filter = filter
            return (list, options)
        }
    }
}
