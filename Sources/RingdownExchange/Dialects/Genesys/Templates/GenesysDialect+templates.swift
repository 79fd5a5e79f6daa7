import GRDB
import RingdownCore
import RingdownVendors

extension GenesysDialect {
    /// Adds the templates of contact lists, of imports and of files.
    func addTemplates(to routes: GenesysRoutes) throws(ExchangeError) {
        let lists = ContactListTemplate.home.path
        try routes.manage(ContactListTemplate.self)
        try routes.on("DELETE \(lists)") { try await $0.deleteMany(ContactListTemplate.self, inUse: nil) }
        try routes.on("POST \(lists)/bulk/add") { call in
            try await call.createMany(ContactListTemplate.self, tooMany: "too.many.contact.list.templates.added")
        }
        try routes.on("POST \(lists)/bulk/retrieve") { try await $0.retrieveMany(ContactListTemplate.self) }
        let imports = ImportTemplate.home.path
        try routes.manage(ImportTemplate.self) { call, template, db in
            guard try call.query.flag("includeImportStatus") ?? false else { return [:] }
            return ["importStatus": try template.importStatus(nil, at: call.exchange.switchboard.now, in: db)]
        }
        try routes.on("DELETE \(imports)") { call in
            try await call.deleteMany(ImportTemplate.self, inUse: "bulk.delete.import.template")
        }
        try routes.on("POST \(imports)/bulk/add") { call in
            try await call.createMany(ImportTemplate.self, tooMany: "too.many.import.templates.added")
        }
        try routes.on("GET \(imports)/{importTemplateId}/importstatus") { call in
            let template = try await call.object(ImportTemplate.self)
            let prefix = call.query["listNamePrefix"]
            let now = call.exchange.switchboard.now
            return try .json(
                try await call.exchange.store.read { db in try template.importStatus(prefix, at: now, in: db) }
            )
        }
        try routes.manage(FileSpecificationTemplate.self)
        try routes.on("DELETE \(FileSpecificationTemplate.home.path)/bulk") { call in
            try await call.deleteMany(FileSpecificationTemplate.self, inUse: "bulk.delete.conflict")
        }
    }
}
