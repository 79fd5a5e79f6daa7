import Foundation
import RingdownCore
import RingdownVendors

extension GenesysCall {
    /// Permits a file of contacts to be sent, to a list or to what an import template makes.
    func permitUpload() async throws -> GenesysAnswer {
        let fields = try await fields()
        var options = ContactImportOptions(
            idColumn: try fields.text("contactIdName").flatMap { $0.isEmpty ? nil : $0 },
            clearsSystemData: try fields.flag("clearSystemData") ?? false
        )
        if let id = try fields.text("fileSpecificationTemplateId"), !id.isEmpty {
            options.specification = try await exchange.store.read { db in
                try db.existing(FileSpecificationTemplate.self, id)
            }
            .specification
        }
        let upload = ContactUpload(
            id: exchange.mint(),
            target: try await target(fields),
            options: options,
            expires: try fields.uploadEnd(from: exchange.clock.now())
        )
        try await exchange.store.write { db in
            let key =
                switch upload.target {
                case .list(let id): try db.key(.contactList, id)
                case .template(let id, _, _): try db.key(.importTemplate, id)
                }
            try db.keep(upload, ofList: key)
        }
        return try uploadAnswer(at: GenesysDialect.uploads, upload.id, fields)
    }

    private func target(_ fields: GenesysFields) async throws -> ContactUpload.Target {
        guard let id = try fields.text("importTemplateId"), !id.isEmpty else {
            try fields.refuse(
                ["listNamePrefix", "divisionIdForTargetContactLists"],
                code: GenesysErrorTemplate.constraintValidation.code
            )
            guard let id = try fields.text("id"), !id.isEmpty else {
                throw GenesysFault(.constraintValidation, "id is required: the contact list's")
            }
            let list = try await exchange.store.read { db in try db.existing(ContactList.self, id) }
            try await require(inDivision: list.division)
            return .list(id)
        }
        try fields.refuse(["id"], code: GenesysErrorTemplate.constraintValidation.code)
        guard let prefix = try fields.text("listNamePrefix"), prefix.contains(where: { !$0.isWhitespace }) else {
            throw GenesysFault(.constraintValidation, "listNamePrefix is required: what the list's name begins with")
        }
        let given = try fields.text("divisionIdForTargetContactLists").flatMap { $0.isEmpty ? nil : $0 }
        let division = try await exchange.store.read { db in
            _ = try db.existing(ImportTemplate.self, id)
            return try db.existing(TenantDivision.self, given ?? db.homeDivision()?.id ?? "").id
        }
        try await require(inDivision: division)
        return .template(id, prefix: prefix, division: division)
    }

    /// What is answered to whoever may send a file (`UploadUrlResponse`).
    func uploadAnswer(at path: String, _ id: String, _ fields: GenesysFields) throws -> GenesysAnswer {
        let type = try fields.text("contentType") ?? ""
        guard type.lowercased().hasPrefix("text/csv") || type.lowercased().hasPrefix("application/") else {
            throw GenesysFault.value(type, type: "contentType", allowed: "text/csv")
        }
        return try .json(
            JSON.object([
                "url": .string("\(base)\(path)/\(id)"),
                "uploadKey": .string(id),
                "headers": ["Content-Type": .string(type)],
            ])
        )
    }
}

extension GenesysFields {
    /// Seconds for which an address to upload to is good, unless less is asked for.
    private static let uploadLifetime = 900

    /// Until when a file may be sent that may be sent from an instant on.
    func uploadEnd(from now: Date) throws(GenesysFault) -> Date {
        let lifetime = try whole("signedUrlTimeoutSeconds") ?? Self.uploadLifetime
        guard (1...Self.uploadLifetime).contains(lifetime) else {
            throw GenesysFault.value(
                String(lifetime),
                type: "signedUrlTimeoutSeconds",
                allowed: "1 to \(Self.uploadLifetime)"
            )
        }
        return now.addingTimeInterval(TimeInterval(lifetime))
    }
}
