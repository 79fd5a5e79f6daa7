import GRDB
import RingdownCore
import RingdownVendors

extension DNCList: GenesysObject {
    static let home = GenesysHome(
        path: "/api/v2/outbound/dnclists",
        parameter: "dncListId",
        hasDivisions: true
    )

    /// Sources that ask a service elsewhere, which this exchange does not.
    private static let outside = ["dnc.com", "gryphon"]

    mutating func apply(_ fields: GenesysFields, isNew: Bool) throws(GenesysFault) {
        if let text = try fields.text("dncSourceType"), Self.outside.contains(text) {
            throw GenesysFault(
                "dnc.source.region.not.supported",
                "This exchange reaches no service of \(text): make a list of dncSourceType rds and fill it."
            )
        }
        guard let given = try fields.word("dncSourceType", as: Source.self) ?? (isNew ? nil : source) else {
            throw GenesysFault(.constraintValidation, "dncSourceType is required: write rds or rds_custom")
        }
        source = given
        try fields.refuse(
            ["loginId", "campaignId", "dncCodes", "licenseId"],
            code: "dnc.source.configuration.invalid"
        )
        column = try fields.text("customExclusionColumn").flatMap { $0.isEmpty ? nil : $0 }
        guard (column != nil) == (source == .column) else {
            throw source == .column
                ? GenesysFault(
                    "dnc.list.missing.custom.exclusion.column",
                    "A list of dncSourceType rds_custom needs a customExclusionColumn."
                )
                : GenesysFault("dnc.source.configuration.invalid", "Only rds_custom takes a customExclusionColumn.")
        }
        contactMethod = try fields.text("contactMethod")
        if let contactMethod, !["Phone", "Any"].contains(contactMethod) {
            throw GenesysFault.value(contactMethod, type: "contactMethod", allowed: "Phone, Any")
        }
    }

    func members(in db: Database) throws -> [String: JSON] {
        var shown: [String: JSON] = ["dncSourceType": .string(source.rawValue)]
        shown["customExclusionColumn"] = column.map { .string($0) }
        shown["contactMethod"] = contactMethod.map { .string($0) }
        return shown
    }

    func isAskedFor(by query: GenesysQuery) throws(GenesysFault) -> Bool {
        query["dncSourceType"].map { $0 == source.rawValue } ?? true
    }
}
