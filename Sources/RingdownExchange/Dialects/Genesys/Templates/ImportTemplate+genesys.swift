import GRDB
import HTTPTypes
import RingdownCore
import RingdownDialer
import RingdownVendors

extension ImportTemplate: GenesysObject {
    static let home = GenesysHome(
        path: "/api/v2/outbound/importtemplates",
        parameter: "importTemplateId",
        deleted: .noContent
    )

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {
        guard let id = try fields.reference("contactListTemplate") else {
            throw GenesysFault("contact.list.template.required", "An import template needs a contactListTemplate.")
        }
        template = id
        filter = try fields.reference("contactListFilter")
        let text = try fields.text("listNameFormat") ?? Naming.prefix.rawValue
        guard let naming = Naming(rawValue: text) else {
            throw GenesysFault(
                "invalid.list.name.format",
                "This exchange names lists as \(Naming.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        self.naming = naming
        try fields.refuse(["customListNameFormatValue"], code: "invalid.list.name.format")
        try fields.refuse(["useSplittingCriteria", "splittingInformation"], code: "invalid.criteria.value")
    }

    func members(in db: Database) throws -> [String: JSON] {
        var shown: [String: JSON] = [
            "contactListTemplate": try db.genesysReference(.contactListTemplate, template),
            "listNameFormat": .string(naming.rawValue),
            "useSplittingCriteria": false,
        ]
        shown["contactListFilter"] = try filter.map { try db.genesysReference(.contactListFilter, $0) }
        return shown
    }

    func isAskedFor(by query: GenesysQuery) throws(GenesysFault) -> Bool {
        query["contactListTemplateId"].map { $0 == template } ?? true
    }

    /// What became of its latest import, or of the latest whose list's name was to begin with a prefix
    /// (`ImportStatus`).
    func importStatus(_ prefix: String?, at time: DialerTime, in db: Database) throws -> JSON {
        let made = try db.jobs(TemplateImport.self, ofList: try db.key(.importTemplate, id))
            .first { prefix == nil || $0.prefix == prefix }
        guard let made, let list = try db.object(ContactList.self, made.list) else {
            return ContactImport(id: "", state: .complete, began: time).genesys
        }
        let job = try db.jobs(ContactImport.self, ofList: try db.key(.contactList, list.id), limit: 1).first
        var shown = (job ?? ContactImport(id: "", began: time)).genesys.object ?? [:]
        shown["targetContactListIds"] = [.string(list.id)]
        shown["listNamePrefix"] = .string(made.prefix)
        return .object(shown)
    }
}
