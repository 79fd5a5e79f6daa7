import GRDB
import HTTPTypes
import RingdownCore
import RingdownVendors

extension ContactListTemplate: GenesysObject {
    static let home = GenesysHome(
        path: "/api/v2/outbound/contactlisttemplates",
        parameter: "contactListTemplateId",
        deleted: .noContent
    )

    /// What a template has of a contact list.
    private static let shared: Set = [
        "attemptLimits", "automaticTimeZoneMapping", "columnDataTypeSpecifications", "columnNames", "emailColumns",
        "phoneColumns", "trimWhitespace", "zipCodeColumnName",
    ]

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {
        model = try ContactList(fields, id: "", division: "")
    }

    func members(in db: Database) throws -> [String: JSON] {
        model.genesys(try ObjectNames(db, .attemptLimits), size: nil).members.filter { Self.shared.contains($0.key) }
    }
}
