import RingdownCore
import RingdownVendors
import Testing

@Suite("The body with which Genesys Cloud refuses")
struct GenesysRefusalBodyTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var operation: String
        var grants: [Grant]
        var template: GenesysErrorTemplate
        var arguments: [String]
    }

    static let sales = Division(id: "d-sales", name: "Sales")
    static let support = Division(id: "d-support", name: "Support")

    static func grant(_ permissions: String..., in division: Division) -> Grant {
        Grant(role: "r", permissions: permissions.compactMap { Permission($0) }, division: .one(division))
    }

    static let cases: [Case] = [
        Case(
            testDescription: "names the permission that any would do and none is held",
            operation: "POST /api/v2/outbound/campaigns/{campaignId}/start",
            grants: [grant("outbound:campaign:view", in: sales)],
            template: .missingAnyPermissions,
            arguments: ["[outbound:campaign:start]"]
        ),
        Case(
            testDescription: "names the permission that all must be held of",
            operation: "PUT /api/v2/outbound/campaigns/{campaignId}",
            grants: [],
            template: .missingPermissions,
            arguments: ["[outbound:campaign:edit]"]
        ),
        Case(
            testDescription: "says only that it is not authorized where the operation overrides the sentence",
            operation: "POST /api/v2/outbound/campaigns/{campaignId}/start",
            grants: [grant("outbound:campaign:start", in: support)],
            template: .missingDivisionPermissionOverridden,
            arguments: []
        ),
        Case(
            testDescription: "names the permission and the division where it does not",
            operation: "GET /api/v2/routing/queues/{queueId}",
            grants: [grant("routing:queue:view", in: support)],
            template: .missingDivisionPermission,
            arguments: ["routing:queue:view"]
        ),
    ]

    @Test("says what is missing", arguments: cases)
    func refusing(_ wanted: Case) throws {
        let operation = try #require(GenesysCatalogue.shared.operation(named: wanted.operation))
        let caller = Principal(id: "c", name: "ci", grants: wanted.grants)
        let decision = caller.decide(operation.requirement, in: Self.sales)
        #expect(decision.verdict == .refused)
        let body = GenesysErrorBody.refusing(decision, of: operation, contextID: "x")
        #expect(body == wanted.template.body(wanted.arguments, contextID: "x"))
    }

    @Test(
        "of a 404 is the operation's own",
        arguments: [
            ("POST /api/v2/outbound/campaigns/{campaignId}/start", "campaign.not.found"),
            ("GET /api/v2/outbound/campaigns/{campaignId}", "resource.not.found"),
            ("GET /api/v2/outbound/contactlists/{contactListId}", "contact.list.not.found"),
            ("GET /api/v2/authorization/roles/{roleId}", "not.found"),
        ]
    )
    func notFound(_ operation: String, _ code: String) throws {
        let operation = try #require(GenesysCatalogue.shared.operation(named: operation))
        #expect(GenesysErrorTemplate.notFound(for: operation).code == code)
    }
}
